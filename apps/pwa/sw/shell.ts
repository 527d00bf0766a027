/** The one document of the app, as the server answers it with all its headers. */
export const shell = '/app'

/**
 * The addresses that open without a connection. Everything else goes to the server: the debtor's link (/d), public
 * pages, uploads, files, webhooks, the API.
 */
export const isAppAddress = /^\/(?:app|desk)(?:\/|\?|$)/

type Entry = { url: string; revision: string | null }

/** The build knows the document as a file; a browser must keep it with the policy that the server sends along. */
export function shellFiles(entries: Entry[]): Entry[] {
  return entries.map((entry) => (entry.url === 'index.html' ? { ...entry, url: shell } : entry))
}

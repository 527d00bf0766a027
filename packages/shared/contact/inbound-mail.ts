/** What became of a mail that came in. Only the record knows; whoever sent it learns nothing from us. */
export const inboundOutcomes = [
  'THREADED',
  'AUTOMATIC',
  'NO_TOKEN',
  'BAD_TOKEN',
  'CLOSED',
  'EMPTY',
  'TOO_LARGE',
] as const
export type InboundOutcome = (typeof inboundOutcomes)[number]

/** The most of a mail that is read, in bytes, and the most files that are kept of it [G]. */
export const inboundLimits = { bytes: 30 * 1024 * 1024, files: 10 } as const

export type MailHeader = { readonly key: string; readonly value: string }

/**
 * Whether nobody wrote this: an automatic answer (RFC 3834), a mailing list, a report that a mail did not arrive.
 * Answering or filing those would fill conversations with noise, and two machines could talk for ever.
 */
export function isAutomatic(headers: readonly MailHeader[]): boolean {
  const has = (key: string, value: RegExp) =>
    headers.some((header) => header.key.toLowerCase() === key && value.test(header.value.trim()))
  return (
    has('auto-submitted', /^(?!no\b)\S/i) ||
    has('precedence', /^(bulk|junk|list|auto_reply)$/i) ||
    has('x-autoreply', /./) ||
    has('x-autorespond', /./) ||
    has('list-id', /./) ||
    has('return-path', /^<>$/) ||
    has('content-type', /multipart\/report/i)
  )
}

/** The addresses that a sign-in may lead on to. Everything else, above all another site, is refused. */
const inside = /^\/(app|desk)(?:[/?#]|$)/

/**
 * Where to go after a sign-in: the path that was asked for, if it is a place of this app, otherwise null.
 * A link that we did not write may carry `//evil.example`, `/\evil.example`, a scheme, or a line break.
 */
export function safeNext(asked: string | null | undefined): string | null {
  if (!asked || !inside.test(asked) || /[\\\s]/.test(asked)) return null
  const url = new URL(asked, 'https://saldo.invalid')
  if (url.host !== 'saldo.invalid' || !inside.test(url.pathname)) return null
  const isDoor = /^\/app\/(sign-in|register|forgot|new-password|verify-email|second-factor)(?:\/|$)/.test(
    url.pathname,
  )
  return isDoor ? null : url.pathname + url.search + url.hash
}

/** The address of the sign-in that leads back to where somebody was. */
export function signInAddress(from: { pathname: string; search: string; hash: string }): string {
  const next = safeNext(from.pathname + from.search + from.hash)
  return next && next !== '/app' ? `/app/sign-in?next=${encodeURIComponent(next)}` : '/app/sign-in'
}

/**
 * What somebody came for, read from the address of the sign-in or the sign-up: `next`, or the quote that is to
 * become a case (A06).
 */
export function wantedIn(search: URLSearchParams): string | null {
  const quote = search.get('quote')
  const fromQuote = quote ? `/app/cases/new?quote=${encodeURIComponent(quote)}` : null
  return safeNext(search.get('next')) ?? fromQuote
}

/** The step between sign-up and the app keeps in mind what somebody came for. An invitation needs no company. */
export function registerAddress(wanted: string | null): string {
  if (wanted?.startsWith('/app/invitation')) return wanted
  return wanted ? `/app/register/company?next=${encodeURIComponent(wanted)}` : '/app/register/company'
}

/** The secret of a quote inside the address that somebody wanted. */
export function quoteIn(wanted: string | null): string | undefined {
  const quote = wanted?.startsWith('/app/cases/new?')
    ? new URLSearchParams(wanted.split('?')[1]).get('quote')
    : null
  return quote ?? undefined
}

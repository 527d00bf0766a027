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
  const isDoor = /^\/app\/(sign-in|sign-up|forgot|new-password)(?:\/|$)/.test(url.pathname)
  return isDoor ? null : url.pathname + url.search + url.hash
}

/** The address of the sign-in that leads back to where somebody was. */
export function signInAddress(from: { pathname: string; search: string; hash: string }): string {
  const next = safeNext(from.pathname + from.search + from.hash)
  return next && next !== '/app' ? `/app/sign-in?next=${encodeURIComponent(next)}` : '/app/sign-in'
}

/** How long the cookie of a link waits for the second factor: long enough to look for an invoice. */
export const linkCookieSeconds = 30 * 60

/** The one-time code: six digits, ten minutes, five attempts, once. */
export const codeSeconds = 10 * 60
export const codeAttempts = 5

/** How long after its closing a case can still be read through its link (Part 7.7). */
export const monthsAfterClosing = 12

/** Why a mail server will not take a mail, now or ever; each is a sentence at the desk. */
export const mailRefusals = ['ADDRESS_UNKNOWN', 'MAILBOX_FULL', 'TOO_LARGE', 'NOT_ACCEPTED'] as const
export type MailRefusal = (typeof mailRefusals)[number]

export const isMailRefusal = (text: unknown): text is MailRefusal =>
  mailRefusals.some((refusal) => refusal === text)

/** The second and third number of an enhanced status code (RFC 3463), where they say more than the reply. */
const byStatus: readonly [RegExp, MailRefusal][] = [
  [/^5\.2\.2$/, 'MAILBOX_FULL'],
  [/^5\.(2\.3|3\.4)$/, 'TOO_LARGE'],
  // A wrong address, a mailbox that was closed, and a domain that has none.
  [/^5\.(1\.([0-6]|10)|2\.1|4\.4)$/, 'ADDRESS_UNKNOWN'],
  [/^5\.\d+\.\d+$/, 'NOT_ACCEPTED'],
]
/** The plain replies of RFC 5321 for a server that says no more than that. */
const byReply: Readonly<Record<number, MailRefusal>> = {
  550: 'ADDRESS_UNKNOWN',
  551: 'ADDRESS_UNKNOWN',
  552: 'MAILBOX_FULL',
  553: 'ADDRESS_UNKNOWN',
}

/** What a final refusal means; without any reply the address itself could not be written on an envelope. */
export function whyRefused(reply: number | null, status: string | null): MailRefusal {
  const told = byStatus.find(([shape]) => status !== null && shape.test(status))
  if (told) return told[1]
  return reply === null ? 'ADDRESS_UNKNOWN' : (byReply[reply] ?? 'NOT_ACCEPTED')
}

/** The enhanced status code in the words of a mail server: `550 5.1.1 no such mailbox`. */
export function statusIn(answer: string): string | null {
  return /^\d{3}[ -](5\.\d{1,3}\.\d{1,3})\b/.exec(answer)?.[1] ?? null
}

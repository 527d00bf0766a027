import type { MailRefusal } from '#shared/contact/mail-refusal.ts'
import type { Instant } from '#shared/dates.ts'
import type { Language } from '#shared/languages.ts'
import { isLanguage } from '#shared/languages.ts'
import { isId, newId } from '#shared/ids.ts'
import type { Prisma } from '#db/client.ts'
import { replyAddress } from './contact/reply-address.ts'
import type { Tx } from './db.ts'
import type { Json } from './events.ts'
import type { House } from './house.ts'
import { MailFailure, type Mail } from './ports/mail.ts'
import { seal, unseal } from './secrets.ts'

/** Every kind of mail we send. Each is built by the slice it belongs to. */
export type MailKind =
  | 'verify-email'
  | 'password-reset'
  | 'invitation'
  | 'daily-news'
  | 'deputy-named'
  | 'deputy-released'
  | 'quote'
  | 'monthly-report'
  | 'case-receipt'
  | 'case-accepted'
  | 'case-declined'
  | 'information-request'
  | 'information-reminder'
  | 'information-answered'
  | 'waiver-waiting'
  | 'case-entered'
  | 'cost-consent-asked'
  | 'cost-consent-answered'
  | 'first-letter'
  | 'link-code'
  | 'question-received'
  | 'question-waiting'
  | 'question-answered'
  | 'message-to-creditor'
  | 'plan-waiting'
  | 'plan-ended'
  | 'plan-for-creditor'
  | 'plan-answered'
  | 'plan-expired'
  | 'plan-signed'
  | 'plan-begun'
  | 'instalment-reminder'
  | 'plan-turned'
  | 'plan-turned-news'
  | 'charge-refused'
  | 'card-ends'
  | 'card-stopped'
  | 'card-stopped-news'
  | 'dispute-received'
  | 'dispute-question'
  | 'dispute-resolved'
  | 'dispute-asked'
  | 'dispute-reminder'
  | 'dispute-decided'
  | 'dispute-waiting'
  | 'direct-waiting'
  | 'direct-question'
  | 'direct-reminder'
  | 'direct-rejected'
  | 'settlement-letter'
  | 'payment-receipt'
  | 'payment-received'
  | 'chargeback-waiting'
  | 'chargeback-news'
  | 'receipt-corrected'
  | 'balance-corrected'
  | 'refund-debtor'
  | 'refund-creditor'
  | 'credit-offered'
  | 'remittance-sent'
  | 'bank-details-changed'
  | 'complaint-received'
  | 'complaint-answered'
  | 'lead-received'
  | 'lead-waiting'

/**
 * News of a case, which a person may ask to get once a day. Everything else (receipts, requests with a deadline,
 * refusals) goes out at once, because law or contract wants it so.
 */
const news: ReadonlySet<MailKind> = new Set([
  'case-accepted',
  'message-to-creditor',
  'payment-received',
  'plan-begun',
  'remittance-sent',
])

export type OwedMail = {
  /** One key, one mail, however often the cause repeats. */
  key: string
  kind: MailKind
  recipient: string
  language: Language
  data: Record<string, Json>
  /** Links with a token, codes: sealed until the mail is sent, then forgotten. */
  secrets?: Record<string, string>
  caseId?: string
  creditorId?: string
}

export type MailParts = Pick<Mail, 'subject' | 'text' | 'html'> &
  Partial<Pick<Mail, 'attachments' | 'replyTo'>>
export type MailData = Record<string, Json>
/** Writes a mail as it is true when it leaves; null when by then there is nothing left to say. */
export type BuildMail = (
  house: House,
  data: MailData,
  secrets: Record<string, string>,
  language: Language,
) => MailParts | null | Promise<MailParts | null>
/** What follows when a mail is refused for good, in the transaction that notes it. */
export type RefusedMail = { data: MailData; recipient: string; why: MailRefusal; at: Instant }
export type WhenRefused = (house: House, tx: Tx, mail: RefusedMail) => Promise<void>

export type MailBuilders = { [K in MailKind]: BuildMail }

/** Writes down that a mail is owed, in the transaction of its cause, and sends the job that pays it. */
export async function oweMail(
  house: Pick<House, 'config' | 'jobs' | 'clock'>,
  tx: Tx,
  owed: OwedMail,
): Promise<void> {
  const now = house.clock.now()
  const wish = news.has(owed.kind) ? await wishOf(tx, owed.recipient) : 'now'
  if (wish === 'never') return
  const held = wish === 'daily'
  const sealed = owed.secrets ? seal(house.config.authSecret, JSON.stringify(owed.secrets)) : null
  const data: Prisma.InputJsonValue = {
    ...owed.data,
    ...(sealed ? { sealed } : {}),
    ...(held ? { held } : {}),
  } as Prisma.InputJsonObject
  const mailId = newId('mail', Date.parse(now))
  const { count } = await tx.outgoingMail.createMany({
    data: {
      id: mailId,
      key: owed.key,
      kind: owed.kind,
      creditorId: owed.creditorId ?? null,
      caseId: owed.caseId ?? null,
      recipient: owed.recipient,
      language: owed.language,
      data,
      createdAt: new Date(now),
    },
    skipDuplicates: true,
  })
  if (count === 1 && !held) await house.jobs.enqueue(tx, 'mail.send', { mailId })
}

/** How a person wants to hear news; whoever has no account has chosen nothing. */
async function wishOf(tx: Tx, email: string): Promise<string> {
  const user = await tx.user.findUnique({ where: { email }, select: { mailNews: true } })
  return user?.mailNews ?? 'now'
}

/** Mails that belong to a conversation of a case: an answer to them lands in it. */
const conversations: Partial<Record<string, 'creditor' | 'debtor'>> = {
  'message-to-creditor': 'creditor',
  'first-letter': 'debtor',
  'question-received': 'debtor',
  'question-answered': 'debtor',
} satisfies Partial<Record<MailKind, 'creditor' | 'debtor'>>

function replyAddressOf(
  config: House['config'],
  { kind, caseId, recipient }: { kind: string; caseId: string | null; recipient: string },
): string | null {
  const audience = conversations[kind]
  return audience && isId('case', caseId) ? replyAddress(config, { caseId, audience }, recipient) : null
}

/** Sends one owed mail. A mail already sent is left alone; a refusal for good is noted and not tried again. */
export async function sendOwedMail(
  house: House,
  builders: Partial<MailBuilders>,
  mailId: string,
  refused: Partial<Record<MailKind, WhenRefused>> = {},
): Promise<void> {
  const row = await house.db.outgoingMail.findUnique({ where: { id: mailId } })
  if (!row || row.sentAt || row.failedAt) return
  const { sealed, ...data } = row.data as MailData
  const secrets = typeof sealed === 'string' ? JSON.parse(unseal(house.config.authSecret, sealed)) : {}
  const language = isLanguage(row.language) ? row.language : 'en'
  const build = builders[row.kind as MailKind]
  if (!build) throw new Error(`No slice writes mails of kind ${row.kind}`)
  const parts = await build(house, data, secrets, language)
  const now = house.clock.now()
  const at = new Date(now)
  if (parts === null) {
    const dropped = { failedAt: at, lastError: 'moot', data: data as Prisma.InputJsonObject }
    await house.db.outgoingMail.update({ where: { id: mailId }, data: dropped })
    return
  }
  try {
    const replyTo = replyAddressOf(house.config, row) ?? parts.replyTo
    const { messageId } = await house.mail.send({
      key: row.key,
      to: row.recipient,
      language,
      ...parts,
      ...(replyTo ? { replyTo } : {}),
    })
    await house.db.outgoingMail.update({
      where: { id: mailId },
      data: { sentAt: at, messageId, data: data as Prisma.InputJsonObject, attempts: { increment: 1 } },
    })
  } catch (error) {
    if (!(error instanceof MailFailure) || !error.permanent) {
      await house.db.outgoingMail.update({
        where: { id: mailId },
        data: { attempts: { increment: 1 }, lastError: 'temporary' },
      })
      throw error
    }
    const { why } = error
    await house.db.$transaction(async (tx) => {
      await refused[row.kind as MailKind]?.(house, tx, { data, recipient: row.recipient, why, at: now })
      await tx.outgoingMail.update({
        where: { id: mailId },
        data: {
          attempts: { increment: 1 },
          lastError: why,
          failedAt: at,
          // What nobody received is forgotten like what somebody did.
          data: data as Prisma.InputJsonObject,
        },
      })
    })
  }
}

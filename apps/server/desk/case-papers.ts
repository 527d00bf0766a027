import { isMailRefusal, type MailRefusal } from '#shared/contact/mail-refusal.ts'
import { day, type Instant, instant } from '#shared/dates.ts'
import type { CaseId } from '#shared/ids.ts'
import { fromBigInt } from '#shared/money.ts'
import type { Db } from '../db.ts'
import type { Json } from '../events.ts'
import type { MailData } from '../outgoing-mail.ts'
import { caseReceipts } from '../payments/case-receipts.ts'

const moment = (at: Date): Instant => instant(at.toISOString())
const momentOrNull = (at: Date | null) => (at === null ? null : moment(at))
/** Longer lists are read in the record of the case. */
const most = 200

export async function requestsOf(db: Db, caseId: string) {
  const rows = await db.informationRequest.findMany({
    where: { caseId },
    orderBy: { askedAt: 'desc' },
    take: most,
  })
  return rows.map(({ id, question, items, askedAt, dueOn, answer, answeredBy, answeredAt, cancelled }) => ({
    requestId: id,
    question,
    items,
    askedAt: moment(askedAt),
    dueOn: day(dueOn),
    answer,
    answeredBy,
    answeredAt: momentOrNull(answeredAt),
    isOpen: answeredAt === null && !cancelled,
  }))
}

export async function notesOf(db: Db, caseId: string) {
  const rows = await db.note.findMany({ where: { caseId }, orderBy: { createdAt: 'desc' }, take: most })
  return rows.map(({ id, authorName, text, createdAt }) => ({
    noteId: id,
    authorName,
    text,
    at: moment(createdAt),
  }))
}

export async function lettersOf(db: Db, caseId: string) {
  const rows = await db.letter.findMany({ where: { caseId }, orderBy: { createdAt: 'asc' }, take: most })
  const refused = rows.some(({ sentAt }) => sentAt === null) ? await refusalsOf(db, caseId) : none
  return rows.map(({ id, kind, channel, language, contactId, paperSha256, createdOn, sentAt }) => ({
    letterId: id,
    kind,
    channel,
    language,
    contactId,
    sha256: paperSha256,
    createdOn: day(createdOn),
    sentAt: momentOrNull(sentAt),
    /** Why the mail server would not take it; null for a letter that has left or was never mailed. */
    refused: sentAt === null ? (refused.get(id) ?? null) : null,
  }))
}

const none: ReadonlyMap<string, Refused> = new Map()
type Refused = { to: string; why: MailRefusal }

/** The last refusal of each letter of a case. */
async function refusalsOf(db: Db, caseId: string): Promise<ReadonlyMap<string, Refused>> {
  const mails = await db.outgoingMail.findMany({
    where: { caseId, kind: 'first-letter', failedAt: { not: null } },
    orderBy: { failedAt: 'asc' },
    take: most,
    select: { data: true, recipient: true, lastError: true },
  })
  return new Map(
    mails.map(({ data, recipient, lastError }) => [
      String((data as MailData).letterId),
      { to: recipient, why: isMailRefusal(lastError) ? lastError : 'NOT_ACCEPTED' },
    ]),
  )
}

/** The links of a debtor without anything that would open them. */
export async function linksOf(db: Db, caseId: string) {
  const rows = await db.debtorLink.findMany({
    where: { caseId },
    orderBy: { createdAt: 'desc' },
    take: most,
    select: {
      id: true,
      contactId: true,
      createdAt: true,
      expiresAt: true,
      revokedAt: true,
      firstOpenedAt: true,
    },
  })
  return rows.map(({ id, contactId, createdAt, expiresAt, revokedAt, firstOpenedAt }) => ({
    linkId: id,
    contactId,
    createdAt: moment(createdAt),
    expiresAt: moment(expiresAt),
    revokedAt: momentOrNull(revokedAt),
    firstOpenedAt: momentOrNull(firstOpenedAt),
  }))
}

/** What was paid, with all that became of it, and what was only tried. */
export async function paymentsOf(db: Db, caseId: CaseId, zone: string) {
  const receipts = await caseReceipts(db, caseId, zone)
  const runs = await db.remittance.findMany({
    where: { id: { in: receipts.flatMap((receipt) => receipt.remittances.map((one) => one.remittanceId)) } },
    select: { id: true, runId: true },
  })
  const runOf = new Map(runs.map(({ id, runId }) => [id, runId]))
  const receiptOf = new Map<string, (typeof receipts)[number]>(receipts.map((one) => [one.paymentId, one]))
  const rows = await db.payment.findMany({
    // What is left of a receipt stands with the receipt that it is of.
    where: { caseId, OR: [{ id: { in: [...receiptOf.keys()] } }, { receiptNumber: null }] },
    orderBy: { startedAt: 'desc' },
    take: most,
    select: {
      id: true,
      status: true,
      method: true,
      amountMinor: true,
      currency: true,
      cardBrand: true,
      cardLast4: true,
      failure: true,
      startedAt: true,
      settledAt: true,
      receivedOn: true,
    },
  })
  return rows.map(({ id, amountMinor, startedAt, settledAt, ...row }) => {
    const receipt = receiptOf.get(id) ?? null
    return {
      ...row,
      paymentId: id,
      amount: fromBigInt(amountMinor),
      startedAt: moment(startedAt),
      settledAt: momentOrNull(settledAt),
      /** Null for what was only tried. */
      receipt: receipt && {
        ...receipt,
        remittances: receipt.remittances.map((one) => ({ ...one, runId: runOf.get(one.remittanceId) ?? '' })),
      },
    }
  })
}

/** The record of a case with what is internal, the latest first. Only the plain facts of an event are shown. */
export async function history(db: Db, caseId: string) {
  const rows = await db.caseEvent.findMany({
    where: { caseId },
    orderBy: { seq: 'desc' },
    take: most,
    select: {
      seq: true,
      at: true,
      actorKind: true,
      actorName: true,
      kind: true,
      after: true,
      why: true,
      internal: true,
    },
  })
  return rows.map(({ at, after, ...row }) => ({ ...row, at: moment(at), facts: plainFacts(after as Json) }))
}

function plainFacts(after: Json): Record<string, string | number | boolean> {
  if (after === null || typeof after !== 'object' || Array.isArray(after)) return {}
  const plain = Object.entries(after).filter(
    (entry): entry is [string, string | number | boolean] =>
      entry[1] !== null && typeof entry[1] !== 'object',
  )
  return Object.fromEntries(plain)
}

import type { CreditorId } from '#shared/ids.ts'
import type { EntryKind } from '#shared/bank/camt-entry.ts'
import type { PossibleCase, WhyNotMatched } from '#shared/bank/match-entry.ts'
import { whyNotCharge } from '#shared/bank/returned.ts'
import type { PayBackStatus } from '#shared/bank/pay-back.ts'
import { suggestCases } from '#shared/bank/suggest-cases.ts'
import { day, type Instant, instant } from '#shared/dates.ts'
import { fromBigInt } from '#shared/money.ts'
import { Refusal } from '#shared/refusal.ts'
import { casesByWords } from '../cases/cases-by-words.ts'
import type { Ctx } from '../trpc.ts'
import { arrivedMoney } from './arrived-money.ts'
import { paidAmount } from './book-entry.ts'
import { possibleReturns } from './settle-return.ts'
import { casesById, casesInWork, namedCases } from './possible-cases.ts'

export type MoneyStatus = 'NEW' | 'SUSPENSE' | 'WAITING' | 'DONE'
export type WhyWaiting =
  | WhyNotMatched
  | 'debit'
  | 'return'
  | 'return-part'
  | 'returned-transfer'
  | 'returned'
  | 'taken-back'
  | 'came-back'

/** The last time that the money of a booking was to go back: who asked for it, who agreed, what the bank said. */
async function payBackOf({ house, actor }: Ctx, entryId: string) {
  const row = await house.db.payBack.findFirst({
    where: { kind: 'SUSPENSE', subjectId: entryId },
    orderBy: { requestedAt: 'desc' },
  })
  if (!row) return null
  const me = 'userId' in actor ? actor.userId : ''
  return {
    payBackId: row.id,
    version: row.version,
    status: row.status as PayBackStatus,
    amount: fromBigInt(row.amountMinor),
    currency: row.currency,
    toName: row.toName,
    toIban: row.toIban,
    why: row.why,
    endToEndId: row.endToEndId,
    requestedByName: row.requestedByName,
    requestedAt: instant(row.requestedAt.toISOString()) as Instant,
    approvedByName: row.approvedByName,
    declinedByName: row.declinedByName,
    declinedWhy: row.declinedWhy,
    heldUntil: row.heldUntil ? (instant(row.heldUntil.toISOString()) as Instant) : null,
    confirmedOn: row.confirmedOn ? day(row.confirmedOn) : null,
    returnedOn: row.returnedOn ? day(row.returnedOn) : null,
    returnReason: row.returnReason,
    /** I asked for it, so that I am not the second person. */
    isMine: row.requestedById === me,
    /** I decided last, so that I may take it back. */
    isLastByMe: (row.approvedById ?? row.requestedById) === me,
  }
}

/** One booking of the bank as a person decides about it: what the bank said, what was decided, and what is suggested. */
export async function money(ctx: Ctx, { entryId }: { entryId: string }) {
  const { house } = ctx
  const row = await house.db.bankEntry.findUnique({
    where: { id: entryId },
    include: { assignments: { orderBy: { at: 'asc' } }, import: { select: { fileName: true } } },
  })
  if (!row) throw new Refusal('access.notFound')
  const arrived = arrivedMoney(row)
  const creditor = await house.db.creditor.findUniqueOrThrow({
    where: { id: row.creditorId },
    select: { name: true },
  })
  const isWaiting = row.status === 'SUSPENSE'
  const near = isWaiting ? await casesInWork(house, row.creditorId, row.currency) : []
  const named = isWaiting ? await namedCases(house, arrived) : []
  const cases = new Map([...near, ...named].map((file) => [file.caseId, file]))
  const rest = fromBigInt(row.restMinor)
  const suggestions = suggestCases({ ...arrived, amount: rest }, [...cases.values()])
  const assigned = await casesById(
    house,
    row.assignments.flatMap(({ caseId }) => (caseId ? [caseId] : [])),
  )
  const returns = await possibleReturns(ctx, row)
  return {
    entryId: row.id,
    /** What its postings were caused by: the receipt where the case was known at once, else the booking itself. */
    postedAs: row.subjectId ?? row.id,
    creditorId: row.creditorId as CreditorId,
    creditorName: creditor.name,
    kind: row.kind as EntryKind,
    status: row.status as MoneyStatus,
    why: row.why as WhyWaiting | null,
    returnReason: row.returnReason,
    iban: row.iban,
    amount: fromBigInt(row.amountMinor),
    paid: paidAmount(row),
    charges: fromBigInt(row.chargesMinor),
    rest,
    currency: row.currency,
    bookedOn: day(row.bookedOn),
    payerName: row.counterpartyName,
    payerIban: row.counterpartyIban,
    reference: row.reference,
    text: row.text,
    endToEndId: row.endToEndId,
    payBack: await payBackOf(ctx, entryId),
    /** What a payer's bank took back: which bookings it may have been, and what taking each back would do. */
    returns,
    /** One of them is it for certain, so that it is no charge of the bank. */
    isKnownReturn: whyNotCharge(returns) !== null,
    loss: fromBigInt(row.lossMinor),
    file: { name: row.import.fileName, line: row.line },
    suggestions: suggestions.flatMap(({ caseId, reasons }) => {
      const file = cases.get(caseId)
      return file ? [{ ...shown(file), reasons }] : []
    }),
    assignments: row.assignments.map((part) => ({
      assignmentId: part.id,
      /** What its postings were caused by. */
      postedAs: part.paymentId ?? part.id,
      kind: part.kind as 'ASSIGNED' | 'GIVEN_BACK',
      paymentId: part.paymentId,
      caseId: part.caseId,
      caseNumber: assigned.find(({ caseId }) => caseId === part.caseId)?.number ?? null,
      debtorName: assigned.find(({ caseId }) => caseId === part.caseId)?.debtorName ?? null,
      amount: fromBigInt(part.amountMinor),
      endToEndId: part.endToEndId,
      why: part.why,
      at: instant(part.at.toISOString()) as Instant,
      takenBackWhy: part.takenBackWhy,
      isTakenBack: part.takenBackAt !== null,
      isConfirmed: part.confirmedAt !== null,
    })),
  }
}

/** Cases of the creditor whose account it is, by number, debtor, reference or invoice; never anybody else's (A56). */
export async function findCases({ house }: Ctx, { entryId, query }: { entryId: string; query: string }) {
  const row = await house.db.bankEntry.findUnique({
    where: { id: entryId },
    select: { creditorId: true, currency: true },
  })
  if (!row) throw new Refusal('access.notFound')
  if (query === '') return []
  const found = await house.db.case.findMany({
    where: {
      creditorId: row.creditorId,
      currency: row.currency,
      ...casesByWords(query),
    },
    orderBy: { activeAt: 'desc' },
    take: 10,
    select: { id: true },
  })
  return (
    await casesById(
      house,
      found.map(({ id }) => id),
    )
  ).map(shown)
}

const shown = ({ caseId, number, debtorName, outstanding, dueNow }: PossibleCase) => ({
  caseId,
  number,
  debtorName,
  outstanding,
  dueNow,
})

import { day, type Instant, instant } from '#shared/dates.ts'
import { payoutsPage } from '#shared/bank/bank-input.ts'
import { fromBigInt } from '#shared/money.ts'
import { isOwnMove } from '#shared/payments/card-payout.ts'
import { payoutMoveKind, payoutState } from '#shared/payments/payout-state.ts'
import { Refusal } from '#shared/refusal.ts'
import type { CardPayout } from '#db/client.ts'
import type { Ctx } from '../trpc.ts'

const mostUnknown = 100

/** What the card provider paid out, the latest first, and what on the account of client money nobody has recognised. */
export async function payouts({ house: { db } }: Ctx, { cursor }: { cursor?: string | undefined }) {
  const rows = await db.cardPayout.findMany({
    where: cursor ? { id: { lt: cursor } } : {},
    orderBy: { id: 'desc' },
    take: payoutsPage + 1,
  })
  const unknown = await db.collectiveEntry.findMany({
    where: { settledAt: null },
    orderBy: { id: 'desc' },
    take: mostUnknown,
  })
  const shown = rows.slice(0, payoutsPage)
  return {
    items: shown.map(payoutFacts),
    next: rows.length > payoutsPage ? (shown.at(-1)?.id ?? null) : null,
    unknown: unknown.map(({ id, amountMinor, currency, bookedOn, text, reference, endToEndId, line }) => ({
      entryId: id,
      amount: fromBigInt(amountMinor),
      currency,
      bookedOn: day(bookedOn),
      words: [text, reference, endToEndId].find((said) => said && said !== 'NOTPROVIDED') ?? null,
      line,
    })),
  }
}

const payoutFacts = (row: CardPayout) => ({
  cardPayoutId: row.id,
  providerId: row.payoutId,
  amount: fromBigInt(row.amountMinor),
  currency: row.currency,
  state: payoutState(row),
  arrivesOn: day(row.arrivesOn),
  arrivedOn: row.arrivedOn === null ? null : day(row.arrivedOn),
  carriedById: row.carriedById,
  createdAt: instant(row.createdAt.toISOString()) as Instant,
})

/** One payout taken apart: each movement at the provider, whose it is, and the posting by which it left for the bank. */
export async function payout({ house: { db } }: Ctx, { cardPayoutId }: { cardPayoutId: string }) {
  const row = await db.cardPayout.findUnique({
    where: { id: cardPayoutId },
    include: { lines: { orderBy: { id: 'asc' } } },
  })
  if (!row) throw new Refusal('access.notFound')
  const lines = row.lines.filter((line) => !isOwnMove(line))
  const cause = (moveId: string) => `card-paid-out:${row.times > 1 ? `${moveId}:${row.times}` : moveId}`
  const [posted, cases] = await Promise.all([
    db.ledgerTransaction.findMany({
      where: { cause: { in: lines.filter(({ isBooked }) => isBooked).map(({ moveId }) => cause(moveId)) } },
      select: { id: true, cause: true },
    }),
    db.case.findMany({
      where: { id: { in: lines.flatMap(({ caseId }) => (caseId ? [caseId] : [])) } },
      select: { id: true, number: true, creditor: { select: { name: true } } },
    }),
  ])
  const postingOf = new Map(posted.map(({ id, cause: of }) => [of, id]))
  const caseOf = new Map(cases.map((file) => [file.id, file]))
  return {
    ...payoutFacts(row),
    lines: lines.map((line) => ({
      lineId: line.id,
      kind: payoutMoveKind(line.kind),
      amount: fromBigInt(line.amountMinor),
      fee: fromBigInt(line.feeMinor),
      currency: line.currency,
      caseId: line.caseId,
      caseNumber: caseOf.get(line.caseId ?? '')?.number ?? null,
      creditorName: caseOf.get(line.caseId ?? '')?.creditor.name ?? null,
      postingId: postingOf.get(cause(line.moveId)) ?? null,
    })),
  }
}

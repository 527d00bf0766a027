import { afterAll, expect, test } from 'vitest'
import { type CaseId, newId } from '#shared/ids.ts'
import { claimColumns } from '../cases/load-claim.ts'
import { termsColumns } from '../cases/price-of-case.ts'
import { openLivedTown } from '../testing/lived-town.ts'
import { gatherReceipt } from './gather-receipt.ts'

const { saldo } = await openLivedTown()
const { db } = saldo.house
afterAll(() => saldo.close())

/** Parts of a claim that the town does not know by itself: money given back, interest waived, an invoice credited. */
async function addWhatIsRare(): Promise<void> {
  const payment = await db.payment.findFirstOrThrow({ where: { status: 'SUCCEEDED' } })
  const { caseId, creditorId, currency } = payment
  const { id: invoiceId } = await db.invoice.findFirstOrThrow({ where: { caseId } })
  const { id: disputeId } = await db.dispute.findFirstOrThrow()
  const now = Date.parse(saldo.clock.now())
  const at = new Date(now)
  await db.refund.create({
    data: {
      ...{
        id: newId('refund', now),
        caseId,
        creditorId,
        paymentId: payment.id,
        status: 'DONE',
        currency,
        way: 'card',
      },
      ...{ amountMinor: 1_000n, fromCreditMinor: 1_000n, why: 'Paid twice', requestedById: 'test' },
      ...{ requestedByName: 'Test', requestedAt: at, orderedAt: at },
    },
  })
  await db.interestWaiver.create({
    data: {
      ...{ id: newId('waiver', now), invoiceId, caseId, creditorId, amountMinor: 500n, currency },
      ...{ reason: 'Agreed', askedById: 'test', askedByName: 'Test', askedAt: at, needsSecond: false },
      ...{ decidedById: 'test', decidedByName: 'Test', decidedAt: at },
      effectiveOn: saldo.house.clock.today(),
    },
  })
  await db.invoiceCredit.create({
    data: {
      ...{ id: newId('credit', now), invoiceId, caseId, creditorId, disputeId, amountMinor: 700n },
      ...{ reason: 'Returned goods', createdById: 'test', createdAt: at },
    },
  })
}

test('what is gathered for a receipt is what every claim is read from', async () => {
  await addWhatIsRare()
  const payments = await db.payment.findMany({ select: { id: true, caseId: true } })
  const seen = new Set<string>()
  const lists = new Set<string>()
  for (const { id, caseId } of payments) {
    const { payment, file, chain } = await gatherReceipt(db, caseId as CaseId, id)
    const { eventSeq, eventHash, ...read } = await db.case.findUniqueOrThrow({
      where: { id: caseId },
      select: {
        ...claimColumns,
        ...termsColumns,
        creditor: claimColumns.creditor,
        status: true,
        bookedOn: true,
        eventSeq: true,
        eventHash: true,
      },
    })
    // Without a plan nobody asks what has only begun.
    const counts = ({ status: is }: { status: string }) => is === 'SUCCEEDED' || read.plans.length > 0
    expect(sorted(file)).toEqual(sorted({ ...read, payments: read.payments.filter(counts) }))
    expect(chain).toEqual({ seq: eventSeq, hash: eventHash })
    const { creditorId, currency, method, amountMinor, invoiceIds, startedAt, firstSettledAt } =
      await db.payment.findUniqueOrThrow({ where: { id } })
    const own = { creditorId, currency, method, amountMinor, invoiceIds, startedAt, firstSettledAt }
    expect(payment).toEqual({ id, ...own })
    for (const [name, value] of Object.entries(read)) {
      if (Array.isArray(value)) lists.add(name)
      if (Array.isArray(value) && value.length > 0) seen.add(name)
    }
    if (read.invoices.some(({ credits }) => credits.length)) seen.add('credits')
    if (read.invoices.some(({ waivers }) => waivers.length)) seen.add('waivers')
  }
  // A list that is empty everywhere would compare nothing.
  expect(seen).toEqual(new Set([...lists, 'credits', 'waivers']))
})

/** Rows that have no order of their own come in any. */
function sorted<T>(value: T): T {
  const text = (one: unknown) =>
    JSON.stringify(one, (_, held) => (typeof held === 'bigint' ? `${held}` : held))
  const walk = (one: unknown): unknown => {
    if (Array.isArray(one)) return one.map(walk).toSorted((a, b) => (text(a) < text(b) ? -1 : 1))
    if (one === null || typeof one !== 'object' || one instanceof Date) return one
    return Object.fromEntries(Object.entries(one).map(([key, held]) => [key, walk(held)]))
  }
  return walk(value) as T
}

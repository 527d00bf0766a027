import { type Currency, fromBigInt, type Minor } from '#shared/money.ts'
import { newId } from '#shared/ids.ts'
import {
  isRemittable,
  type LeftOut,
  proposeRemittance,
  type Remittable,
} from '#shared/remittances/propose.ts'
import { approvalsNeeded, type Total } from '#shared/remittances/run-policy.ts'
import { detailsInForce } from '../bank/details-in-force.ts'
import { inTransaction, type Tx } from '../db.ts'
import type { House } from '../house.ts'
import { booksOf, withMoney } from './creditor-books.ts'

const system = { kind: 'system', language: 'en' } as const

/**
 * Counts what goes to whom, one creditor and currency after the other, each in a transaction of its own: how far it is
 * can be read, and after a restart it goes on where it was.
 */
export async function countRun(house: House, runId: string): Promise<void> {
  const { db } = house
  const run = await db.remittanceRun.findUnique({ where: { id: runId } })
  if (run?.status !== 'COUNTING') return
  const whose = await withMoney(db)
  const done = await db.remittance.findMany({
    where: { runId },
    select: { creditorId: true, currency: true },
  })
  const isDone = new Set(done.map(({ creditorId, currency }) => `${creditorId} ${currency}`))
  for (const [place, { creditorId, currency }] of whose.entries()) {
    if (!isDone.has(`${creditorId} ${currency}`)) await countOne(house, { runId, creditorId, currency })
    await db.remittanceRun.update({
      where: { id: runId },
      data: { creditorsToCount: whose.length, creditorsCounted: place + 1 },
    })
  }
  await inTransaction(db, system, async (tx) => {
    const totals = await totalsOf(tx, runId)
    await tx.remittanceRun.updateMany({
      where: { id: runId, status: 'COUNTING' },
      data: {
        // A run that moves nothing is nothing to approve.
        status: totals.length > 0 ? 'PROPOSED' : 'DONE',
        approvalsNeeded: approvalsNeeded(totals, house.clock.today()),
      },
    })
  })
}

/** What leaves with a run, by currency: to creditors, and to us. */
export async function totalsOf(tx: Tx, runId: string): Promise<Total[]> {
  const rows = await tx.remittance.groupBy({
    by: ['currency'],
    where: { runId, status: { in: ['DRAFT', 'SENT', 'CONFIRMED', 'RETURNED'] } },
    _sum: { grossMinor: true },
    orderBy: { currency: 'asc' },
  })
  return rows.map(({ currency, _sum }) => ({ currency, amount: fromBigInt(_sum.grossMinor ?? 0n) }))
}

async function countOne(
  house: House,
  whose: { runId: string; creditorId: string; currency: Currency },
): Promise<void> {
  const at = house.clock.now()
  await inTransaction(house.db, system, async (tx) => {
    // Two servers may count the same run, where one was thought to be gone: each company is counted by one of them, and
    // nobody once the sums are there to be approved.
    await tx.$queryRaw`select 1 from "RemittanceRun" where id = ${whose.runId} for update`
    const isOpen = await tx.remittanceRun.count({
      where: { id: whose.runId, status: 'COUNTING', remittances: { none: whose } },
    })
    const found = isOpen > 0 ? await proposalOf(house, tx, whose) : null
    if (!found) return
    const id = newId('remittance', Date.parse(at))
    if (!isRemittable(found)) return leaveOut(tx, { ...whose, id }, found)
    const { lines, bankDetailsId, madeGood, held: _, ...sums } = found
    await tx.remittance.create({
      data: {
        ...whose,
        id,
        status: 'DRAFT',
        bankDetailsId,
        ...columnsOf(sums),
        netMinor: BigInt(sums.net),
        madeGoodMinor: BigInt(madeGood),
      },
    })
    await tx.remittanceLine.createMany({
      data: lines.map((line) => ({
        id: newId('remittanceLine', Date.parse(at)),
        remittanceId: id,
        creditorId: whose.creditorId,
        caseId: line.caseId,
        ...columnsOf(line),
        payableMinor: BigInt(line.payable),
      })),
    })
  })
}

/** What the rules say today about one creditor in one currency. */
export async function proposalOf(
  house: House,
  tx: Tx,
  { creditorId, currency }: { creditorId: string; currency: Currency },
): Promise<(Remittable & { bankDetailsId: string; held: readonly string[] }) | LeftOut | null> {
  const details = await detailsInForce(tx, creditorId, house.clock.now())
  const books = await booksOf(tx, { creditorId, currency }, details !== null)
  const found = proposeRemittance(books, house.clock.today())
  if (!found || !isRemittable(found)) return found
  if (!details) throw new Error('Nothing is remitted without bank details')
  return { ...found, bankDetailsId: details.id, held: books.held }
}

type Parts = { gross: Minor; fee: Minor; vat: Minor; kept: Minor }

const columnsOf = ({ gross, fee, vat, kept }: Parts) => ({
  grossMinor: BigInt(gross),
  feeMinor: BigInt(fee),
  vatMinor: BigInt(vat),
  keptMinor: BigInt(kept),
})

async function leaveOut(
  tx: Tx,
  whose: { id: string; runId: string; creditorId: string; currency: Currency },
  { reason, amount }: LeftOut,
): Promise<void> {
  const nothing = { grossMinor: 0n, feeMinor: 0n, vatMinor: 0n, keptMinor: 0n }
  const data = { ...whose, status: 'LEFT_OUT', leftOut: reason, ...nothing, netMinor: BigInt(amount) }
  await tx.remittance.create({ data })
}

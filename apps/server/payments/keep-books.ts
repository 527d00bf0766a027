import type { Actor } from '#shared/access/actor.ts'
import { type CaseStatus, caseStatuses, isCollecting } from '#shared/cases/case.ts'
import { timeZone } from '#shared/countries.ts'
import { type Day, lastDayOfPreviousMonth } from '#shared/dates.ts'
import type { CaseId } from '#shared/ids.ts'
import { bookClaim } from '../cases/book-claim.ts'
import { loadClaim } from '../cases/load-claim.ts'
import { inTransaction, type Tx } from '../db.ts'
import type { House } from '../house.ts'
import { chargeCommission } from './charge-commission.ts'
import { endPaidPlan } from './end-paid-plan.ts'

const system: Actor = { kind: 'system', language: 'en' }
const collecting = caseStatuses.filter(isCollecting)
const atOnce = 200

/**
 * Brings every claim in collection to the books as of the last day of the month that is over, on the calendar of its
 * creditor, so that every month begins with what was owed when it began. Cases of a database from before the books are
 * placed in them, and what they have brought is charged. A case that is done leaves the question, so that this may stop
 * anywhere and be run as often as one likes.
 */
export async function keepBooks(house: House): Promise<void> {
  const creditors = await house.db.creditor.findMany({
    distinct: ['country'],
    select: { country: true },
    orderBy: { country: 'asc' },
  })
  for (const { country } of creditors) {
    const monthEnd = lastDayOfPreviousMonth(house.clock.today(timeZone(country)))
    let after = ''
    for (;;) {
      const waiting = await house.db.case.findMany({
        where: { creditor: { country }, id: { gt: after }, ...notBooked(monthEnd) },
        orderBy: { id: 'asc' },
        take: atOnce,
        select: { id: true },
      })
      for (const { id } of waiting)
        await inTransaction(house.db, system, (tx) => keep(house, tx, id, monthEnd))
      const last = waiting.at(-1)
      if (!last || waiting.length < atOnce) break
      after = last.id
    }
  }
}

const notBooked = (monthEnd: Day) => ({
  OR: [
    { status: { in: collecting }, bookedOn: null },
    { status: { in: collecting }, bookedOn: { lt: monthEnd } },
    // From before the books, and over: only what it has brought is still to be charged.
    { status: 'CLOSED', bookedOn: null, payments: { some: { status: 'SUCCEEDED' } } },
  ],
})

/** Whether every claim of a creditor stands in the books as of this day, so that a report of them may be given out. */
export async function booksAreKept(tx: Tx, creditorId: string, monthEnd: Day): Promise<boolean> {
  return (await tx.case.count({ where: { creditorId, ...notBooked(monthEnd) } })) === 0
}

/** Under the lock of the case: a receipt that comes at the same moment is either in what we read, or posted after us. */
async function keep(house: House, tx: Tx, caseId: string, monthEnd: Day): Promise<void> {
  await tx.$queryRaw`select 1 from "Case" where id = ${caseId} for update`
  const row = await tx.case.findFirst({
    where: { id: caseId, ...notBooked(monthEnd) },
    select: bookedColumns,
  })
  if (!row) return
  // What was never placed is placed today: nobody can say any more how it stood on a day before.
  const isNew = row.bookedOn === null
  const cause = isNew ? `${caseId}:first` : `${caseId}:${monthEnd}`
  await book(house, tx, { ...row, caseId, cause }, isNew ? undefined : monthEnd)
}

/** The same for one case today, where its claim was changed by somebody who writes no books. */
export async function bookCase(house: House, of: { caseId: string; cause: string }): Promise<void> {
  await inTransaction(house.db, system, async (tx) => {
    await tx.$queryRaw`select 1 from "Case" where id = ${of.caseId} for update`
    const row = await tx.case.findUniqueOrThrow({ where: { id: of.caseId }, select: bookedColumns })
    if (!isCollecting(row.status as CaseStatus)) return
    await book(house, tx, { ...row, ...of })
    await endPaidPlan(house, tx, { ...row, caseId: of.caseId as CaseId, cause: of.cause })
  })
}

const bookedColumns = { creditorId: true, bookedOn: true, status: true } as const
type Booked = {
  caseId: string
  creditorId: string
  bookedOn: string | null
  status: string
  cause: string
}

async function book(house: House, tx: Tx, of: Booked, asOf?: Day): Promise<void> {
  const { caseId, creditorId, cause, status, bookedOn } = of
  const loaded = await loadClaim(house, tx, caseId, asOf ? { asOf } : {})
  const booking = { caseId: caseId as CaseId, creditorId, cause, at: house.clock.now() }
  if (isCollecting(status as CaseStatus)) await bookClaim(tx, loaded, booking)
  if (bookedOn !== null) return
  if (loaded.claim.paid > 0) await chargeCommission(tx, loaded, booking)
  await tx.$executeRaw`update "Case" set "bookedOn" = ${loaded.on} where id = ${caseId}`
}

import type { CaseStatus } from '#shared/cases/case.ts'
import { consentStatusOn, type Consented, type StoredStatus } from '#shared/costs/cost-consent.ts'
import { timeZone } from '#shared/countries.ts'
import { type Day, day } from '#shared/dates.ts'
import { fromBigInt } from '#shared/money.ts'
import { Refusal } from '#shared/refusal.ts'
import type { Tx } from '../db.ts'
import type { House } from '../house.ts'
import type { Ctx, OwnCase, OwnCreditor } from '../trpc.ts'

export type CostScope = Ctx & { caseId: OwnCase; creditorId: OwnCreditor }

const caseColumns = {
  number: true,
  status: true,
  currency: true,
  enteredById: true,
  onBehalfOfId: true,
  manager: { select: { id: true, name: true } },
  creditor: { select: { name: true, country: true, manager: { select: { id: true, name: true } } } },
  debtor: { select: { name: true } },
} as const

/** The case around a question about costs, held for the rest of the transaction, and the creditor's day. */
export async function takeAround(house: House, tx: Tx, caseId: OwnCase) {
  await tx.$queryRaw`select 1 from "Case" where id = ${caseId} for update`
  const row = await tx.case.findUniqueOrThrow({
    where: { id: caseId },
    relationLoadStrategy: 'join',
    select: caseColumns,
  })
  return { ...row, status: row.status as CaseStatus, today: todayOf(house, row.creditor.country) }
}
export type AroundCosts = Awaited<ReturnType<typeof takeAround>>

export const todayOf = (house: Pick<House, 'clock'>, country: string): Day =>
  house.clock.today(timeZone(country))

/** A question about costs of this case, with what was spent under it so far. */
export async function takeConsent(tx: Tx, caseId: OwnCase, consentId: string, today: Day) {
  const row = await tx.costConsent.findFirst({
    where: { id: consentId, caseId },
    relationLoadStrategy: 'join',
    include: { costs: { where: { takenBackOn: null }, select: { amountMinor: true } } },
  })
  if (!row) throw new Refusal('access.notFound')
  return { row, consented: consentedOn(row, today) }
}

type ConsentRow = {
  status: string
  dueOn: string
  ceilingMinor: bigint
  currency: string
  costs: readonly { amountMinor: bigint }[]
}

export const consentedOn = (row: ConsentRow, today: Day): Consented => ({
  status: consentStatusOn(row.status as StoredStatus, day(row.dueOn), today),
  ceiling: fromBigInt(row.ceilingMinor),
  spent: fromBigInt(row.costs.reduce((all, { amountMinor }) => all + amountMinor, 0n)),
  currency: row.currency,
})

/** The person of the desk who answers for the case. */
export const managerOf = ({ manager, creditor }: Pick<AroundCosts, 'manager' | 'creditor'>) =>
  manager ?? creditor.manager

import type { Claim } from '#shared/cases/claim.ts'
import { type Stance, whyNotDispute } from '#shared/disputes/dispute.ts'
import type { Outcome, WeighInput } from '#shared/disputes/dispute-input.ts'
import { disputedOf, type Upheld, upheldOf, whyNotResolve } from '#shared/disputes/resolution.ts'
import type { InvoiceId } from '#shared/ids.ts'
import { fromBigInt, minor, sum } from '#shared/money.ts'
import { isRefusal, type Refusal } from '#shared/refusal.ts'
import { claimColumns, claimOf } from '../cases/load-claim.ts'
import { inTransaction, type Tx } from '../db.ts'
import {
  authorityOf,
  creditorsToday,
  type DisputeRow,
  type DisputeScope,
  itemsOf,
  readDispute,
  stateOf,
  typeOf,
} from './dispute-row.ts'

export type Chosen = Pick<WeighInput, 'upheld'> & { outcome: Outcome }

/** What an outcome would do to the claim, and whether the account manager may decide it alone. */
export async function weighOutcome(
  house: DisputeScope['house'],
  tx: Tx,
  row: DisputeRow,
  { outcome, upheld }: Chosen,
): Promise<{ given: Upheld[]; refusal: Refusal | null; before: Claim; after: Claim }> {
  const stored = await tx.case.findUniqueOrThrow({
    where: { id: row.case.id },
    relationLoadStrategy: 'join',
    select: claimColumns,
  })
  const { claim: before } = claimOf(house, stored)
  const chosen = upheld.map(({ invoiceId, amountMinor }) => ({
    invoiceId: invoiceId as InvoiceId,
    amount: minor(amountMinor),
  }))
  const lines = before.invoices
  const given = row.wholeCase ? [] : upheldOf(outcome, chosen, disputedOf(itemsOf(row), lines), lines)
  if (isRefusal(given)) return { given: [], refusal: given, before, after: before }
  const reported = await tx.directPayment.count({ where: { caseId: row.case.id, decidedAt: null } })
  const refusal = whyNotResolve({
    type: typeOf(row),
    outcome,
    upheld: sum(given.map(({ amount }) => amount)),
    currency: row.case.currency,
    authority: authorityOf(row.case, before),
    stance: row.creditorStance as Stance | null,
    conceded: row.concededMinor === null ? null : fromBigInt(row.concededMinor),
    isReported: reported > 0,
  })
  const { claim: after } = claimOf(house, {
    ...stored,
    invoices: stored.invoices.map((invoice) => ({
      ...invoice,
      credits: [
        ...invoice.credits,
        ...given.filter(({ invoiceId }) => invoiceId === invoice.id).map(creditOf),
      ],
    })),
  })
  return { given, refusal, before, after }
}

/** What a decision gives up, or why it cannot be taken now: asked when it is taken, and again when it takes effect. */
export async function givenBy(
  house: DisputeScope['house'],
  tx: Tx,
  row: DisputeRow,
  chosen: Chosen,
): Promise<Upheld[] | Refusal> {
  const notNow = whyNotDispute(stateOf(row), 'resolve', 'manager', creditorsToday(house, row.case))
  if (notNow) return notNow
  const { given, refusal } = await weighOutcome(house, tx, row, chosen)
  return refusal ?? given
}

const creditOf = ({ amount }: Upheld) => ({ amountMinor: BigInt(amount) })

const figuresOf = ({ principal, interest, compensation, paid, outstanding }: Claim) => ({
  principal,
  interest,
  compensation,
  paid,
  outstanding,
})

/** The figures before the button of the desk. */
export function weighResolution({ house, actor, caseId }: DisputeScope, input: WeighInput) {
  return inTransaction(house.db, actor, async (tx) => {
    const row = await readDispute(tx, caseId, input.disputeId)
    const { given, refusal, before, after } = await weighOutcome(house, tx, row, input)
    return {
      upheld: sum(given.map(({ amount }) => amount)),
      refusal: refusal?.toJSON() ?? null,
      before: figuresOf(before),
      after: figuresOf(after),
    }
  })
}

import type { CaseId } from '#shared/ids.ts'
import type { Allocation } from '#shared/ledger/allocation.ts'
import { fromBigInt, type Minor, negate, sum } from '#shared/money.ts'
import { loadClaim } from '../cases/load-claim.ts'
import type { Tx } from '../db.ts'
import type { House } from '../house.ts'

/** How a case stands: what is owed, what is the creditor's and ours of what came in, and how its plan goes. */
export async function caseStanding(house: House, tx: Tx, caseId: string) {
  const { claim } = await loadClaim(house, tx, caseId)
  const file = await tx.case.findUniqueOrThrow({
    where: { id: caseId },
    select: {
      number: true,
      status: true,
      debtor: { select: { name: true } },
      plans: { orderBy: { signedAt: 'desc' }, take: 1, select: { status: true } },
    },
  })
  const accounts = await tx.ledgerAccount.findMany({
    where: { caseId, kind: { in: ['PAYABLE', 'FEES', 'VAT', 'INTEREST_KEPT'] } },
    select: { kind: true, entries: { select: { amountMinor: true } } },
  })
  const of = (kind: string): Minor => {
    const own = accounts.filter((account) => account.kind === kind)
    return negate(
      sum(own.flatMap(({ entries }) => entries.map(({ amountMinor }) => fromBigInt(amountMinor)))),
    )
  }
  return {
    caseId: caseId as CaseId,
    number: file.number ?? '',
    debtorName: file.debtor.name,
    status: file.status,
    planStatus: file.plans[0]?.status ?? null,
    outstanding: claim.outstanding,
    invoices: claim.invoices.map(({ invoiceId, number, open }) => ({ invoiceId, number, open })),
    credit: claim.credit,
    paid: claim.paid,
    /** The creditor's, of what came in and was not paid out; below zero it is owed back (D7). */
    payable: of('PAYABLE'),
    fee: of('FEES'),
    vat: of('VAT'),
    kept: of('INTEREST_KEPT'),
  }
}

/** What a receipt pays, as it stands in the books. */
export async function sharesOf(tx: Tx, paymentId: string) {
  const rows = await tx.paymentAllocation.findMany({ where: { paymentId }, orderBy: { id: 'asc' } })
  const invoices = await tx.invoice.findMany({
    where: { id: { in: rows.flatMap(({ invoiceId }) => invoiceId ?? []) } },
    select: { id: true, number: true },
  })
  return rows.map(({ part, invoiceId, amountMinor }) => ({
    part: part as Allocation['part'],
    invoice: invoices.find(({ id }) => id === invoiceId)?.number ?? null,
    amount: fromBigInt(amountMinor),
  }))
}
export type Shares = Awaited<ReturnType<typeof sharesOf>>

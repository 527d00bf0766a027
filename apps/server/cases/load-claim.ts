import type { Prisma } from '#db/client.ts'
import { defaultMandate, type Mandate } from '#shared/agreements/mandate.ts'
import { type Claim, claimOn } from '#shared/cases/claim.ts'
import { timeZone } from '#shared/countries.ts'
import { day, type Day } from '#shared/dates.ts'
import type { InvoiceId, PaymentId } from '#shared/ids.ts'
import type { Allocation, ClaimPart } from '#shared/ledger/allocation.ts'
import { fromBigInt } from '#shared/money.ts'
import type { Tx } from '../db.ts'
import type { House } from '../house.ts'

/** What a claim is worked out from. Every figure of a claim, on a screen or in a letter, comes from these columns. */
export const claimColumns = {
  currency: true,
  creditor: { select: { country: true } },
  debtor: { select: { country: true } },
  agreement: { select: { mandate: true } },
  invoices: {
    select: { id: true, number: true, dueOn: true, amountMinor: true },
    orderBy: { position: 'asc' },
  },
  payments: {
    where: { status: 'SUCCEEDED' },
    orderBy: { settledAt: 'asc' },
    select: {
      id: true,
      receivedOn: true,
      amountMinor: true,
      invoiceIds: true,
      allocations: { select: { part: true, invoiceId: true, amountMinor: true } },
    },
  },
} as const

/** A row with these columns. */
export type ClaimRow = Prisma.CaseGetPayload<{ select: typeof claimColumns }>

export type LoadedClaim = { claim: Claim; on: Day; order: readonly ClaimPart[] }

/** What is owed on a case today, by the creditor's calendar: the law of interest is the creditor's. */
export async function loadClaim(house: Pick<House, 'clock'>, tx: Tx, caseId: string): Promise<LoadedClaim> {
  const row = await tx.case.findUniqueOrThrow({
    where: { id: caseId },
    relationLoadStrategy: 'join',
    select: claimColumns,
  })
  return claimOf(house, row)
}

/** The same from a row that a larger question has brought along. */
export function claimOf(house: Pick<House, 'clock'>, row: ClaimRow): LoadedClaim {
  const on = house.clock.today(timeZone(row.creditor.country))
  const order = ((row.agreement?.mandate ?? defaultMandate) as Mandate).allocationOrder
  const claim = claimOn(on, {
    currency: row.currency,
    creditorCountry: row.creditor.country,
    debtorCountry: row.debtor.country,
    order,
    invoices: row.invoices.map(({ id, number, dueOn, amountMinor }) => ({
      invoiceId: id as InvoiceId,
      number,
      dueOn: day(dueOn),
      amount: fromBigInt(amountMinor),
    })),
    receipts: row.payments.map(({ id, receivedOn, amountMinor, invoiceIds, allocations }) => ({
      paymentId: id as PaymentId,
      on: day(receivedOn ?? on),
      amount: fromBigInt(amountMinor),
      named: invoiceIds as InvoiceId[],
      allocations: allocations.map((piece) => ({
        part: piece.part as Allocation['part'],
        invoiceId: piece.invoiceId as InvoiceId | null,
        amount: fromBigInt(piece.amountMinor),
      })),
    })),
  })
  return { claim, on, order }
}

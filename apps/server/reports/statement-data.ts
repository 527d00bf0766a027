import type { ClaimStep } from '#shared/ledger/claim-trail.ts'
import { statementOf, type Reduction, type Statement } from '#shared/reports/statement.ts'
import { timeZone } from '#shared/countries.ts'
import { day, dayOf, type Day, type Instant, instant } from '#shared/dates.ts'
import type { CaseId, InvoiceId } from '#shared/ids.ts'
import type { FurtherCosts } from '#shared/interest/further-costs.ts'
import { fromBigInt } from '#shared/money.ts'
import { Refusal } from '#shared/refusal.ts'
import { claimColumns, claimOf, type ClaimRow } from '../cases/load-claim.ts'
import type { Tx } from '../db.ts'
import { claimTrail } from '../ledger/claim-trail.ts'
import type { House } from '../house.ts'
import { receiptLines } from './receipt-lines.ts'

const columns = {
  ...claimColumns,
  id: true,
  number: true,
  placedOn: true,
  closedOn: true,
  creditor: { select: { country: true, name: true } },
  debtor: {
    select: { country: true, name: true, language: true, street: true, postalCode: true, city: true },
  },
  invoices: {
    ...claimColumns.invoices,
    select: {
      ...claimColumns.invoices.select,
      credits: { select: { amountMinor: true, createdAt: true } },
    },
  },
  plans: {
    ...claimColumns.plans,
    select: { ...claimColumns.plans.select, signedOn: true },
  },
} as const

/** A statement with the names that its paper says. */
export type LoadedStatement = {
  statement: Statement
  caseId: CaseId
  caseNumber: string
  creditorName: string
  debtor: { name: string; country: string; language: string; addressLines: string[] }
  receipts: readonly { paymentId: string; number: string }[]
  /** What is open and not asked for, because something about it is being looked into. */
  held: number
  /** The rule by which the debtor owes costs, where any are asked. */
  costRule: FurtherCosts | null
  /** What was posted up to the day: each line is made of some of these. */
  trail: readonly ClaimStep[]
}

/**
 * The account of a case on a day, today or earlier: what came in or was given up after that day is not in it yet. A case
 * that was never handed over owes nothing to be told.
 */
export async function loadStatement(
  house: Pick<House, 'clock'>,
  tx: Tx,
  caseId: string,
  on?: Day,
): Promise<LoadedStatement> {
  const row = await tx.case.findUniqueOrThrow({
    where: { id: caseId },
    relationLoadStrategy: 'join',
    select: columns,
  })
  const zone = timeZone(row.creditor.country)
  const today = house.clock.today(zone)
  const asked = on ?? today
  if (row.placedOn === null) throw new Refusal('reports.notPlaced')
  if (asked > today) throw new Refusal('reports.notYet')
  const dayIn = (at: Date) => dayOf(instant(at.toISOString()), zone)
  const then: ClaimRow = {
    ...row,
    payments: row.payments.filter(
      ({ receivedOn, settledAt }) => (receivedOn ?? (settledAt ? dayIn(settledAt) : today)) <= asked,
    ),
    invoices: row.invoices.map((invoice) => ({
      ...invoice,
      credits: invoice.credits.filter(({ createdAt }) => dayIn(createdAt) <= asked),
    })),
    plans: row.plans.filter(({ signedOn }) => signedOn <= asked),
  }
  // A case that is over stands still on its last day: interest ended there, and what was open was given up.
  const ended = row.closedOn !== null && row.closedOn <= asked ? day(row.closedOn) : null
  const { claim, demand } = claimOf(house, then, { asOf: ended ?? asked })
  const reductions: Reduction[] = row.invoices.flatMap(({ id, credits }) =>
    credits
      .map(({ amountMinor, createdAt }) => ({
        invoiceId: id as InvoiceId,
        on: dayIn(createdAt),
        amount: fromBigInt(amountMinor),
      }))
      .filter(({ on: given }) => given <= asked),
  )
  const trail = await claimTrail(tx, caseId, asked)
  const { moves, receipts } = await receiptLines(tx, caseId, trail, { upTo: asked, zone })
  const { name, country, language, street, postalCode, city } = row.debtor
  return {
    statement: { ...statementOf(claim, reductions, { isClosed: ended !== null, moves }), on: asked },
    caseId: row.id as CaseId,
    caseNumber: row.number ?? '',
    creditorName: row.creditor.name,
    debtor: {
      name,
      country,
      language,
      addressLines: [street, [postalCode, city].filter(Boolean).join(' ')].filter((line): line is string =>
        Boolean(line),
      ),
    },
    receipts,
    held: ended ? 0 : demand.held,
    costRule: claim.costs.owed > 0 ? claim.costs.rule : null,
    trail,
  }
}

/** The moment that a paper of a day carries, so that the same statement printed again is the same file. */
export const endOfDay = (on: Day): Instant => instant(`${day(on)}T23:59:59Z`)

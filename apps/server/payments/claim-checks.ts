import { type CaseStatus, caseStatuses, isCollecting } from '#shared/cases/case.ts'
import { standingOf } from '#shared/cases/claim.ts'
import { shareDue } from '#shared/cases/yours.ts'
import { type Day, day } from '#shared/dates.ts'
import type { Share } from '#shared/ledger/fee-postings.ts'
import { type StandingDifference, standingDifferences } from '#shared/ledger/standing-difference.ts'
import { subtract, zero } from '#shared/money.ts'
import { claimColumns, claimOf } from '../cases/load-claim.ts'
import { termsColumns, termsOf } from '../cases/price-of-case.ts'
import type { Tx } from '../db.ts'
import type { House } from '../house.ts'
import { bookedClaims, chargedShares } from '../ledger/case-books.ts'
import { type BookCheck, type Difference, tooMuch } from '../ledger/difference.ts'

const inBooks = [...caseStatuses.filter(isCollecting), 'CLOSED']
const columns = { ...claimColumns, ...termsColumns, id: true, number: true, status: true } as const
const casesAtOnce = 200

/**
 * What stands in the books of a case is its claim, to the cent: principal, compensation and costs exactly, interest
 * never ahead of it; nothing once the case is over. And what was charged is our share of what was recovered.
 */
export function claimChecks(house: Pick<House, 'clock'>, db: Tx): BookCheck[] {
  const named = (name: string, of: (file: CaseBooks) => string[] | Promise<string[]>): BookCheck => ({
    name,
    async *differences(): AsyncGenerator<Difference> {
      for await (const file of everyCase(db)) {
        for (const sentence of await of(file)) yield { check: name, at: file.row.id, sentence }
      }
    },
  })
  return [
    named('claims stand in the books', (file) => claimFaults(house, db, file)),
    named('our share is what was recovered', (file) => shareFaults(house, file)),
  ]
}

type CaseBooks = Awaited<ReturnType<typeof pageOf>>[number]

async function* everyCase(db: Tx): AsyncGenerator<CaseBooks> {
  for (let after = ''; ; ) {
    const files = await pageOf(db, after)
    yield* files
    const last = files.at(-1)
    if (!last || files.length < casesAtOnce) return
    after = last.row.id
  }
}

async function pageOf(db: Tx, after: string) {
  const rows = await db.case.findMany({
    where: { status: { in: inBooks }, id: { gt: after } },
    orderBy: { id: 'asc' },
    take: casesAtOnce,
    relationLoadStrategy: 'join',
    select: columns,
  })
  const ids = rows.map(({ id }) => id)
  const [claims, shares] = [await bookedClaims(db, ids), await chargedShares(db, ids)]
  return rows.map((row) => ({ row, booked: claims.get(row.id) ?? [], charged: shares.get(row.id) }))
}

async function claimFaults(
  house: Pick<House, 'clock'>,
  db: Tx,
  { row, booked }: CaseBooks,
): Promise<string[]> {
  const owedOn = (asOf?: Day) =>
    isCollecting(row.status as CaseStatus) ? standingOf(claimOf(house, row, asOf ? { asOf } : {}).claim) : []
  const ofToday = standingDifferences(owedOn(), booked)
  if (ofToday.length === 0) return []
  // Where one rate counts for the whole delay it may have fallen since the books were written (C4): right then is right.
  const last = await db.ledgerTransaction.findFirst({
    where: { caseId: row.id },
    orderBy: { postedOn: 'desc' },
    select: { postedOn: true },
  })
  const then = last ? standingDifferences(owedOn(day(last.postedOn)), booked) : ofToday
  const isStill = (now: StandingDifference) =>
    then.some(({ part, invoiceId }) => part === now.part && invoiceId === now.invoiceId)
  return ofToday.filter(isStill).map(({ part, invoiceId, by }) => {
    const invoice = row.invoices.find(({ id }) => id === invoiceId)?.number
    const of = invoice ? ` of the invoice ${invoice}` : ''
    return `the account CLAIM_${part} of the case ${row.number}${of} holds ${tooMuch(by, row.currency)}`
  })
}

const nothing: Share = { fee: zero, vat: zero, kept: zero }
const accounts = { fee: 'FEES', vat: 'VAT', kept: 'INTEREST_KEPT' } as const

function shareFaults(house: Pick<House, 'clock'>, { row, charged = nothing }: CaseBooks): string[] {
  const terms = termsOf(row)
  const due = terms ? shareDue(claimOf(house, row).claim, terms) : nothing
  return (['fee', 'vat', 'kept'] as const)
    .map((part) => ({ part, by: subtract(charged[part], due[part]) }))
    .filter(({ by }) => by !== 0)
    .map(
      ({ part, by }) =>
        `the account ${accounts[part]} of the case ${row.number} was charged ${tooMuch(by, row.currency)}`,
    )
}

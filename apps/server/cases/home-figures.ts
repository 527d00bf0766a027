import { type CaseStatus, isOver } from '#shared/cases/case.ts'
import { type Figures, figuresOf, type PaidCase } from '#shared/cases/portfolio.ts'
import type { Day } from '#shared/dates.ts'
import { fromBigInt, type Minor, sum } from '#shared/money.ts'
import type { Tx } from '../db.ts'
import { termsColumns, termsOf } from './price-of-case.ts'

/** What is open, what has come in and what of it is the creditor's, over all cases, in each currency. */
export async function homeFigures(tx: Tx, creditorId: string, since: Day): Promise<Figures[]> {
  const open = await tx.case.groupBy({
    by: ['currency'],
    where: { creditorId, number: { not: null }, status: { notIn: ['DRAFT', 'CLOSED', 'DECLINED'] } },
    _sum: { principalMinor: true },
    _count: true,
  })
  return figuresOf(
    open.map(({ currency, _sum, _count }) => ({
      currency,
      principal: fromBigInt(_sum.principalMinor ?? 0n),
      cases: _count,
    })),
    await paidCases(tx, creditorId, since),
  )
}

/** The cases that have brought something, read in one question: most of a company's cases have not yet. */
async function paidCases(tx: Tx, creditorId: string, since: Day): Promise<PaidCase[]> {
  const rows = await tx.case.findMany({
    where: { creditorId, payments: { some: { status: 'SUCCEEDED' } } },
    relationLoadStrategy: 'join',
    select: {
      ...termsColumns,
      status: true,
      payments: {
        where: { status: 'SUCCEEDED' },
        select: {
          receivedOn: true,
          // What was paid beyond the claim is the debtor's, and was recovered for nobody.
          allocations: { where: { part: { not: 'CREDIT' } }, select: { part: true, amountMinor: true } },
        },
      },
    },
  })
  return rows.map((row) => {
    const pieces = row.payments.flatMap(({ receivedOn, allocations }) =>
      allocations.map(({ part, amountMinor }) => ({
        part,
        on: receivedOn ?? '',
        amount: fromBigInt(amountMinor),
      })),
    )
    const total = (of: (piece: (typeof pieces)[number]) => boolean): Minor =>
      sum(pieces.filter(of).map(({ amount }) => amount))
    return {
      currency: row.currency,
      isOpen: !isOver(row.status as CaseStatus),
      recovered: total(() => true),
      principal: total(({ part }) => part === 'PRINCIPAL'),
      costs: total(({ part }) => part === 'COSTS'),
      lately: total(({ on }) => on >= since),
      terms: termsOf(row),
    }
  })
}

import {
  type AccountStanding,
  bookFilters,
  type Flow,
  postingAmounts,
  standingsOf,
} from '#shared/ledger/account-book.ts'
import type { PostingsInput } from '#shared/ledger/account-book-input.ts'
import { fromBigInt } from '#shared/money.ts'
import type { Prisma } from '#db/client.ts'
import { inTransaction, type Tx } from '../db.ts'
import type { Ctx, OwnCreditor } from '../trpc.ts'
import { postingColumns, shownEntries, shownHead } from './shown-posting.ts'

type OfCreditor = Ctx & { creditorId: OwnCreditor }

export type AccountBook = {
  creditor: string
  standings: AccountStanding[]
  /** The cases with anything in the books, for the filter. */
  cases: { caseId: string; number: string; debtor: string }[]
}

/** What was recovered for a company and became of it, in each currency; and the cases that it comes from. */
export function accountBook({ house, actor, creditorId }: OfCreditor): Promise<AccountBook> {
  return inTransaction(house.db, actor, async (tx) => {
    const creditor = await tx.creditor.findUniqueOrThrow({
      where: { id: creditorId },
      select: { name: true },
    })
    const cases = await tx.case.findMany({
      where: { creditorId, bookedOn: { not: null } },
      orderBy: { number: 'desc' },
      select: { id: true, number: true, debtor: { select: { name: true } } },
      take: mostCases,
    })
    return {
      creditor: creditor.name,
      standings: standingsOf(await flowsOf(tx, creditorId)),
      cases: cases.map(({ id, number, debtor }) => ({
        caseId: id,
        number: number ?? '',
        debtor: debtor.name,
      })),
    }
  })
}

/** An invoice is named by the entries; everything else is what a posting was caused by. */
const madeOf = (of: string): Prisma.LedgerTransactionWhereInput =>
  of.startsWith('inv_') ? { entries: { some: { invoiceId: of } } } : { cause: { contains: `:${of}` } }

/** A list to choose from; whoever has more cases comes from the case itself. */
const mostCases = 200

async function flowsOf(tx: Tx, creditorId: string): Promise<Flow[]> {
  const rows = await tx.$queryRaw<(Omit<Flow, 'amount'> & { amount: bigint })[]>`
    select a.currency, a.kind as account, t.kind, sum(e."amountMinor")::bigint as amount
    from "LedgerAccount" a join "LedgerEntry" e on e."accountId" = a.id
      join "LedgerTransaction" t on t.id = e."transactionId"
    where a."creditorId" = ${creditorId}
      and a.kind in ('PAYABLE', 'FEES', 'VAT', 'INTEREST_KEPT', 'INVOICED')
    group by 1, 2, 3`
  return rows.map((row) => ({ ...row, amount: fromBigInt(row.amount) }))
}

/** Every posting of a company, the last first, page by page; of one case, or of one kind of thing that happened. */
export function postingsOf({ house, actor, creditorId }: OfCreditor, input: PostingsInput) {
  const { caseId, filter, of, cursor, limit } = input
  return inTransaction(house.db, actor, async (tx) => {
    const rows = await tx.ledgerTransaction.findMany({
      relationLoadStrategy: 'join',
      where: {
        creditorId,
        ...(filter ? { kind: { in: [...bookFilters[filter]] } } : {}),
        // A remittance is of many cases, and of each of them.
        ...(caseId ? { entries: { some: { account: { caseId } } } } : {}),
        ...(of ? { AND: [madeOf(of)] } : {}),
      },
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
      ...(cursor ? { cursor: { id: cursor }, skip: 1 } : {}),
      take: limit + 1,
      select: postingColumns,
    })
    const page = rows.slice(0, limit)
    const heads = await shownHead(tx, page)
    return {
      postings: page.map((row) => ({
        ...heads(row),
        ...postingAmounts(shownEntries(row, caseId)),
      })),
      next: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
    }
  })
}

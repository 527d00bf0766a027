import { Prisma } from '#db/client.ts'
import { type CaseStatus, isCollecting } from '#shared/cases/case.ts'
import { bareNumber, numberIn, type CreditorReference } from '#shared/bank/creditor-reference.ts'
import {
  type ArrivedMoney,
  type NamedCase,
  namedReferences,
  type PossibleCase,
} from '#shared/bank/match-entry.ts'
import type { CaseId, CreditorId } from '#shared/ids.ts'
import { claimColumns, claimOf } from '../cases/load-claim.ts'
import { askIn, type Tx } from '../db.ts'
import type { House } from '../house.ts'

const columns = {
  ...claimColumns,
  id: true,
  creditorId: true,
  number: true,
  status: true,
  reference: true,
  debtor: { select: { country: true, name: true } },
} as const

/** Whoever asks within a transaction asks through it: one that waited for a second connection could wait for ever. */
type Reading = Pick<House, 'clock'> & { db: Tx }
type Row = Prisma.CaseGetPayload<{ select: typeof columns }>

/** The numbers that the payer has named, as an index has them. */
const bareNumbers = (money: ArrivedMoney): string[] => [
  ...namedReferences(money).map((reference) => numberIn(reference as CreditorReference)),
  ...(money.endToEndId ? [bareNumber(money.endToEndId)] : []),
]

/** The cases whose numbers the payer has named, with what it takes to post money to one of them by itself. */
export async function casesByNumber(tx: Tx, money: ArrivedMoney): Promise<NamedCase[]> {
  const bare = bareNumbers(money)
  if (bare.length === 0) return []
  const rows = await askIn<Omit<NamedCase, 'isCollecting'> & { status: CaseStatus }>(tx, byNumber, [bare])
  return rows.map(({ status, ...file }) => ({ ...file, isCollecting: isCollecting(status) }))
}

const byNumber = `
  select c.id as "caseId", c."creditorId", c.number, c.currency, c.status, exists (select from "Hold" h
    where h."caseId" = c.id and h."invoiceId" is null and h."liftedAt" is null) as "isPaused"
  from "Case" c where replace(c.number, '-', '') = any($1)`

/** The cases that money could be for by what it names: few, and looked up by their numbers and by who has paid before. */
export async function namedCases(house: Reading, money: ArrivedMoney): Promise<PossibleCase[]> {
  const bare = bareNumbers(money)
  const { creditorId, payerIban } = money
  const ids = await house.db.$queryRaw<{ id: string }[]>`
    select c.id from "Case" c where replace(c.number, '-', '') = any(${bare}::text[])
    union
    select a."caseId" from "BankEntry" e join "BankAssignment" a on a."entryId" = e.id
      where e."counterpartyIban" = ${payerIban} and e."creditorId" = ${creditorId}
        and a.kind = 'ASSIGNED' and a."takenBackAt" is null
    limit 20`
  return casesById(
    house,
    ids.map(({ id }) => id),
  )
}

/** Every case of a creditor that is in work: for suggestions, which a person asks for one booking at a time. */
export async function casesInWork(
  house: Reading,
  creditorId: string,
  currency: string,
): Promise<PossibleCase[]> {
  const rows = await house.db.case.findMany({
    where: {
      creditorId,
      currency,
      number: { not: null },
      status: { notIn: ['DRAFT', 'DECLINED', 'CLOSED'] },
    },
    orderBy: { activeAt: 'desc' },
    take: mostInWork,
    select: { id: true },
  })
  return casesById(
    house,
    rows.map(({ id }) => id),
  )
}
/** Beyond this nobody reads suggestions; the search finds the others. */
const mostInWork = 300

export async function casesById(house: Reading, ids: readonly string[]): Promise<PossibleCase[]> {
  if (ids.length === 0) return []
  const [rows, payers] = await Promise.all([
    house.db.case.findMany({
      where: { id: { in: [...ids] } },
      relationLoadStrategy: 'join',
      select: columns,
    }),
    payersOf(house, ids),
  ])
  return rows.map((row) => possible(house, row, payers))
}

function possible(house: Reading, row: Row, payers: readonly Payer[]): PossibleCase {
  const { claim, demand } = claimOf(house, row)
  return {
    caseId: row.id as CaseId,
    creditorId: row.creditorId as CreditorId,
    number: row.number ?? '',
    currency: row.currency,
    isCollecting: isCollecting(row.status as CaseStatus),
    isPaused: demand.isPaused,
    outstanding: claim.outstanding,
    dueNow: demand.dueNow,
    openInstalments: (demand.plan?.instalments ?? []).map(({ open }) => open).filter((open) => open > 0),
    payerIbans: payers.filter(({ caseId }) => caseId === row.id).map(({ iban }) => iban),
    debtorName: row.debtor.name,
    creditorsReference: row.reference,
    invoices: claim.invoices.map(({ number, open }) => ({ number, open })),
  }
}

type Payer = { caseId: string; iban: string }

/** From which accounts these cases were paid before. */
function payersOf(house: Reading, ids: readonly string[]): Promise<Payer[]> {
  return house.db.$queryRaw<Payer[]>`
    select distinct a."caseId", e."counterpartyIban" as iban
    from "BankAssignment" a join "BankEntry" e on e.id = a."entryId"
    where a."caseId" = any(${[...ids]}::text[]) and a.kind = 'ASSIGNED' and a."takenBackAt" is null
      and e."counterpartyIban" is not null`
}

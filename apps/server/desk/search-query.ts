import type { CreditorId } from '#shared/ids.ts'
import { Prisma } from '#db/client.ts'
import { type Instant, instant } from '#shared/dates.ts'
import { type CreditorsInput, deskPage, type SearchInput } from '#shared/desk/desk-input.ts'
import { fromBigInt } from '#shared/money.ts'
import { parseAmount } from '#shared/parse-amount.ts'
import type { Ctx } from '../trpc.ts'

type CaseRow = {
  caseId: string
  number: string | null
  status: string
  currency: string
  principalMinor: bigint
  debtorName: string
  creditorName: string
  collectorName: string | null
  updatedAt: Date
}

const cases = Prisma.sql`
  select c.id as "caseId", c.number, c.status, c.currency, c."principalMinor", d.name as "debtorName",
    cr.name as "creditorName", u.name as "collectorName", c."updatedAt"
  from "Case" c join "Debtor" d on d.id = c."debtorId" join "Creditor" cr on cr.id = c."creditorId"
  left join "User" u on u.id = c."collectorId"`

/**
 * Finds cases by debtor, creditor, case number, invoice number or amount, and companies by name. Without a query: what
 * moved last. Never more than a page of each.
 */
export async function search({ house, actor }: Ctx, { query }: SearchInput) {
  if (query === '') {
    const rows = await house.db.$queryRaw<CaseRow[]>`${cases} order by c."updatedAt" desc limit ${deskPage}`
    return { cases: rows.map(found), creditors: [] }
  }
  const part = `%${query.replace(/[\\%_]/g, '\\$&')}%`
  const amount = parseAmount(query, 'EUR', actor.language)
  const rows = await house.db.$queryRaw<CaseRow[]>`${cases}
    where c.number ilike ${part} or d.name ilike ${part} or cr.name ilike ${part} or c.reference ilike ${part}
      or exists (select from "Invoice" i where i."caseId" = c.id and i.number ilike ${part})
      ${
        amount === null
          ? Prisma.empty
          : Prisma.sql`or c."principalMinor" = ${BigInt(amount)}
        or exists (select from "Invoice" i where i."caseId" = c.id and i."amountMinor" = ${BigInt(amount)})`
      }
    order by c."updatedAt" desc limit ${deskPage}`
  const creditors = await house.db.creditor.findMany({
    where: { name: { contains: query, mode: 'insensitive' } },
    orderBy: { name: 'asc' },
    take: 8,
    select: { id: true, name: true, country: true },
  })
  return {
    cases: rows.map(found),
    creditors: creditors.map(({ id, ...row }) => ({ creditorId: id, ...row })),
  }
}

function found({ principalMinor, updatedAt, ...row }: CaseRow) {
  const at: Instant = instant(updatedAt.toISOString())
  return { ...row, principal: fromBigInt(principalMinor), updatedAt: at }
}

type CreditorRow = {
  creditorId: CreditorId
  name: string
  country: string
  managerName: string | null
  isSigned: boolean
  openCases: number
  waiting: number
}

/** The companies by name, with who looks after them and what is under way. */
export async function creditors({ house }: Ctx, { query, cursor }: CreditorsInput) {
  const part = `%${query.replace(/[\\%_]/g, '\\$&')}%`
  const [after = '', afterId = ''] = cursor ? cursor.split('~') : []
  const rows = await house.db.$queryRaw<CreditorRow[]>`
    select cr.id as "creditorId", cr.name, cr.country, u.name as "managerName",
      exists (select from "Agreement" a where a."creditorId" = cr.id and a."endedAt" is null) as "isSigned",
      n.open as "openCases", n.waiting
    from (
      select * from "Creditor"
      where name ilike ${part} ${cursor ? Prisma.sql`and (lower(name), id) > (${after}, ${afterId})` : Prisma.empty}
      order by lower(name), id limit ${deskPage + 1}
    ) cr
    left join "User" u on u.id = cr."managerId"
    cross join lateral (
      select (count(*) filter (where c.status not in ('DRAFT', 'CLOSED', 'DECLINED')))::int as open,
        (count(*) filter (where c.status = 'UNDER_REVIEW'))::int as waiting
      from "Case" c where c."creditorId" = cr.id
    ) n
    order by lower(cr.name), cr.id`
  const page = rows.slice(0, deskPage)
  const last = page.at(-1)
  return {
    creditors: page,
    next: rows.length > deskPage && last ? `${last.name.toLowerCase()}~${last.creditorId}` : null,
  }
}

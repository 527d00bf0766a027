import { Prisma } from '#db/client.ts'

/** What every row says of its case. */
export const caseFacts = Prisma.sql`
  c.id as "caseId", c."creditorId", c.number as "caseNumber", d.name as title, cr.name as sub`
export const caseTables = Prisma.sql`
  "Case" c join "Debtor" d on d.id = c."debtorId" join "Creditor" cr on cr.id = c."creditorId"`
/** Whose turn it is today: somebody who is away is stood in for by whom they have named. */
export const orDeputy = (person: Prisma.Sql, today: string) => Prisma.sql`coalesce((
  select a."deputyId" from "Absence" a where a."userId" = ${person} and a."creditorId" is null
    and a."endedAt" is null and a."fromOn" <= ${today} and a."untilOn" >= ${today} limit 1), ${person})`

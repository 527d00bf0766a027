import { Prisma } from '#db/client.ts'
import { answerDays } from '#shared/contact/answer-by.ts'
import { timeZone } from '#shared/countries.ts'
import { type Day, day, type Instant, instant } from '#shared/dates.ts'
import { type InboxInput, deskPage } from '#shared/desk/desk-input.ts'
import { type InboxKind, inboxKinds } from '#shared/desk/inbox.ts'
import { fromBigInt, type Minor } from '#shared/money.ts'
import { tariffOn } from '#shared/quotes/tariff.ts'
import type { Ctx } from '../trpc.ts'
import { inWhosePlace } from './in-whose-place.ts'
import { waiting } from './waiting.ts'

type InboxItem = {
  /** Unique in the list, and the same the next time it is read. */
  key: string
  kind: InboxKind
  /** The id of what waits: a case, a message, a payment, a complaint, a lead, a letter. */
  subjectId: string
  caseId: string | null
  creditorId: string | null
  caseNumber: string | null
  /** Whom it is about, and who is behind it. */
  title: string
  sub: string | null
  text: string | null
  /** How many messages wait in this conversation. */
  count: number
  amount: Minor | null
  currency: string | null
  since: Instant
  dueOn: Day
  ownerId: string | null
  ownerName: string | null
  /** Who is away, where the owner only stands in for them. */
  forName: string | null
}

type Row = Omit<InboxItem, 'amount' | 'since' | 'dueOn' | 'count' | 'forName'> & {
  amountMinor: bigint | null
  since: Date
  dueOn: string
  count: number
}

/**
 * Everything that waits for the desk, the earliest deadline first, whoever it belongs to. One page at a time; the
 * counts by kind are of everything that waits.
 */
export async function inbox({ house, actor }: Ctx, { kind, mine, cursor }: InboxInput) {
  const today = house.clock.today(agencyZone(house.clock.today()))
  const all = waiting(agencyZone(today), today, answerDays)
  const me = 'userId' in actor ? actor.userId : ''
  const after = readCursor(cursor)
  const ofMe = mine ? Prisma.sql`and (w."ownerId" = ${me} or w."ownerId" is null)` : Prisma.empty
  // The page and the counts at the same time: neither waits for the other.
  const page = house.db.$queryRaw<Row[]>`
    with w as (${all})
    select w.*, w."dueOn"::text as "dueOn", u.name as "ownerName"
    from w left join "User" u on u.id = w."ownerId"
    where true ${ofMe}
      ${kind ? Prisma.sql`and w.kind = ${kind}` : Prisma.empty}
      ${after ? Prisma.sql`and (w."dueOn", w.key) > (${after.dueOn}::date, ${after.key})` : Prisma.empty}
    order by w."dueOn", w.key
    limit ${deskPage + 1}`
  const counted = house.db.$queryRaw<{ kind: InboxKind; count: number; late: number }[]>`
    with w as (${all})
    select kind, count(*)::int as count, (count(*) filter (where "dueOn" < ${today}::date))::int as late
    from w where true ${ofMe} group by kind`
  const [rows, counts] = await Promise.all([page, counted])
  const shown = rows.slice(0, deskPage)
  const away = await inWhosePlace(house, shown, today)
  const items = shown.map((row) => itemOf(row, away.get(row.key) ?? null))
  const last = items.at(-1)
  return {
    today,
    items,
    counts: Object.fromEntries(
      inboxKinds.map((name) => [name, counts.find((row) => row.kind === name)?.count ?? 0]),
    ) as Record<InboxKind, number>,
    total: counts.reduce((sum, { count }) => sum + count, 0),
    late: counts.reduce((sum, { late }) => sum + late, 0),
    next: rows.length > deskPage && last ? `${last.dueOn}~${last.key}` : null,
  }
}

/** The desk's calendar is that of the agency's own country. */
const agencyZone = (on: Day): string => timeZone(tariffOn(on).agency.country)

function itemOf({ amountMinor, since, dueOn, ...row }: Row, forName: string | null): InboxItem {
  return {
    ...row,
    forName,
    amount: amountMinor === null ? null : fromBigInt(amountMinor),
    since: instant(since.toISOString()),
    dueOn: day(dueOn),
  }
}

function readCursor(cursor: string | undefined): { dueOn: string; key: string } | null {
  const found = /^(\d{4}-\d{2}-\d{2})~([\w:]+)$/.exec(cursor ?? '')
  return found?.[1] && found[2] ? { dueOn: found[1], key: found[2] } : null
}

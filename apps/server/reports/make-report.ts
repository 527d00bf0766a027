import type { Prisma } from '#db/client.ts'
import type { Actor } from '#shared/access/actor.ts'
import { timeZone } from '#shared/countries.ts'
import { type Instant, instant, minuteOf } from '#shared/dates.ts'
import { type Language, isLanguage } from '#shared/languages.ts'
import { newId } from '#shared/ids.ts'
import { lastDay, type Month, month as monthFrom, monthOf, monthsLater } from '#shared/reports/month.ts'
import { saysSomething } from '#shared/reports/monthly-report.ts'
import { inTransaction, type Tx } from '../db.ts'
import type { House } from '../house.ts'
import { oweMail } from '../outgoing-mail.ts'
import { booksAreKept } from '../payments/keep-books.ts'
import { closingsOf, loadReport } from './load-report.ts'
import { hashOf } from './stored-report.ts'

const system: Actor = { kind: 'system', language: 'en' }
/** Reports are made from this hour on, on the creditor's clock: by then the books of the month are kept [G]. */
const fromMinute = 6 * 60
/** What is being written while a month is closed belongs to the next; no transaction takes as long as this [G]. */
const quietMs = 10 * 60_000
const quietSince = (now: Instant) => new Date(Date.parse(now) - quietMs)

/** Asks for the report of the month that is over, for every creditor that has books and none of it yet (A53). */
export async function askForReports(house: House): Promise<number> {
  const { db, clock } = house
  const countries = await db.creditor.findMany({ distinct: ['country'], select: { country: true } })
  let asked = 0
  for (const { country } of countries) {
    const zone = timeZone(country)
    const month = monthsLater(monthOf(clock.today(zone)), -1)
    if (minuteOf(clock.now(), zone) < fromMinute) continue
    const waiting = await db.$queryRaw<{ id: string }[]>`
      select c.id from "Creditor" c where c.country = ${country}
        and exists (select from "LedgerTransaction" t where t."creditorId" = c.id and t."postedOn" <= ${lastDay(month)})
        and not exists (select from "MonthlyReport" r where r."creditorId" = c.id and r.month = ${month})
        -- What is told of the month at this moment is waited for, until the next time.
        and not exists (select from "LedgerTransaction" t where t."creditorId" = c.id
          and t."postedOn" <= ${lastDay(month)} and t.at > ${quietSince(clock.now())})
      order by c.id`
    for (const { id } of waiting) {
      const data = { creditorId: id, month }
      await inTransaction(db, system, (tx) =>
        house.jobs.enqueue(tx, 'reports.make', data, { key: `${id}:${month}` }),
      )
    }
    asked += waiting.length
  }
  return asked
}

/**
 * Makes the report of a month, and before it those that were missed while nobody was running, so that no month is left
 * out and each begins where the one before has ended. Running twice changes nothing.
 */
export async function makeReports(house: House, creditorId: string, upTo: Month): Promise<void> {
  if (!(await booksAreKept(house.db, creditorId, lastDay(upTo))))
    throw new Error(`The books of ${creditorId} are not kept yet`)
  const last = await house.db.monthlyReport.findFirst({
    where: { creditorId },
    orderBy: { month: 'desc' },
    select: { month: true },
  })
  let month = last ? monthsLater(monthFrom(last.month), 1) : upTo
  for (; month <= upTo; month = monthsLater(month, 1)) {
    const made = month
    await inTransaction(house.db, system, (tx) => makeReport(house, tx, creditorId, made))
  }
}

async function makeReport(house: House, tx: Tx, creditorId: string, month: Month): Promise<void> {
  const now = Date.parse(house.clock.now())
  const closedAt = quietSince(house.clock.now())
  const closings = await closingsOf(tx, creditorId)
  if (closings.some((closing) => closing.month >= month)) return
  const closing = { month, closedAt: instant(closedAt.toISOString()) }
  const report = await loadReport(tx, creditorId, month, [...closings, closing])
  const reportId = newId('report', now)
  const { count } = await tx.monthlyReport.createMany({
    data: {
      id: reportId,
      creditorId,
      month,
      closedAt,
      isSilent: !saysSomething(report),
      data: JSON.parse(JSON.stringify(report)) as Prisma.InputJsonObject,
      sha256: hashOf(report),
      createdAt: new Date(now),
    },
    skipDuplicates: true,
  })
  if (count === 0 || !saysSomething(report)) return
  await tellReaders(house, tx, { creditorId, reportId, month })
}

/** The contract promises this report, so that it goes out whatever somebody has chosen for news (A53). */
async function tellReaders(
  house: House,
  tx: Tx,
  of: { creditorId: string; reportId: string; month: Month },
): Promise<void> {
  const members = await tx.membership.findMany({
    where: { creditorId: of.creditorId, user: { disabledAt: null } },
    relationLoadStrategy: 'join',
    orderBy: { createdAt: 'asc' },
    select: { user: { select: { id: true, email: true, name: true, language: true } } },
  })
  for (const { user } of members) {
    const language: Language = isLanguage(user.language) ? user.language : 'en'
    await oweMail(house, tx, {
      key: `monthly-report:${of.reportId}:${user.id}`,
      kind: 'monthly-report',
      recipient: user.email,
      language,
      creditorId: of.creditorId,
      data: { reportId: of.reportId, month: of.month, name: user.name },
    })
  }
}

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { instant } from '#shared/dates.ts'
import { languages } from '#shared/languages.ts'
import type { Minor } from '#shared/money.ts'
import { month } from '#shared/reports/month.ts'
import type { CurrencyReport, MonthlyReport } from '#shared/reports/monthly-report.ts'
import { keepBooks } from '../payments/keep-books.ts'
import { openSandboxHouse } from '../payments/sandbox-house.test-kit.ts'
import { pagesOf } from '../ports/pdf-text.test-kit.ts'
import type { ActiveCase } from '../testing/debtor.ts'
import { askForReports, makeReports } from './make-report.ts'
import { keepReportFile, printReport, reportFormats } from './report-file.ts'
import { hashOf, reportColumns, storedReport } from './stored-report.ts'

const world = await openSandboxHouse()
const { house, creditor, clock } = world
const { creditorId } = creditor
const thisMonth = month(house.clock.today('Europe/Madrid').slice(0, 7))
let openCase: ActiveCase
afterAll(() => world.close())

/** The first of the month after so many months, at this hour in UTC; Madrid is one or two hours ahead. */
const firstAt = (months: number, hour: string, minute = '00') => {
  const [year = 0, number = 0] = thisMonth.split('-').map(Number)
  const first = new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 10)
  return instant(`${first}T${hour}:${minute}:00Z`)
}
const rows = () => house.db.monthlyReport.findMany({ where: { creditorId }, orderBy: { month: 'asc' } })
const nobody = { name: '', country: '' }
const onlyCurrency = (data: unknown) => (data as MonthlyReport).currencies[0] as CurrencyReport

beforeAll(async () => {
  openCase = await world.anew()
  const { paymentId } = await world.start(openCase, { kind: 'amount', amountMinor: 100_000 as Minor })
  await world.pay(paymentId)
  await world.statusIs(paymentId, 'SUCCEEDED')
  await keepBooks(house)
  await world.drain()
})

describe('at the end of a month', () => {
  test('the report waits for the morning of the first, and for the books', async () => {
    clock.set(firstAt(1, '03'))
    expect(await askForReports(house)).toBe(0)
    clock.set(firstAt(1, '08'))
    await expect(makeReports(house, creditorId, thisMonth)).rejects.toThrow('not kept')
    expect(await rows()).toEqual([])
  })

  test('each creditor gets one, once, by mail with the PDF, whatever news they wanted', async () => {
    await house.db.user.update({ where: { id: creditor.userId }, data: { mailNews: 'never' } })
    await keepBooks(house)
    // What was booked at this very moment is waited for.
    expect(await askForReports(house)).toBe(0)
    clock.set(firstAt(1, '08', '30'))
    const staff = world.callerAs(world.manager).reports
    const own = world.callerAs(creditor).reports
    expect(await staff.progress()).toEqual({ month: thisMonth, made: 0, all: 1 })
    expect(await own.list()).toMatchObject({ inTheMaking: thisMonth, reports: [] })
    expect(await askForReports(house)).toBe(1)
    await world.drain()
    expect(await staff.progress()).toEqual({ month: thisMonth, made: 1, all: 1 })
    expect(await own.list()).toMatchObject({ inTheMaking: null, reports: [{ month: thisMonth }] })
    expect(await askForReports(house)).toBe(0)
    await makeReports(house, creditorId, thisMonth)
    expect((await rows()).map((row) => row.month)).toEqual([thisMonth])
    const mails = world.mails.filter(({ key }) => key.startsWith('monthly-report:'))
    expect(mails).toHaveLength(1)
    expect(mails[0]?.attachments?.[0]?.name).toBe(`${thisMonth}.pdf`)
    expect(mails[0]?.text).toContain(`/app/account/reports/${thisMonth}`)
  })

  test('its figures are what the ledger says, and lead to the postings', async () => {
    const [row] = await rows()
    const { figures, trails, accounts } = onlyCurrency(row?.data)
    const sums = await house.db.$queryRaw<{ kind: string; balance: bigint }[]>`
      select a.kind, sum(e."amountMinor")::bigint as balance from "LedgerEntry" e
        join "LedgerAccount" a on a.id = e."accountId" where e."creditorId" = ${creditorId} group by a.kind`
    const balances = Object.fromEntries(sums.map(({ kind, balance }) => [kind, Number(balance)]))
    for (const { kind, closing } of accounts) expect(closing).toBe(balances[kind])
    expect(figures.claim.recovered).toBe(100_000)
    expect(figures.claim.closing).toBe(-(balances['PLACED'] ?? 0))
    expect(figures.money.closing).toBe(-(balances['PAYABLE'] ?? 0))
    const known = await house.db.ledgerTransaction.count({
      where: { id: { in: trails.flatMap(({ lines }) => lines.map(({ postingId }) => postingId)) } },
    })
    expect(known).toBe(trails.flatMap(({ lines }) => lines).length)
    expect(hashOf(storedReport(row as NonNullable<typeof row>, nobody).report)).toBe(row?.sha256)
  })

  test('months that were missed are made in their order, each from where the one before has ended', async () => {
    clock.set(firstAt(3, '08'))
    await keepBooks(house)
    clock.set(firstAt(3, '08', '30'))
    expect(await askForReports(house)).toBe(1)
    await world.drain()
    const [first, second, third] = (await rows()).map(({ data }) => onlyCurrency(data).figures)
    expect(second?.claim.opening).toBe(first?.claim.closing)
    expect(third?.claim.opening).toBe(second?.claim.closing)
    expect(third?.claim.interest).toBeGreaterThan(0)
  })
})

describe('the files of a report', () => {
  test.each(languages)('are the same bytes when they are written again, in %s', async (language) => {
    const row = await house.db.monthlyReport.findFirstOrThrow({
      where: { creditorId },
      select: reportColumns,
    })
    const stored = storedReport(row, { name: 'Aceros Vega SL', country: 'ES' })
    for (const format of reportFormats) {
      const [one, other] = [
        await printReport(house, stored, format, language),
        await printReport(house, stored, format, language),
      ]
      expect(Buffer.compare(one, other), format).toBe(0)
    }
    const kept = await keepReportFile(house, row.id, 'PDF', language)
    expect(await keepReportFile(house, row.id, 'PDF', language)).toEqual(kept)
    const text = pagesOf(await house.files.bytes(kept.key)).join(' ')
    expect(text).toContain('Aceros Vega SL')
    expect(text).toContain('Bau Adler GmbH')
  })

  test('are read by the company and the desk, and by no other company', async () => {
    const stranger = await world.addCreditor('Nordlicht Textil GmbH', 'DE')
    const { reports } = await world.callerAs(creditor).reports.list()
    expect(reports.map((one) => one.month)[2]).toBe(thisMonth)
    const asked = { creditorId, month: thisMonth }
    expect(await world.callerAs(world.manager).reports.one(asked)).toMatchObject({ month: thisMonth })
    await expect(world.callerAs(stranger).reports.one(asked)).rejects.toThrow('access.notFound')
    await expect(world.callerAs(stranger).reports.one({ month: thisMonth })).rejects.toThrow('reports.none')
  })
})

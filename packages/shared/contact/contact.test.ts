import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countries, timeZone } from '../countries.ts'
import { dayOf, type Instant, instant, minuteOf, weekday } from '../dates.ts'
import { ownDeadlines } from '../cases/next-step.ts'
import { plainPhone } from '../phone.ts'
import { answerDays } from './answer-by.ts'
import { type Channel, type Contacted, whenMayWeContact } from './conduct.ts'
import { maskEmail, maskPhone } from './masks.ts'

const berlin = 'Europe/Berlin'
const none = new Set<string>()

describe('when the debtor may be contacted (Part 7.12)', () => {
  it.each<[string, string | null, string]>([
    // 2026-11-20 is a Friday; Berlin is one hour ahead of UTC.
    ['2026-11-20T07:00:00Z', null, '2026-11-20T07:00:00.000Z'],
    ['2026-11-20T16:59:59Z', null, '2026-11-20T16:59:59.000Z'],
    ['2026-11-20T06:59:59Z', 'HOUR', '2026-11-20T07:00:00.000Z'],
    ['2026-11-20T17:00:00Z', 'HOUR', '2026-11-23T07:00:00.000Z'],
    ['2026-11-21T10:00:00Z', 'WEEKEND', '2026-11-23T07:00:00.000Z'],
    ['2026-11-22T22:59:00Z', 'WEEKEND', '2026-11-23T07:00:00.000Z'],
    // Already Monday in Berlin.
    ['2026-11-22T23:30:00Z', 'HOUR', '2026-11-23T07:00:00.000Z'],
    // The clock goes forward on Sunday 2027-03-28: Monday 08:00 is 06:00 in UTC.
    ['2027-03-26T18:00:00Z', 'HOUR', '2027-03-29T06:00:00.000Z'],
  ])('%s: %s, %s', (now, why, at) => {
    const permission = whenMayWeContact(instant(now), berlin, none)
    expect(permission).toEqual(
      why === null ? { allowed: true, at: instant(now) } : { allowed: false, why, at: instant(at) },
    )
  })

  it('keeps public holidays, also those to come', () => {
    const christmas = new Set(['2026-12-24', '2026-12-25', '2026-12-28'])
    expect(whenMayWeContact(instant('2026-12-24T10:00:00Z'), berlin, christmas)).toEqual({
      allowed: false,
      why: 'HOLIDAY',
      at: '2026-12-29T07:00:00.000Z',
    })
  })

  const contacted = (channel: Channel, at: string): Contacted => ({ channel, at: instant(at) })

  it('calls once a day and contacts three times in seven days', () => {
    const friday = instant('2026-11-20T10:00:00Z')
    const called = [contacted('CALL', '2026-11-20T08:00:00Z')]
    expect(whenMayWeContact(friday, berlin, none, 'CALL', called)).toMatchObject({
      why: 'CALLED_TODAY',
      at: '2026-11-23T07:00:00.000Z',
    })
    expect(whenMayWeContact(friday, berlin, none, 'MESSAGE', called).allowed).toBe(true)
    const week = ['2026-11-16', '2026-11-17', '2026-11-18'].map((on) =>
      contacted('LETTER', `${on}T09:00:00Z`),
    )
    expect(whenMayWeContact(friday, berlin, none, 'CALL', week)).toEqual({
      allowed: false,
      why: 'THREE_IN_SEVEN_DAYS',
      at: '2026-11-23T07:00:00.000Z',
    })
    const older = [contacted('LETTER', '2026-11-13T09:00:00Z'), ...week.slice(1)]
    expect(whenMayWeContact(friday, berlin, none, 'CALL', older).allowed).toBe(true)
  })

  it('lets a letter leave at any hour, but counts it', () => {
    const sunday = instant('2026-11-22T03:00:00Z')
    expect(whenMayWeContact(sunday, berlin, none, 'LETTER').allowed).toBe(true)
    const week = ['2026-11-17', '2026-11-18', '2026-11-19'].map((on) => contacted('CALL', `${on}T09:00:00Z`))
    expect(whenMayWeContact(sunday, berlin, none, 'LETTER', week)).toMatchObject({
      why: 'THREE_IN_SEVEN_DAYS',
      at: '2026-11-23T23:00:00.000Z',
    })
  })

  it('never rings outside the window, anywhere, and what it promises is allowed then', () => {
    const moment = fc
      .integer({ min: Date.UTC(2026, 0), max: Date.UTC(2028, 0) })
      .map((ms): Instant => instant(new Date(ms).toISOString()))
    const holidays = fc.uniqueArray(fc.integer({ min: 0, max: 729 }), { maxLength: 40 })
    const zones = fc.constantFrom(...countries.map(timeZone))
    fc.assert(
      fc.property(moment, zones, holidays, fc.array(moment, { maxLength: 6 }), (now, zone, drawn, calls) => {
        const off = new Set(
          drawn.map((days) => new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10)),
        )
        const past = calls.map((at) => ({ channel: 'CALL' as const, at }))
        const permission = whenMayWeContact(now, zone, off, 'CALL', past)
        expect(permission.at >= now).toBe(true)
        const minute = minuteOf(permission.at, zone)
        expect(minute >= 480 && minute < 1080).toBe(true)
        const on = dayOf(permission.at, zone)
        expect(weekday(on)).toBeLessThanOrEqual(5)
        expect(off.has(on)).toBe(false)
        const known = past.filter(({ at }) => at <= now)
        expect(whenMayWeContact(permission.at, zone, off, 'CALL', known)).toEqual({
          allowed: true,
          at: permission.at,
        })
      }),
      { numRuns: 300 },
    )
  })
})

describe('the deadlines that a case shows', () => {
  it('are the ones that were promised', () => {
    expect(ownDeadlines.reviewDays).toBe(answerDays.review)
    expect(ownDeadlines.answerDays).toBe(answerDays.debtorQuestion)
  })
})

describe('telephone numbers', () => {
  it.each([
    ['+49 (0)30 / 123-456', '+4930123456'],
    ['0049 30 123456', '+4930123456'],
    ['030.123.456', '030123456'],
    ['(030) 123456', '030123456'],
    ['٠٣٠ ١٢٣٤٥٦', '030123456'],
    ['+971\u00a050\u202f123\u20114567', '+971501234567'],
    ['12', null],
    ['+1234567890123456', null],
    ['call me', null],
    ['+49 30 123456 ext. 7', null],
    ['', null],
  ])('“%s” is %s', (typed, plain) => {
    expect(plainPhone(typed)).toBe(plain)
  })
})

describe('masks', () => {
  it.each([
    ['buchhaltung@bau-adler.de', 'b•••@bau-adler.de'],
    ['b@bau-adler.de', 'b•••@bau-adler.de'],
    ['"a@b"@bau-adler.de', '"•••@bau-adler.de'],
    ['@bau-adler.de', '•••'],
    ['nonsense', '•••'],
  ])('%s is shown as %s', (email, mask) => {
    expect(maskEmail(email)).toBe(mask)
  })

  it.each([
    ['+4930123456', '+49 ••• ••56'],
    ['030123456', '••• ••56'],
    ['123', '•••'],
  ])('%s is shown as %s', (phone, mask) => {
    expect(maskPhone(phone)).toBe(mask)
  })
})

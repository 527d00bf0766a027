import ical, { ICalAlarmType } from 'ical-generator'
import { addDays, type Day, type Instant } from '#shared/dates.ts'
import type { Language } from '#shared/languages.ts'
import { type Currency, formatMoney, type Minor } from '#shared/money.ts'
import type { FeedDay } from '#shared/plans/plan-feed.ts'
import { wordsFor } from '../ports/words.ts'

export type PlanCalendarData = {
  planId: string
  language: Language
  agencyName: string
  creditorName: string
  caseNumber: string
  currency: Currency
  signedAt: Date
  instalments: readonly { number: number; dueOn: Day; amount: Minor }[]
}

/** Every payment of a plan as a day in the debtor's own calendar, with a reminder the day before. */
export function planCalendar(data: PlanCalendarData): string {
  const words = wordsFor(data.language, 'papers')
  const { creditorName: creditor, caseNumber: number } = data
  const calendar = ical({
    name: words('plan.calendar', { creditor }),
    prodId: `//${data.agencyName}//Saldo//EN`,
  })
  for (const instalment of data.instalments) {
    const amount = formatMoney(instalment.amount, data.currency, data.language)
    const event = calendar.createEvent({
      id: `${data.planId}-${instalment.number}@saldo`,
      start: dateOf(instalment.dueOn),
      end: dateOf(addDays(instalment.dueOn, 1)),
      allDay: true,
      stamp: data.signedAt,
      summary: words('plan.calendarLine', { amount, creditor }),
      description: words('plan.calendarText', { number }),
    })
    event.createAlarm({ type: ICalAlarmType.display, trigger: 86_400 })
  }
  return calendar.toString()
}

export type FeedData = {
  feedId: string
  language: Language
  agencyName: string
  currency: Currency
  readAt: Instant
  days: readonly FeedDay[]
}

/** The same as a calendar that is read again and again: what is still to be paid when, and what is paid. */
export function feedCalendar(data: FeedData): string {
  const words = wordsFor(data.language, 'papers')
  const { agencyName: agency } = data
  const calendar = ical({
    name: words('plan.feed', { agency }),
    description: words('plan.feedText'),
    prodId: `//${agency}//Saldo//EN`,
    ttl: readAgainAfterSeconds,
  })
  for (const { number, on, amount, isPaid } of data.days) {
    const money = formatMoney(amount, data.currency, data.language)
    const event = calendar.createEvent({
      id: `${data.feedId}-${number}@saldo`,
      start: dateOf(on),
      end: dateOf(addDays(on, 1)),
      allDay: true,
      stamp: new Date(data.readAt),
      summary: words(isPaid ? 'plan.feedPaid' : 'plan.feedOpen', { number, amount: money }),
      description: words('plan.feedText'),
    })
    if (!isPaid) event.createAlarm({ type: ICalAlarmType.display, trigger: 86_400 })
  }
  return calendar.toString()
}

/** How often a calendar is asked to look again [G]: what was paid shows on the same day. */
const readAgainAfterSeconds = 6 * 3600

const dateOf = (on: Day) => new Date(`${on}T00:00:00Z`)

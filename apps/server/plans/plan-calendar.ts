import ical, { ICalAlarmType } from 'ical-generator'
import { addDays, type Day } from '#shared/dates.ts'
import type { Language } from '#shared/languages.ts'
import { type Currency, formatMoney, type Minor } from '#shared/money.ts'
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

const dateOf = (on: Day) => new Date(`${on}T00:00:00Z`)

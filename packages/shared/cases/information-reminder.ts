import { addDays, type Day } from '../dates.ts'

/** The creditor is reminded of a question three times: before its day, on it, and after it (Part 7.7). */
export const reminders = ['BEFORE', 'ON_THE_DAY', 'AFTER'] as const
export type Reminder = (typeof reminders)[number]

/** Days from the day by which we asked for an answer. */
export const reminderDays = { BEFORE: -3, ON_THE_DAY: 0, AFTER: 3 } as const satisfies Record<
  Reminder,
  number
>
/** From here on we may close the case (Part 7.7), and reminding is over. */
export const closableDays = 10
/** On the clock of the creditor: nobody is reminded in the middle of the night. */
export const remindFromMinute = 8 * 60

export type AskedInformation = { readonly askedOn: Day; readonly dueOn: Day }

export const reminderOn = (reminder: Reminder, dueOn: Day): Day => addDays(dueOn, reminderDays[reminder])

/**
 * The reminder that is due on this day, or null. Each holds until the next begins, so that one which could not leave on
 * its own day still leaves, and two never leave together. What was asked only on that day or later needs none.
 */
export function reminderDue({ askedOn, dueOn }: AskedInformation, today: Day): Reminder | null {
  if (today >= addDays(dueOn, closableDays)) return null
  const begun = reminders.findLast((reminder) => reminderOn(reminder, dueOn) <= today)
  return begun && reminderOn(begun, dueOn) > askedOn ? begun : null
}

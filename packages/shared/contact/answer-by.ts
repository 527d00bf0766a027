import { addDays, type Day, weekday } from '../dates.ts'

/**
 * How long people wait for us at most, in business days (Monday to Friday). Nothing in law or in the published numbers
 * of others settles it, so these are our own promises [G], said on the page where somebody writes to us.
 */
export const answerDays = {
  /** C1: the first letter leaves within 48 hours of the submission, so the decision does not wait longer. */
  review: 2,
  informationAnswered: 2,
  debtorQuestion: 2,
  creditorMessage: 1,
  lead: 1,
  setAside: 1,
  letterToPost: 1,
  complaint: 10,
} as const
export type Promised = keyof typeof answerDays

/** The last day on which an answer is in time. A day on which nobody works does not count. */
export function answerBy(askedOn: Day, promised: Promised): Day {
  let on = askedOn
  for (let left: number = answerDays[promised]; left > 0; ) {
    on = addDays(on, 1)
    if (weekday(on) <= 5) left -= 1
  }
  return on
}

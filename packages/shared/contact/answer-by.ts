import { ownDeadlines } from '../cases/next-step.ts'
import { addWorkingDays, type Day } from '../dates.ts'

/**
 * How long people wait for us at most, in working days. Nothing in law or in the published numbers of others settles
 * it, so these are our own promises [G], said on the page where somebody writes to us.
 */
export const answerDays = {
  review: ownDeadlines.reviewDays,
  informationAnswered: ownDeadlines.reviewDays,
  debtorQuestion: ownDeadlines.answerDays,
  creditorMessage: ownDeadlines.answerDays,
  update: ownDeadlines.updateDays,
  planOffer: ownDeadlines.offerDays,
  planBroken: ownDeadlines.brokenDays,
  dispute: ownDeadlines.answerDays,
  lead: 1,
  setAside: 1,
  directPayment: 1,
  refund: 1,
  correction: 1,
  waiver: 1,
  chargeback: 1,
  money: 1,
  letterToPost: 1,
  complaint: 10,
} as const
export type Promised = keyof typeof answerDays

/** The last day on which an answer is in time. */
export function answerBy(askedOn: Day, promised: Promised): Day {
  return addWorkingDays(askedOn, answerDays[promised])
}

import { addDays, addWorkingDays, type Day, latest, nextWorkingDay } from '../dates.ts'
import { type CaseStatus, isCollecting, isOver } from './case.ts'

/** The dispute that is acted on next, and whether it pauses the whole case. */
export type DisputeTurn = {
  readonly turn: 'CREDITOR' | 'AGENCY' | 'DEBTOR'
  readonly by: Day | null
  readonly isPaused: boolean
}

/** What the answer depends on; days are those of the person who reads. */
export type Situation = {
  readonly status: CaseStatus
  readonly today: Day
  readonly agreementSigned: boolean
  readonly submittedOn: Day | null
  /** The day of the open request for information, if there is one. */
  readonly requestDueOn: Day | null
  readonly firstLetterOn: Day | null
  /** When the debtor last opened the link. */
  readonly linkOpenedOn: Day | null
  /** A debtor's question or a creditor's message that nobody of the desk has answered yet. */
  readonly openQuestionOn: Day | null
  /** When the creditor asked for an update that nobody has given yet (A29). */
  readonly updateAskedOn: Day | null
  /** An offer to pay in parts that is being talked about: with whom it lies, and until when. */
  readonly offer: { readonly with: 'AGENCY' | 'CREDITOR' | 'DEBTOR'; readonly by: Day } | null
  /** The next payment of a plan that is being kept. */
  readonly instalmentOn: Day | null
  readonly paymentInFlight: boolean
  /** Something is disputed: who has to act on it, and by when. */
  readonly dispute?: DisputeTurn | null
  readonly lastReceiptOn: Day | null
  readonly outstanding: number
}

/** Who has to do something now. */
export type Turn = 'CREDITOR' | 'AGENCY' | 'DEBTOR' | 'NOBODY'

export type NextCode =
  | 'SUBMIT_DRAFT'
  | 'SIGN_AGREEMENT'
  | 'REVIEW'
  | 'ANSWER_REQUEST'
  | 'SEND_FIRST_LETTER'
  | 'ANSWER_QUESTION'
  | 'ANSWER_UPDATE'
  | 'DECIDE_OFFER'
  | 'CREDITOR_DECIDES_OFFER'
  | 'DEBTOR_ANSWERS_OFFER'
  | 'PAY_INSTALMENT'
  | 'DECIDE_PAUSE'
  | 'ANSWER_DISPUTE'
  | 'DECIDE_DISPUTE'
  | 'DEBTOR_ANSWERS'
  | 'PAYMENT_SETTLES'
  | 'CLOSE_PAID'
  | 'WAIT_AFTER_LINK'
  | 'FOLLOW_UP'
  | 'EVALUATE'
  | 'DECIDE_STRATEGY'
  | 'NOTHING'

/** What happens next, whose turn it is, by when, and why: each code and reason is a sentence on the screen. */
export type NextStep = {
  readonly code: NextCode
  readonly turn: Turn
  readonly by: Day | null
  readonly why: NextReason
  /** Whether the day has passed: then the screen says so instead of pretending. */
  readonly late: boolean
}

export type NextReason =
  | 'NOT_SUBMITTED'
  | 'NO_AGREEMENT'
  | 'SUBMITTED'
  | 'INFORMATION_ASKED'
  | 'JUST_ACCEPTED'
  | 'QUESTION_WAITS'
  | 'UPDATE_ASKED'
  | 'OFFER_MADE'
  | 'OFFER_NEEDS_CREDITOR'
  | 'OFFER_ANSWERED'
  | 'PLAN_RUNS'
  | 'CASE_PAUSED'
  | 'DISPUTED'
  | 'DISPUTE_HEARD'
  | 'DEBTOR_ASKED'
  | 'PAYMENT_STARTED'
  | 'ALL_PAID'
  | 'LINK_OPENED'
  | 'NO_REACTION'
  | 'PARTLY_PAID'
  | 'EVALUATED_NEXT'
  | 'OVER'

/**
 * Deadlines we set ourselves [G], inside the published ones (C1): a review and an answer
 * within two working days; an update within one; a call a week after the letter (published: 1–10 days); two quiet days after the
 * debtor opened the link (D8); an evaluation when 45 days have brought nothing.
 */
export const ownDeadlines = {
  reviewDays: 2,
  answerDays: 2,
  offerDays: 1,
  brokenDays: 2,
  updateDays: 1,
  followUpDays: 7,
  quietDays: 2,
  evaluateDays: 45,
} as const

/** By when an update that was asked for is given: both sides see this day. */
export const updateBy = (askedOn: Day): Day => addWorkingDays(askedOn, ownDeadlines.updateDays)

/**
 * What happens next on a case, derived from its state alone: recomputed every time, so nothing is ever skipped because
 * a schedule was not moved (killbill #2297), and there is always an answer, also at the end (killbill #708).
 */
export function nextStep(situation: Situation): NextStep {
  const step = stepOf(situation)
  const { updateAskedOn, today } = situation
  if (!updateAskedOn) return step
  const by = updateBy(updateAskedOn)
  return isBefore(by, step)
    ? { code: 'ANSWER_UPDATE', turn: 'AGENCY', why: 'UPDATE_ASKED', by, late: by < today }
    : step
}

/** Our word comes next by its day. It hides nothing that waits for the creditor itself, and no payment on its way. */
function isBefore(by: Day, step: NextStep): boolean {
  if (step.turn === 'CREDITOR') return false
  return step.by === null ? step.code === 'NOTHING' : by <= step.by
}

function stepOf(situation: Situation): NextStep {
  const { status, today, submittedOn, outstanding } = situation
  const answer = (code: NextCode, turn: Turn, why: NextReason, by: Day | null = null): NextStep => ({
    code,
    turn,
    why,
    by,
    late: by !== null && by < today,
  })
  if (isOver(status)) return answer('NOTHING', 'NOBODY', 'OVER')
  if (status === 'DRAFT') return answer('SUBMIT_DRAFT', 'CREDITOR', 'NOT_SUBMITTED')
  if (status === 'AWAITING_AGREEMENT' || (!situation.agreementSigned && !isCollecting(status))) {
    return answer('SIGN_AGREEMENT', 'CREDITOR', 'NO_AGREEMENT')
  }
  if (status === 'NEEDS_INFORMATION') {
    return answer('ANSWER_REQUEST', 'CREDITOR', 'INFORMATION_ASKED', situation.requestDueOn)
  }
  if (!isCollecting(status)) {
    return answer(
      'REVIEW',
      'AGENCY',
      'SUBMITTED',
      addWorkingDays(submittedOn ?? today, ownDeadlines.reviewDays),
    )
  }
  const { dispute } = situation
  if (dispute?.isPaused) return answer('DECIDE_PAUSE', 'AGENCY', 'CASE_PAUSED', dispute.by)
  if (situation.paymentInFlight) return answer('PAYMENT_SETTLES', 'NOBODY', 'PAYMENT_STARTED')
  if (outstanding <= 0) return answer('CLOSE_PAID', 'AGENCY', 'ALL_PAID', today)
  if (dispute) return onDispute(dispute, answer)
  if (situation.openQuestionOn) {
    const by = addWorkingDays(situation.openQuestionOn, ownDeadlines.answerDays)
    return answer('ANSWER_QUESTION', 'AGENCY', 'QUESTION_WAITS', by)
  }
  if (situation.offer) return answerToOffer(situation.offer, answer)
  if (situation.instalmentOn) return answer('PAY_INSTALMENT', 'DEBTOR', 'PLAN_RUNS', situation.instalmentOn)
  if (!situation.firstLetterOn) return answer('SEND_FIRST_LETTER', 'AGENCY', 'JUST_ACCEPTED', today)
  if (status !== 'ACTIVE') return answer('DECIDE_STRATEGY', 'AGENCY', 'EVALUATED_NEXT')
  return afterTheLetter(situation, situation.firstLetterOn, answer)
}

type Answer = (code: NextCode, turn: Turn, why: NextReason, by?: Day | null) => NextStep

function answerToOffer({ with: side, by }: NonNullable<Situation['offer']>, answer: Answer): NextStep {
  if (side === 'AGENCY') return answer('DECIDE_OFFER', 'AGENCY', 'OFFER_MADE', by)
  if (side === 'CREDITOR') return answer('CREDITOR_DECIDES_OFFER', 'CREDITOR', 'OFFER_NEEDS_CREDITOR', by)
  return answer('DEBTOR_ANSWERS_OFFER', 'DEBTOR', 'OFFER_ANSWERED', by)
}

/** A part is disputed: what is said of it comes before everything else that we could do. */
function onDispute({ turn, by }: DisputeTurn, answer: Answer): NextStep {
  if (turn === 'CREDITOR') return answer('ANSWER_DISPUTE', 'CREDITOR', 'DISPUTED', by)
  if (turn === 'DEBTOR') return answer('DEBTOR_ANSWERS', 'DEBTOR', 'DEBTOR_ASKED', by)
  return answer('DECIDE_DISPUTE', 'AGENCY', 'DISPUTE_HEARD', by)
}

function afterTheLetter(situation: Situation, letterOn: Day, answer: Answer): NextStep {
  const { today, linkOpenedOn, lastReceiptOn } = situation
  if (linkOpenedOn) {
    const quietUntil = addDays(linkOpenedOn, ownDeadlines.quietDays)
    if (today <= quietUntil)
      return answer('WAIT_AFTER_LINK', 'DEBTOR', 'LINK_OPENED', nextWorkingDay(quietUntil))
  }
  const moved = latest(letterOn, lastReceiptOn ?? letterOn)
  const evaluateOn = nextWorkingDay(addDays(moved, ownDeadlines.evaluateDays))
  if (today >= evaluateOn) return answer('EVALUATE', 'AGENCY', 'NO_REACTION', evaluateOn)
  const followUpOn = nextWorkingDay(addDays(moved, ownDeadlines.followUpDays))
  return answer('FOLLOW_UP', 'AGENCY', lastReceiptOn ? 'PARTLY_PAID' : 'NO_REACTION', followUpOn)
}

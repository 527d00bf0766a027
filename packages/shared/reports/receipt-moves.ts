import { type Day, earliest } from '../dates.ts'
import type { PaymentId } from '../ids.ts'
import type { ClaimStep } from '../ledger/claim-trail.ts'
import { type Minor, negate, subtract, sum, zero } from '../money.ts'

/** What a receipt did to an account, each on its own day. */
export type ReceiptMove = {
  readonly kind: 'RECEIPT' | 'REFUNDED' | 'CHARGED_BACK' | 'TAKEN_BACK' | 'COUNTS_AGAIN'
  readonly paymentId: PaymentId
  readonly on: Day
  /** What the debtor owes more by it; less where it is below zero. */
  readonly amount: Minor
  readonly postings: readonly string[]
}

/** Money that left a receipt, and the day on which it was there again: the transfer failed, the dispute was won. */
export type LeftReceipt = {
  readonly kind: 'REFUNDED' | 'CHARGED_BACK'
  readonly on: Day
  readonly amount: Minor
  readonly againOn: Day | null
  /** The refund, by which its posting is known. */
  readonly id: string
}

/** A receipt as it came to a case, with everything that became of it. */
export type ReceiptStory = {
  readonly paymentId: PaymentId
  readonly on: Day
  readonly amount: Minor
  /** The payment and what was posted anew of it: each has its own postings. */
  readonly own: readonly string[]
  readonly left: readonly LeftReceipt[]
  /** What of it counts now, less what was given back of its credit. */
  readonly counts: Minor
}

/**
 * The lines of one receipt on an account: that it came, and that it went, as a pair that comes to what counts. What
 * happened after the day of the account is not told yet: the receipt then stands with what counts of it today, as the
 * claim has it. What left it for another reason, a transfer that the bank returned or a mistake of ours, is one line.
 */
export function receiptMoves(story: ReceiptStory, trail: readonly ClaimStep[], upTo: Day): ReceiptMove[] {
  const { paymentId, on, amount, left, counts } = story
  const move = (kind: ReceiptMove['kind'], day: Day, moved: Minor): Moving => ({
    kind,
    paymentId,
    on: day,
    amount: moved,
    postings: [],
  })
  const gone = left.flatMap((one) => [
    { ...move(one.kind, one.on, one.amount), refundId: one.id },
    ...(one.againOn ? [move('COUNTS_AGAIN', one.againOn, negate(one.amount))] : []),
  ])
  const rest = subtract(amount, counts, ...gone.map((one) => one.amount))
  const taken = trail.findLast((step) => isOf(story, step) && step.kind === 'receipt-deallocated')
  const all = [
    ...gone,
    ...(rest === 0 ? [] : [move(rest > 0 ? 'TAKEN_BACK' : 'COUNTS_AGAIN', taken?.on ?? on, rest)]),
  ]
  const told = all.filter((one) => one.on <= upTo)
  const later = sum(all.filter((one) => one.on > upTo).map((one) => one.amount))
  const came = move('RECEIPT', earliest(on, upTo), negate(subtract(amount, later)))
  return withPostings(story, [came, ...told], trail).filter((one) => one.amount !== 0)
}

type Moving = ReceiptMove & { refundId?: string; postings: string[] }

const isOf = ({ own }: ReceiptStory, { receiptId }: ClaimStep) =>
  receiptId !== null && own.includes(receiptId)

/** Each posting of the receipt to the line that it made; what was posted anew at once, to the line that made it smaller. */
function withPostings(
  story: ReceiptStory,
  moves: readonly Moving[],
  trail: readonly ClaimStep[],
): ReceiptMove[] {
  const [came, ...after] = moves.map((move) => ({ ...move, postings: [...move.postings] }))
  if (!came) return []
  const out = after.filter(({ kind }) => kind !== 'COUNTS_AGAIN')
  const again = after.filter(({ kind }) => kind === 'COUNTS_AGAIN')
  const own = trail.filter((step) => isOf(story, step))
  const anew = own.filter(({ kind, receiptId }) => kind === 'receipt-allocated' && receiptId !== story.own[0])
  const shared = anew.slice(0, anew.length - again.length)
  let line = came
  for (const step of own) {
    const place = anew.indexOf(step)
    if (step.kind === 'receipt-deallocated') {
      const free = out.filter(({ postings }) => postings.length === 0)
      line = free.find((move) => move.on === step.on) ?? free[0] ?? out.at(-1) ?? came
      line.postings.push(step.postingId)
    } else if (place < 0) came.postings.push(step.postingId)
    else (again[place - shared.length] ?? line).postings.push(step.postingId)
  }
  for (const step of trail)
    if (step.kind === 'refunded')
      after.find((move) => move.refundId === step.source.id)?.postings.push(step.postingId)
  return [came, ...after].map(({ refundId: _, ...move }) => move)
}

/** What is left of all lines of receipts on the account: what has come in and stayed. */
export const receivedIn = (moves: readonly ReceiptMove[]): Minor =>
  subtract(zero, ...moves.map(({ amount }) => amount))

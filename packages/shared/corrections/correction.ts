import { isCollecting, type CaseStatus } from '../cases/case.ts'
import { whyNotUndo } from '../cases/undo.ts'
import type { Instant } from '../dates.ts'
import type { InvoiceId } from '../ids.ts'
import type { Minor } from '../money.ts'
import { Refusal } from '../refusal.ts'

/**
 * What can be wrong about a receipt that stands in the books: it was none, it was for another case, or it pays the wrong
 * invoices. Each is put right by a reversal and, where money stays, by a new posting (D7: never silent).
 */
export const correctionKinds = ['TAKE_BACK', 'MOVE', 'RESHARE'] as const
export type CorrectionKind = (typeof correctionKinds)[number]

export const correctionStatuses = ['WAITING', 'HELD', 'DONE', 'DECLINED', 'TAKEN_BACK', 'REFUSED'] as const
export type CorrectionStatus = (typeof correctionStatuses)[number]
/** Asked for and not over: nobody corrects the same receipt a second time meanwhile. */
export const underWay = ['WAITING', 'HELD'] as const

export type CorrectionCommand = 'approve' | 'decline' | 'takeBack' | 'carryOut' | 'refuse'
type Move = { readonly from: readonly CorrectionStatus[]; readonly to: CorrectionStatus }

/** Every way a correction can go. Waiting is no approval: only a second person, or the seconds after a decision, lead on. */
export const correctionMoves = {
  approve: { from: ['WAITING'], to: 'HELD' },
  decline: { from: ['WAITING'], to: 'DECLINED' },
  takeBack: { from: ['HELD'], to: 'TAKEN_BACK' },
  carryOut: { from: ['HELD'], to: 'DONE' },
  refuse: { from: ['HELD'], to: 'REFUSED' },
} as const satisfies Record<CorrectionCommand, Move>

export const mayMoveCorrection = (status: string, command: CorrectionCommand): boolean => {
  const { from }: Move = correctionMoves[command]
  return from.some((one) => one === status)
}

/** A receipt as it stands, and what has been begun about it. */
export type StandingReceipt = {
  readonly caseId: string
  readonly creditorId: string
  readonly currency: string
  readonly method: string
  readonly status: string
  /** The invoices that it pays first. */
  readonly named: readonly InvoiceId[]
  /** What of it was given back, or is on its way. */
  readonly gone: Minor
  /** It is what is left of a receipt of which a part went back. */
  readonly isRest: boolean
  /** A bank is asking about it. */
  readonly isContested: boolean
  /** Another correction of it waits or lies still. */
  readonly isUnderWay: boolean
  /** The invoices of its case. */
  readonly invoices: readonly InvoiceId[]
}

/** Where the money goes: a case as it stands. */
export type TargetCase = {
  readonly caseId: string
  readonly creditorId: string
  readonly currency: string
  readonly status: CaseStatus
  readonly invoices: readonly InvoiceId[]
}

export type AskedCorrection = {
  readonly kind: CorrectionKind
  /** Only of money that moves. */
  readonly target: TargetCase | null
  readonly named: readonly InvoiceId[]
}

/**
 * Why nothing of a receipt can be corrected, or null. What a payer has, or may get, back is not ours to move; what was
 * paid out to the creditor already may be corrected all the same, and the next run sets it off (D7).
 */
export function whyNotCorrectAtAll(receipt: Omit<StandingReceipt, 'named' | 'invoices'>): Refusal | null {
  if (receipt.status !== 'SUCCEEDED') return new Refusal('corrections.notInBooks')
  if (receipt.isContested) return new Refusal('corrections.contested')
  if (receipt.gone > 0) return new Refusal('corrections.givenBack')
  return receipt.isUnderWay ? new Refusal('corrections.underWay') : null
}

/**
 * Why a receipt cannot be corrected like this, or null. Nothing is ever posted across two creditors (A56): such money
 * waits in suspense, or goes back to whoever paid it.
 */
export function whyNotCorrect(receipt: StandingReceipt, asked: AskedCorrection): Refusal | null {
  const atAll = whyNotCorrectAtAll(receipt)
  if (atAll) return atAll
  switch (asked.kind) {
    case 'TAKE_BACK':
      return whyNotTakeBackReceipt(receipt)
    case 'MOVE':
      return whyNotMove(receipt, asked)
    case 'RESHARE':
      return whyNotName(asked.named, receipt.invoices) ?? whyNotReshare(receipt, asked.named)
  }
}

/** Why a receipt cannot be taken back as if it had never come, or null. */
export function whyNotTakeBackReceipt({
  method,
  isRest,
}: Pick<StandingReceipt, 'method' | 'isRest'>): Refusal | null {
  // A card has its own way back, and only that tells the provider.
  if (method === 'card') return new Refusal('corrections.cardGoesBack')
  // A booking of the bank of which a part has gone is not whole any more: what is left moves, or goes back as well.
  return method === 'bank' && isRest ? new Refusal('corrections.partGivenBack') : null
}

function whyNotMove(receipt: StandingReceipt, { target, named }: AskedCorrection): Refusal | null {
  if (!target) return new Refusal('corrections.noTarget')
  if (target.caseId === receipt.caseId) return new Refusal('corrections.sameCase')
  if (target.creditorId !== receipt.creditorId) return new Refusal('corrections.otherCreditor')
  if (target.currency !== receipt.currency) return new Refusal('corrections.otherCurrency')
  if (!isCollecting(target.status)) return new Refusal('corrections.caseOver')
  return whyNotName(named, target.invoices)
}

function whyNotReshare({ named }: StandingReceipt, wanted: readonly InvoiceId[]): Refusal | null {
  const text = (ids: readonly InvoiceId[]) => ids.toSorted().join(' ')
  return text(named) === text(wanted) ? new Refusal('corrections.nothingChanges') : null
}

const whyNotName = (named: readonly InvoiceId[], invoices: readonly InvoiceId[]): Refusal | null =>
  named.every((invoiceId) => invoices.includes(invoiceId)) ? null : new Refusal('corrections.otherInvoice')

/** Whoever asked for it is not the second person. */
export function whyNotApproveCorrection(
  { status, requestedById }: { readonly status: string; readonly requestedById: string },
  personId: string,
): Refusal | null {
  if (!mayMoveCorrection(status, 'approve')) return new Refusal('corrections.decided')
  return requestedById === personId ? new Refusal('corrections.secondPerson') : null
}

/** Why whoever decided last cannot take it back any more, or null: it is in the books, or it was somebody else. */
export function whyNotTakeBackCorrection(
  { heldUntil }: { readonly heldUntil: Instant | null },
  decidedById: string,
  personId: string,
): Refusal | null {
  const why = whyNotUndo(heldUntil, decidedById, personId)
  if (why === null) return null
  return new Refusal(why === 'alreadyTold' ? 'corrections.inBooks' : 'corrections.notYours')
}

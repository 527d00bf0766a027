import type { Held } from '../cases/demand.ts'
import { addDays, type Day } from '../dates.ts'
import type { InvoiceId } from '../ids.ts'
import type { Minor } from '../money.ts'
import type { DisputeType } from './dispute.ts'

/** An invoice that something is wrong with, and how much of its principal; null is all of it. */
export type DisputedItem = { readonly invoiceId: InvoiceId; readonly amount: Minor | null }

/**
 * Three things would make every demand wrong, not only a part of it: a private person is none of our business (A42),
 * another company owes nothing, and an insolvent one may not pay. They pause the whole case (D3).
 */
export const wholeCaseTypes = ['NOT_A_BUSINESS', 'WRONG_PARTY', 'INSOLVENCY'] as const
export type WholeCaseType = (typeof wholeCaseTypes)[number]

export const isWholeCase = (type: DisputeType): type is WholeCaseType =>
  wholeCaseTypes.some((whole) => whole === type)

/** What a dispute pauses: exactly what is disputed, and nothing beside it (E11). */
export function holdsOf(type: DisputeType, items: readonly DisputedItem[]): Held[] {
  return isWholeCase(type) ? [{ invoiceId: null, amount: null }] : items.map((item) => ({ ...item }))
}

/** How long after the first letter a dispute pauses by itself, in days [G]: long enough to ask one's own warehouse. */
export const lateAfterDays = 30

export type NoPause = 'LATE' | 'REPEATED' | 'AFTER_PLAN'

export type Opening = {
  readonly type: DisputeType
  readonly items: readonly DisputedItem[]
  readonly today: Day
  readonly firstLetterOn: Day | null
  /** A plan was signed for this case: what is owed was acknowledged with it. */
  readonly planSigned: boolean
  readonly earlier: readonly { readonly type: string; readonly invoiceIds: readonly string[] }[]
}

/**
 * Why a dispute pauses nothing by itself, or null where it does (D3): one that comes late, one that was heard already
 * for the same invoice, one after a signed plan. People decide about it then, so that nobody stops a claim by pressing
 * a button again and again. What would make every demand wrong always pauses.
 */
export function whyNoPause(opening: Opening): NoPause | null {
  if (isWholeCase(opening.type)) return null
  const disputed = new Set<string>(opening.items.map(({ invoiceId }) => invoiceId))
  const isRepeated = opening.earlier.some(
    ({ type, invoiceIds }) => type === opening.type && invoiceIds.some((id) => disputed.has(id)),
  )
  if (isRepeated) return 'REPEATED'
  if (opening.planSigned) return 'AFTER_PLAN'
  const { firstLetterOn, today } = opening
  return firstLetterOn !== null && today > addDays(firstLetterOn, lateAfterDays) ? 'LATE' : null
}

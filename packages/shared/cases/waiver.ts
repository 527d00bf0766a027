import * as z from 'zod/mini'
import { whoDecides } from '../agreements/authority.ts'
import type { Day } from '../dates.ts'
import { id, text } from '../fields.ts'
import { type Currency, type Minor, minor } from '../money.ts'
import { compareWithCents, eurRate, exactCents } from '../quotes/eur-rates.ts'
import { Refusal } from '../refusal.ts'
import { type CaseStatus, isCollecting } from './case.ts'

/** Above so many euro cents a second account manager has to agree [G]. */
export const waiverAlone: Minor = minor(500_00)

export const waiveInput = z.object({
  caseId: id('case'),
  invoiceId: id('invoice'),
  amountMinor: z.custom<Minor>((value) => Number.isSafeInteger(value) && Number(value) > 0, 'input.amount'),
  reason: text(2_000),
})
export type WaiveInput = z.output<typeof waiveInput>

export const decideWaiverInput = z.object({
  caseId: id('case'),
  waiverId: id('waiver'),
  approve: z.boolean(),
})
export type DecideWaiverInput = z.output<typeof decideWaiverInput>

/** Whether somebody else has to agree, at the rate of the day of placement and compared without rounding (Part 7.3). */
export function needsSecondPerson(amount: Minor, currency: Currency, placedOn: Day): boolean {
  return compareWithCents(exactCents(amount, eurRate(currency, placedOn)), waiverAlone) > 0
}

export type Waivable = {
  readonly status: CaseStatus
  readonly currency: Currency
  readonly placedOn: Day
  /** The debt that the limit of the agreement looks at, and that limit. */
  readonly debt: Minor
  readonly signedLimit: Minor
  readonly interestOpen: Minor
}

/** Why this interest cannot be waived by the desk, or null. Giving up anything of a large debt is its creditor's (A33). */
export function whyNotWaive(amount: Minor, of: Waivable): Refusal | null {
  if (!isCollecting(of.status)) return new Refusal('cases.notNow')
  if (whoDecides(of.debt, of.currency, of.placedOn, of.signedLimit).decider === 'CREDITOR')
    return new Refusal('cases.waiverIsCreditors')
  if (amount > of.interestOpen)
    return new Refusal('cases.waiverTooMuch', {
      mostMinor: of.interestOpen,
      currency: of.currency,
    })
  return null
}

import * as z from 'zod/mini'
import { claimParts } from '../ledger/allocation.ts'
import { feeSettlements } from '../ledger/fee-postings.ts'
import { type Minor, minor } from '../money.ts'
import { Refusal } from '../refusal.ts'
import { authorityLimit } from './authority.ts'

/** How debtors are spoken to (A20). */
export const tones = ['SOFT', 'STANDARD', 'FIRM'] as const
export type Tone = (typeof tones)[number]

/** Whose money interest and compensation are, and what the fee is taken from (Part 7.4). */
export const interestOwners = ['CREDITOR', 'AGENCY'] as const
export const feeBases = ['EVERYTHING', 'PRINCIPAL'] as const

/** The most instalments for a debt strictly below so many euro cents. A debt at or above the last needs the creditor. */
const instalmentStep = z.object({ below: cents(authorityLimit), most: whole(1, 60) })

/**
 * What a creditor lets the agency agree to on its own. A creditor may narrow it at any time; only a new agreement
 * widens it. Amounts are euro cents, shares hundredths of a percentage point.
 */
export const mandateInput = z.object({
  tone: z.enum(tones),
  interestOwner: z.enum(interestOwners),
  feeBase: z.enum(feeBases),
  // Agreements signed before the choice was offered say nothing of it: their text sets fees off.
  feeSettlement: z._default(z.enum(feeSettlements), 'SET_OFF'),
  allocationOrder: z
    .array(z.enum(claimParts))
    .check(
      z.refine((order) => new Set(order).size === claimParts.length && order.length === 4, 'input.order'),
    ),
  automaticApproval: z.boolean(),
  instalments: z
    .array(instalmentStep)
    .check(z.minLength(1), z.maxLength(6))
    .check(
      z.refine(
        (steps) => steps.every((step, place) => step.below > (steps[place - 1]?.below ?? 0)),
        'input.order',
      ),
    ),
  firstShare: whole(0, 10_000),
  firstAtLeast: cents(authorityLimit),
  eachAtLeast: cents(authorityLimit),
  firstWithinDays: whole(0, 60),
  discountAtMost: whole(0, 10_000),
  authorityLimit: cents(authorityLimit),
})

export type Mandate = z.output<typeof mandateInput>

/** Part 7.8: what a creditor signs when it changes nothing. */
export const defaultMandate: Mandate = {
  tone: 'STANDARD',
  interestOwner: 'CREDITOR',
  feeBase: 'EVERYTHING',
  feeSettlement: 'SET_OFF',
  allocationOrder: ['COSTS', 'COMPENSATION', 'INTEREST', 'PRINCIPAL'],
  automaticApproval: true,
  instalments: [
    { below: minor(1_000_00), most: 3 },
    { below: minor(10_000_00), most: 6 },
    { below: minor(50_000_00), most: 12 },
  ],
  firstShare: 1000,
  firstAtLeast: minor(100_00),
  eachAtLeast: minor(50_00),
  firstWithinDays: 10,
  discountAtMost: 0,
  authorityLimit,
}

/** The most instalments that may be agreed for a debt of so many euro cents; 0 where the creditor must be asked. */
export function mostInstalments(mandate: Pick<Mandate, 'instalments'>, debt: Minor): number {
  return mandate.instalments.find(({ below }) => debt < below)?.most ?? 0
}

/**
 * Why a creditor cannot have this mandate, or null: it may be narrower than the widest one on every count, never wider
 * (Part 7.8). The widest is the default before signing, and what was signed afterwards.
 */
export function whyNotMandate(wanted: Mandate, widest: Mandate = defaultMandate): Refusal | null {
  const tooWide = (field: string) => new Refusal('agreements.mandateTooWide', { field })
  if (wanted.automaticApproval && !widest.automaticApproval) return tooWide('automaticApproval')
  if (wanted.firstShare < widest.firstShare) return tooWide('firstShare')
  if (wanted.firstAtLeast < widest.firstAtLeast) return tooWide('firstAtLeast')
  if (wanted.eachAtLeast < widest.eachAtLeast) return tooWide('eachAtLeast')
  if (wanted.firstWithinDays > widest.firstWithinDays) return tooWide('firstWithinDays')
  if (wanted.discountAtMost > widest.discountAtMost) return tooWide('discountAtMost')
  if (wanted.authorityLimit > widest.authorityLimit) return tooWide('authorityLimit')
  // Between two bounds neither table changes, so the amounts just below each bound are all that need comparing.
  const bounds = [...wanted.instalments, ...widest.instalments].map(({ below }) => minor(below - 1))
  const wider = bounds.some((debt) => mostInstalments(wanted, debt) > mostInstalments(widest, debt))
  return wider ? tooWide('instalments') : null
}

/**
 * Why a signed mandate cannot be changed to this one, or null. Money and order are terms of the agreement itself, so
 * they change with a new signature only; tone and narrower limits change at once.
 */
export function whyNotChangeMandate(wanted: Mandate, signed: Mandate): Refusal | null {
  const fixed = ['interestOwner', 'feeBase', 'feeSettlement', 'allocationOrder'] as const
  const changed = fixed.find((field) => String(wanted[field]) !== String(signed[field]))
  if (changed) return new Refusal('agreements.onlyByNewAgreement', { field: changed })
  return whyNotMandate(wanted, signed)
}

function cents(most: Minor) {
  return z.custom<Minor>((value) => isWhole(value, 0, most), 'input.amount')
}

function whole(least: number, most: number) {
  return z.custom<number>((value) => isWhole(value, least, most), 'input.number')
}

function isWhole(value: unknown, least: number, most: number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
}

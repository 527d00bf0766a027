import * as z from 'zod/mini'
import { amount, dayField, id, line, text } from '../fields.ts'
import { brokenDecisions } from './broken-plan.ts'
import type { Terms } from './schedule.ts'

const count = z.int('input.number').check(z.minimum(1, 'input.number'), z.maximum(60, 'plans.countInput'))
const dayOfMonth = z.int('input.number').check(z.minimum(1, 'input.number'), z.maximum(31, 'input.number'))
const words = z.optional(text(2_000))

export const termsInput = z.object({
  total: amount,
  first: amount,
  firstOn: dayField,
  count,
  dayOfMonth,
})

/** The same shape as the rules speak of. */
export const termsOf = ({ total, first, firstOn, count, dayOfMonth }: Terms): Terms => ({
  total,
  first,
  firstOn,
  count,
  dayOfMonth,
})

const seen = { negotiationId: id('negotiation'), version: z.int() }

/** A debtor's offer. `version` is that of the negotiation it answers, where there is one. */
export const offerInput = z.object({
  negotiationId: id('negotiation'),
  version: z.optional(z.int()),
  terms: termsInput,
  words,
  /** Needed where less than the whole is offered (A32). */
  whyNotViable: z.optional(text(2_000)),
})
export type OfferInput = z.output<typeof offerInput>

export const signInput = z.object({
  ...seen,
  name: line(120),
  /** The hash of the words that were on the screen: nobody signs something else than they read. */
  textSha256: z.string().check(z.regex(/^[0-9a-f]{64}$/, 'input.text')),
})
export type SignInput = z.output<typeof signInput>

/** Inside the mandate one confirmation does both. */
export const confirmInput = z.object({
  negotiationId: id('negotiation'),
  terms: termsInput,
  name: line(120),
  textSha256: z.string().check(z.regex(/^[0-9a-f]{64}$/, 'input.text')),
})
export type ConfirmInput = z.output<typeof confirmInput>

export const withdrawInput = z.object(seen)
export type WithdrawInput = z.output<typeof withdrawInput>

const caseId = id('case')
export const approveInput = z.object({ caseId, ...seen, whyNotViable: z.optional(text(2_000)) })
export type ApproveInput = z.output<typeof approveInput>

export const rejectInput = z.object({ caseId, ...seen, reason: text(2_000) })
export type RejectInput = z.output<typeof rejectInput>

export const recommendInput = z.object({
  caseId,
  ...seen,
  /** What the account manager advises the creditor to do. */
  advice: z.enum(['ACCEPT', 'REJECT']),
  reason: text(2_000),
  whyNotViable: z.optional(text(2_000)),
})
export type RecommendInput = z.output<typeof recommendInput>

export const counterInput = z.object({
  caseId,
  ...seen,
  terms: termsInput,
  words,
  whyNotViable: z.optional(text(2_000)),
})
export type CounterInput = z.output<typeof counterInput>

export const takeBackInput = z.object({ caseId, ...seen })
export type TakeBackInput = z.output<typeof takeBackInput>

export const decideBrokenInput = z.object({
  caseId,
  planId: id('plan'),
  decision: z.enum(brokenDecisions),
  why: text(2_000),
})
export type DecideBrokenInput = z.output<typeof decideBrokenInput>

export const planOfCaseInput = z.object({ caseId })

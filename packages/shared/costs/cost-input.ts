import * as z from 'zod/mini'
import { costKinds } from '../cases/cost-line.ts'
import { amount, dayField, id, line, optionalLine, text } from '../fields.ts'

/** What the creditor is asked: for which costs, at most how much, why, what it brings, and until when it may say yes. */
export const askCostsInput = z.object({
  caseId: id('case'),
  /** Made by the client, so that a question sent twice is asked once. */
  consentId: id('costConsent'),
  kind: z.enum(costKinds),
  ceilingMinor: amount,
  reason: text(2_000),
  benefit: text(2_000),
  dueOn: dayField,
})
export type AskCostsInput = z.output<typeof askCostsInput>

export const decideCostsInput = z.object({
  caseId: id('case'),
  consentId: id('costConsent'),
  approve: z.boolean(),
  words: z.optional(text(2_000)),
})
export type DecideCostsInput = z.output<typeof decideCostsInput>

export const costConsentRef = z.object({ caseId: id('case'), consentId: id('costConsent') })
export type CostConsentRef = z.output<typeof costConsentRef>

export const recordCostInput = z.object({
  caseId: id('case'),
  costId: id('cost'),
  consentId: id('costConsent'),
  amountMinor: amount,
  /** What was paid for, and the number of the bill. */
  what: line(200),
  reference: optionalLine(80),
  /** The bill itself, sent before. */
  documentId: id('document'),
})
export type RecordCostInput = z.output<typeof recordCostInput>

export const takeBackCostInput = z.object({
  caseId: id('case'),
  costId: id('cost'),
  reason: text(2_000),
})
export type TakeBackCostInput = z.output<typeof takeBackCostInput>

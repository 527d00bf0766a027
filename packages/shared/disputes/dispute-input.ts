import * as z from 'zod/mini'
import { amount, dayField, id, optionalLine, text } from '../fields.ts'
import { disputeTypes, stances } from './dispute.ts'
import { isWholeCase } from './hold-scope.ts'

/** Enough to say what is wrong; longer than this is a document. */
export const wordsLength = 4_000
const fewestWords = 10
const words = text(wordsLength).check(z.minLength(fewestWords, 'input.tooShort'))

/** What somebody may send along: fewer and smaller than the creditor's, because a link has no account behind it. */
export const evidenceLimits = { files: 10, bytes: 20 * 1024 * 1024, megabytes: 20 } as const
export const evidenceTypes =
  '.pdf,.jpg,.jpeg,.png,.heic,.heif,application/pdf,image/jpeg,image/png,image/heic'

const item = z.object({ invoiceId: id('invoice'), amountMinor: z.nullable(amount) })

const opened = z.object({
  type: z.enum(disputeTypes, 'input.choose'),
  items: z.array(item).check(z.maxLength(200, 'input.tooMany')),
  words,
  paidOn: z.optional(dayField),
  paidMinor: z.optional(amount),
  paidReference: optionalLine(120),
})

type Opened = z.output<typeof opened>

const needsInvoice = ({ type, items }: Opened) => isWholeCase(type) || items.length > 0
const needs = (field: 'paidOn' | 'paidMinor') => (typed: Opened) =>
  typed.type !== 'ALREADY_PAID' || typed[field] !== undefined
const once = ({ items }: Opened) => new Set(items.map(({ invoiceId }) => invoiceId)).size === items.length

const rules = [
  z.refine<Opened>(needsInvoice, { error: 'disputes.chooseInvoice', path: ['items'] }),
  z.refine<Opened>(once, { error: 'input.twice', path: ['items'] }),
  // Who says that it is paid says when and how much (D3); a proof may follow.
  z.refine<Opened>(needs('paidOn'), { error: 'input.day', path: ['paidOn'] }),
  z.refine<Opened>(needs('paidMinor'), { error: 'input.amount', path: ['paidMinor'] }),
] as const

/** Something is wrong, as it is looked at before it is sent. */
export const considerInput = opened.check(...rules)
export type ConsiderInput = z.output<typeof considerInput>

/** The id comes with the form, so that a form sent twice by a weak connection is one dispute. */
export const openDisputeInput = z.extend(opened, { disputeId: id('dispute') }).check(...rules)
export type OpenDisputeInput = z.output<typeof openDisputeInput>

const disputeRef = { disputeId: id('dispute') }
const seen = { ...disputeRef, caseId: id('case'), version: z.int() }

/** What the creditor says to it; with PARTLY it says how much it gives up. */
export const answerDisputeInput = z
  .object({
    ...seen,
    stance: z.enum(stances, 'input.choose'),
    concededMinor: z.optional(amount),
    words,
  })
  .check(
    z.refine(({ stance, concededMinor }) => stance !== 'PARTLY' || concededMinor !== undefined, {
      error: 'input.amount',
      path: ['concededMinor'],
    }),
  )
export type AnswerDisputeInput = z.output<typeof answerDisputeInput>

export const askDebtorInput = z.object({ ...seen, words })
export type AskDebtorInput = z.output<typeof askDebtorInput>

/** A debtor's session is of one case, so these two name only the dispute. */
export const answerAskedInput = z.object({ ...disputeRef, words })
export type AnswerAskedInput = z.output<typeof answerAskedInput>
export const withdrawDisputeInput = z.object({ ...disputeRef })

export const pauseDisputeInput = z.object({ ...seen, why: words })
export type PauseDisputeInput = z.output<typeof pauseDisputeInput>

export const outcomes = ['UPHELD', 'PARTIAL', 'REJECTED'] as const
export type Outcome = (typeof outcomes)[number]

/** How much is taken off which invoice. */
export const upheldParts = z
  .array(z.object({ invoiceId: id('invoice'), amountMinor: amount }))
  .check(z.maxLength(200))

/** The decision, with a reason for each side: what one may read is not always the other's business. */
export const resolveDisputeInput = z.object({
  ...seen,
  outcome: z.enum(outcomes, 'input.choose'),
  /** How much of which invoice; only for PARTIAL, the other two say it themselves. */
  upheld: z._default(upheldParts, []),
  reasonToDebtor: words,
  reasonToCreditor: words,
})
export type ResolveDisputeInput = z.output<typeof resolveDisputeInput>

/** Takes back what was decided as it was seen, while it is held. */
export const takeBackResolutionInput = z.object({ ...seen })
export type TakeBackResolutionInput = z.output<typeof takeBackResolutionInput>

export const weighInput = z.object({
  caseId: id('case'),
  ...disputeRef,
  outcome: z.enum(outcomes, 'input.choose'),
  upheld: z._default(upheldParts, []),
})
export type WeighInput = z.output<typeof weighInput>
export const disputeRefInput = z.object({ caseId: id('case'), ...disputeRef })

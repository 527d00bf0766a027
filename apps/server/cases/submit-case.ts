import { caseDraft, readDraft } from '#shared/cases/case-draft.ts'
import { type CaseStatus, move } from '#shared/cases/case.ts'
import type { SubmitInput } from '#shared/cases/draft-input.ts'
import { placement, whyNotSubmit } from '#shared/cases/submission.ts'
import { timeZone } from '#shared/countries.ts'
import { type Instant, instant } from '#shared/dates.ts'
import { Refusal } from '#shared/refusal.ts'
import { Prisma } from '#db/client.ts'
import { agreementInForce } from '../agreements/agreement-queries.ts'
import { creditorCode } from '../agreements/creditor-code.ts'
import { inTransaction, type Tx } from '../db.ts'
import { record } from '../events.ts'
import type { Ctx, OwnCase, OwnCreditor } from '../trpc.ts'
import { moverOf, mustBeVersion, type TakenCase, takeCase } from './case-row.ts'
import { owePapers } from './owe-receipt.ts'
import { priceOfDraft } from './price-of-draft.ts'
import { writeSubmission } from './write-submission.ts'

export type Receipt = { number: string; status: CaseStatus; submittedAt: Instant }

/**
 * Submits a case (D1): checks it against the rules of the door, numbers it without a gap, fixes its price, and owes
 * exactly one receipt (A15). Pressed twice, or by ten clients at once, everybody gets the receipt of the first.
 */
export async function submitCase(
  ctx: Ctx & { caseId: OwnCase; creditorId: OwnCreditor },
  { version, percent }: Omit<SubmitInput, 'caseId'>,
): Promise<Receipt> {
  const { house, actor, caseId, creditorId } = ctx
  const code = await creditorCode(house, creditorId)
  return inTransaction(house.db, actor, async (tx) => {
    const row = await takeCase(tx, caseId)
    if (row.number && row.submittedAt) return receiptOf(row)
    const submitted = move(row.status, 'submit', moverOf(actor))
    mustBeVersion(row, version)

    const draft = caseDraft.parse(row.draft)
    const { input } = readDraft(draft)
    if (!input) throw new Refusal('cases.draftIncomplete')
    const { country } = await tx.creditor.findUniqueOrThrow({
      where: { id: creditorId },
      select: { country: true },
    })
    const today = house.clock.today(timeZone(country))
    const refusal = whyNotSubmit(input, country, today)
    if (refusal) throw refusal
    const placed = placement(input)
    if (!placed) throw new Refusal('cases.needsInvoice')
    const price = await priceOfDraft(house, tx, { quoteId: row.quoteId, creditorId, country, input, placed })
    if (price.percent !== percent) throw new Refusal('cases.priceChanged', { percent: price.percent })

    const at = house.clock.now()
    const { documents } = await writeSubmission(tx, row, draft, input, Date.parse(at))
    const number = `C-${code}-${String(await nextNumber(tx, creditorId)).padStart(4, '0')}`
    const agreement = await agreementInForce(tx, creditorId)
    const status = agreement
      ? move(submitted, 'startReview', 'system', ['SIGNED_AGREEMENT'])
      : move(submitted, 'awaitAgreement', 'system')
    const { managerId } = await tx.creditor.findUniqueOrThrow({
      where: { id: creditorId },
      select: { managerId: true },
    })
    await tx.case.update({
      where: { id: caseId },
      data: {
        number,
        status,
        currency: input.currency,
        principalMinor: BigInt(placed.principal),
        reference: input.reference ?? null,
        tariff: price.tariff,
        feeNumerator: String(price.share.numerator),
        feeDenominator: String(price.share.denominator),
        agreementId: agreement?.id ?? null,
        managerId,
        submittedOn: today,
        placedOn: today,
        submittedAt: new Date(at),
        draft: Prisma.DbNull,
        version: { increment: 1 },
      },
    })
    const facts = {
      number,
      principal: placed.principal,
      currency: input.currency,
      percent: price.percent,
      documents,
    }
    await recordSubmission(ctx, tx, { row, status, at, facts, quoted: price.why === 'QUOTED' })
    await owePapers(ctx, tx, row)
    return { number, status, submittedAt: at }
  })
}

function receiptOf({ number, status, submittedAt }: TakenCase): Receipt {
  if (!number || !submittedAt) throw new Error('A submitted case has a number and a time')
  return { number, status, submittedAt: instant(submittedAt.toISOString()) }
}

/** The row of the company is locked until the case is written: a number is never given twice, and none is lost. */
async function nextNumber(tx: Tx, creditorId: string): Promise<number> {
  const { lastCaseNumber } = await tx.creditor.update({
    where: { id: creditorId },
    data: { lastCaseNumber: { increment: 1 } },
    select: { lastCaseNumber: true },
  })
  return lastCaseNumber
}

type Submission = {
  row: TakenCase
  status: CaseStatus
  at: Instant
  facts: { number: string; principal: number; currency: string; percent: string; documents: number }
  quoted: boolean
}

async function recordSubmission(
  ctx: Ctx,
  tx: Tx,
  { row, status, at, facts, quoted }: Submission,
): Promise<void> {
  const { actor } = ctx
  const system = { kind: 'system', language: actor.language } as const
  const about = { caseId: row.id, creditorId: row.creditorId, at }
  if (quoted) await record(tx, actor, { ...about, kind: 'quote-accepted', after: { quoteId: row.quoteId } })
  if (row.onBehalfOfId) {
    const onBehalf = await tx.user.findUnique({ where: { id: row.onBehalfOfId }, select: { name: true } })
    const after = { onBehalfOfId: row.onBehalfOfId, onBehalfOf: onBehalf?.name ?? null }
    await record(tx, actor, { ...about, kind: 'case-entered-on-behalf', after })
  }
  const change = { before: { status: 'DRAFT' }, after: { ...facts, status: 'SUBMITTED' } }
  await record(tx, actor, { ...about, kind: 'case-submitted', ...change })
  await record(tx, system, { ...about, kind: 'receipt-sent', after: { number: facts.number } })
  const moved = { before: { status: 'SUBMITTED' }, after: { status } }
  const kind = status === 'UNDER_REVIEW' ? 'review-started' : 'agreement-awaited'
  await record(tx, system, { ...about, kind, ...moved })
}

import { draftPrincipal, emptyDraft } from '#shared/cases/case-draft.ts'
import type { CaseStatus } from '#shared/cases/case.ts'
import type { StartDraftInput } from '#shared/cases/draft-input.ts'
import { defaultCurrency } from '#shared/countries.ts'
import { type CaseId, newId } from '#shared/ids.ts'
import { languageOf } from '#shared/languages.ts'
import { Refusal } from '#shared/refusal.ts'
import { inTransaction, type Tx } from '../db.ts'
import { databaseCode } from '../db-faults.ts'
import { record } from '../events.ts'
import { claimQuote } from '../quotes/claim-quote.ts'
import type { Ctx, OwnCreditor } from '../trpc.ts'
import { draftFromQuote } from './draft-from-quote.ts'

export type StartedDraft = { caseId: CaseId; status: CaseStatus }

/**
 * Begins a case, empty or from a quote. The same id again, or a quote that has become a case already, answers with the
 * case that is there. For somebody of the desk the company's first owner is noted as the one it is entered for (A16).
 */
export async function startDraft(
  ctx: Ctx & { creditorId: OwnCreditor },
  input: StartDraftInput,
): Promise<StartedDraft> {
  const { house, actor, creditorId } = ctx
  if (!('userId' in actor)) throw new Error('Only a signed-in person starts a case')
  const quote = input.quoteToken ? await claimQuote(house, { token: input.quoteToken, creditorId }) : null
  const now = house.clock.now()

  const started = inTransaction(house.db, actor, async (tx) => {
    // One company's drafts begin one after the other, so that a quote pressed twice becomes one case.
    await tx.$queryRaw`select 1 from "Creditor" where id = ${creditorId} for update`
    const known = await existing(tx, input.caseId, creditorId, quote?.quoteId ?? null)
    if (known) return known
    const creditor = await tx.creditor.findUniqueOrThrow({
      where: { id: creditorId },
      select: { country: true },
    })
    const { country } = creditor
    const draft = quote
      ? draftFromQuote(quote, newId('invoice', Date.parse(now)), actor.language)
      : emptyDraft(country, languageOf(country), defaultCurrency(country))
    const debtorId = newId('debtor', Date.parse(now))
    const { name, country: debtorCountry, language } = draft.debtor
    await tx.debtor.create({ data: { id: debtorId, creditorId, name, country: debtorCountry, language } })
    await tx.case.create({
      data: {
        id: input.caseId,
        creditorId,
        debtorId,
        quoteId: quote?.quoteId ?? null,
        status: 'DRAFT',
        currency: draft.currency,
        principalMinor: BigInt(draftPrincipal(draft)),
        enteredById: actor.userId,
        onBehalfOfId: actor.kind === 'creditor' ? null : await firstOwner(tx, creditorId),
        draft,
        createdAt: new Date(now),
      },
    })
    await record(tx, actor, {
      caseId: input.caseId,
      creditorId,
      kind: 'draft-started',
      at: now,
      after: { quote: quote?.number ?? null },
    })
    return { caseId: input.caseId, status: 'DRAFT' as const }
  })
  return started.catch((error: unknown) => {
    // The id belongs to another company's case, which this one cannot even see.
    throw databaseCode(error) === '23505' ? new Refusal('access.notFound') : error
  })
}

async function existing(
  tx: Tx,
  caseId: CaseId,
  creditorId: string,
  quoteId: string | null,
): Promise<StartedDraft | null> {
  const select = { id: true, creditorId: true, status: true } as const
  const same = await tx.case.findUnique({ where: { id: caseId }, select })
  if (same && same.creditorId !== creditorId) throw new Refusal('access.notFound')
  const ofQuote = quoteId
    ? await tx.case.findFirst({ where: { quoteId, creditorId, status: { not: 'CLOSED' } }, select })
    : null
  const found = same ?? ofQuote
  return found && { caseId: found.id as CaseId, status: found.status as CaseStatus }
}

async function firstOwner(tx: Tx, creditorId: string): Promise<string> {
  const owner = await tx.membership.findFirst({
    where: { creditorId, role: 'owner' },
    orderBy: { createdAt: 'asc' },
    select: { userId: true },
  })
  if (!owner) throw new Refusal('cases.nobodyToConfirm')
  return owner.userId
}

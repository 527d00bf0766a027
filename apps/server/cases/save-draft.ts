import { type CaseDraft, draftPrincipal } from '#shared/cases/case-draft.ts'
import type { SaveDraftInput } from '#shared/cases/draft-input.ts'
import { isCountry } from '#shared/countries.ts'
import { isLanguage } from '#shared/languages.ts'
import { isCurrency } from '#shared/money.ts'
import { Refusal } from '#shared/refusal.ts'
import { inTransaction, type Tx } from '../db.ts'
import { canonical, type Json, record } from '../events.ts'
import type { Ctx, OwnCase } from '../trpc.ts'
import { mustBeVersion, takeCase } from './case-row.ts'

/**
 * Keeps what has been typed so far, complete or not. A save that is repeated because its answer was lost changes
 * nothing; one that was typed on top of an older version is refused, so that two people never overwrite each other.
 */
export async function saveDraft(
  ctx: Ctx & { caseId: OwnCase },
  { draft, version }: Omit<SaveDraftInput, 'caseId'>,
): Promise<{ version: number }> {
  const { house, actor, caseId } = ctx
  return inTransaction(house.db, actor, async (tx) => {
    const row = await takeCase(tx, caseId)
    if (row.status !== 'DRAFT') throw new Refusal('cases.alreadySubmitted')
    if (row.draft !== null && canonical(row.draft as Json) === canonical(draft as Json))
      return { version: row.version }
    mustBeVersion(row, version)

    const at = house.clock.now()
    const { name, country, language } = draft.debtor
    await tx.debtor.update({
      where: { id: row.debtorId },
      data: {
        name: name.trim().slice(0, 120),
        ...(isCountry(country) ? { country } : {}),
        ...(isLanguage(language) ? { language } : {}),
      },
    })
    await nameDocuments(tx, caseId, draft)
    await tx.case.update({
      where: { id: caseId },
      data: {
        draft,
        version: { increment: 1 },
        principalMinor: BigInt(draftPrincipal(draft)),
        reference: draft.reference.trim() || null,
        ...(isCurrency(draft.currency) ? { currency: draft.currency } : {}),
        updatedAt: new Date(at),
      },
    })
    if (!(await isGoingOn(tx, caseId, 'userId' in actor ? actor.userId : null))) {
      await record(tx, actor, { caseId, creditorId: row.creditorId, kind: 'draft-saved', at })
    }
    return { version: row.version + 1 }
  })
}

/** A draft saves itself every few seconds: one event stands for all saves of one person in a row. */
async function isGoingOn(tx: Tx, caseId: string, userId: string | null): Promise<boolean> {
  const last = await tx.caseEvent.findFirst({
    where: { caseId },
    orderBy: { seq: 'desc' },
    select: { kind: true, actorId: true },
  })
  return last?.kind === 'draft-saved' && last.actorId === userId
}

/** What kind each document is may be changed as long as the case is a draft. */
async function nameDocuments(tx: Tx, caseId: string, draft: CaseDraft): Promise<void> {
  const stored = await tx.document.findMany({
    where: { caseId, removedAt: null },
    select: { id: true, kind: true },
  })
  for (const { id, kind } of stored) {
    const named = draft.documents.find((document) => document.id === id)
    if (named && named.kind !== kind) await tx.document.update({ where: { id }, data: { kind: named.kind } })
  }
}

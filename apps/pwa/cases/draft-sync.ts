import type { CaseDraft } from '#shared/cases/case-draft.ts'
import { type Inputs, isFault, type Outputs } from '#pwa/app/trpc.ts'
import {
  type DraftKey,
  dirtyDrafts,
  type KeptDraft,
  keptDraft,
  markSent,
  markTried,
} from '#pwa/offline/kept-drafts.ts'

type OpenedDraft = Pick<Outputs['cases']['draft'], 'draft' | 'version'>

/** What a draft needs of the server; the client of the app has it. */
export type DraftDoor = {
  cases: {
    startDraft: { mutate(input: Inputs['cases']['startDraft']): Promise<unknown> }
    saveDraft: { mutate(input: Inputs['cases']['saveDraft']): Promise<{ version: number }> }
    draft: { query(input: { caseId: DraftKey['caseId'] }): Promise<OpenedDraft> }
  }
}

/** One after the other per case: two saves of the same device must never overtake each other. */
const running = new Map<string, Promise<unknown>>()

/**
 * Brings the server up to what is kept on this device, beginning the case first where it is new. Answers the version
 * that the server then has, or null where nothing is kept.
 */
export function sendDraft(door: DraftDoor, key: DraftKey): Promise<number | null> {
  const before = running.get(key.caseId) ?? Promise.resolve()
  const mine = before.catch(() => undefined).then(() => send(door, key))
  running.set(key.caseId, mine)
  return mine
}

async function send({ cases }: DraftDoor, key: DraftKey): Promise<number | null> {
  const { caseId } = key
  const kept = await keptDraft(key)
  if (!kept) return null
  const { draft, creditorId } = kept
  if (kept.isNew) await cases.startDraft.mutate({ caseId, ...(creditorId ? { creditorId } : {}) })
  else if (!kept.isDirty) return kept.version
  await markTried(key, draft)
  const save = (version: number) => cases.saveDraft.mutate({ caseId, version, draft })
  const { version } = await save(kept.version).catch(async (error: unknown) => {
    const mine = isConflict(error) ? await ownEarlierSave({ cases }, key, kept) : null
    if (mine === null) throw error
    return save(mine)
  })
  await markSent(key, draft, version)
  return version
}

/**
 * A save whose answer was lost looks like somebody else's change. If the server has exactly what this device tried
 * last, it was this device: answers the version to go on from.
 */
async function ownEarlierSave(
  door: DraftDoor,
  { caseId }: DraftKey,
  kept: KeptDraft,
): Promise<number | null> {
  if (!kept.lastTried) return null
  const there = await door.cases.draft.query({ caseId })
  return isSameDraft(there.draft, kept.lastTried) ? there.version : null
}

export const isConflict = (error: unknown): boolean =>
  isFault(error) && error.data?.refusal?.code === 'cases.changedElsewhere'

/** Sends whatever earlier visits left unsent; a draft that cannot go now goes another time. */
export async function sendLeftDrafts(door: DraftDoor, userId: string): Promise<void> {
  for (const caseId of await dirtyDrafts(userId))
    await sendDraft(door, { userId, caseId }).catch(() => undefined)
}

/** Whether two drafts say the same, in whatever order their fields came back from the database. */
export const isSameDraft = (one: CaseDraft, other: CaseDraft): boolean => sorted(one) === sorted(other)

const sorted = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )

import { createStore, del, entries, get, set, update } from 'idb-keyval'
import type { CaseDraft } from '#shared/cases/case-draft.ts'
import type { CaseId, CreditorId } from '#shared/ids.ts'

/** What was typed on this device and may not have reached us yet. Killing the app loses nothing of it (E05). */
export type KeptDraft = {
  draft: CaseDraft
  /** The version on the server that it was typed on top of. */
  version: number
  /** Nobody on the server knows of this case yet. */
  isNew: boolean
  /** Typed since the server last said that it has everything. */
  isDirty: boolean
  /** What was last on its way: if its answer was lost, the server may have it without our knowing. */
  lastTried?: CaseDraft
  /** The company for which somebody of the desk types; the person's own where it is missing. */
  creditorId?: CreditorId
}

/** Kept per person: whoever signs in next on a shared phone sees nothing of it. */
export type DraftKey = { userId: string; caseId: CaseId }

const store = createStore('saldo-drafts', 'drafts')
const placeOf = ({ userId, caseId }: DraftKey) => `${userId}/${caseId}`

export const keptDraft = (key: DraftKey): Promise<KeptDraft | undefined> => get(placeOf(key), store)
export const keepDraft = (key: DraftKey, kept: KeptDraft): Promise<void> => set(placeOf(key), kept, store)
export const forgetDraft = (key: DraftKey): Promise<void> => del(placeOf(key), store)

/** Keeps what was typed now; what is known of the server stays as it was. */
export const keepTyping = (key: DraftKey, draft: CaseDraft): Promise<void> =>
  update<KeptDraft | undefined>(
    placeOf(key),
    (kept) => (kept ? { ...kept, draft, isDirty: true } : undefined),
    store,
  )

/** Notes what is on its way now. */
export const markTried = (key: DraftKey, tried: CaseDraft): Promise<void> =>
  update<KeptDraft | undefined>(
    placeOf(key),
    (kept) => (kept ? { ...kept, lastTried: tried } : undefined),
    store,
  )

/** Notes that the server has this; what was typed in the meantime stays dirty. */
export const markSent = (key: DraftKey, sent: CaseDraft, version: number): Promise<void> =>
  update<KeptDraft | undefined>(
    placeOf(key),
    (kept) => {
      const draft = kept?.draft ?? sent
      const isDirty = JSON.stringify(draft) !== JSON.stringify(sent)
      return { ...kept, draft, version, isNew: false, isDirty }
    },
    store,
  )

/** The cases of which something has not reached the server yet. */
export async function dirtyDrafts(userId: string): Promise<CaseId[]> {
  const all = await entries<string, KeptDraft>(store)
  const own = all.filter(([place, kept]) => place.startsWith(`${userId}/`) && kept?.isDirty)
  return own.map(([place]) => place.slice(userId.length + 1) as CaseId)
}

/** After signing out only what exists nowhere else stays on the device, and only this person will see it again. */
export async function forgetSentDrafts(): Promise<void> {
  const all = await entries<string, KeptDraft>(store).catch(() => [])
  for (const [place, kept] of all) if (!kept?.isDirty) await del(place, store)
}

import { useCallback, useEffect, useRef, useState } from 'react'
import { type CaseDraft, emptyDraft } from '#shared/cases/case-draft.ts'
import { draftDifferences, mergeDrafts } from '#shared/cases/draft-difference.ts'
import { defaultCurrency } from '#shared/countries.ts'
import type { CaseId, CreditorId } from '#shared/ids.ts'
import { languageOf } from '#shared/languages.ts'
import { useActor, useMe } from '#pwa/app/session.tsx'
import { isFault, type Outputs, queryClient, trpcClient } from '#pwa/app/trpc.ts'
import { type DraftKey, forgetDraft, keepDraft, keepTyping, keptDraft } from '#pwa/offline/kept-drafts.ts'
import { isConflict, isSameDraft, sendDraft } from './draft-sync.ts'

export type SaveState = 'saved' | 'saving' | 'device' | 'conflict'
/** What the server knows beside what was typed; null while a case has not reached it. */
export type DraftFacts = Omit<Outputs['cases']['draft'], 'draft' | 'version' | 'documents'>
export type OpenDraft = {
  draft: CaseDraft
  documents: Outputs['cases']['draft']['documents']
  facts: DraftFacts | null
}
type Opened = OpenDraft | { submitted: true } | { fault: unknown }

const pauseMs = 1_000
const againMs = 8_000
/** What the other one has saved meanwhile; without it nobody can choose, so it is asked for again later. */
const theOther = (caseId: CaseId) => trpcClient.cases.draft.query({ caseId }).catch(() => null)

/** Where the two versions say the same and only their papers differ there is nothing to choose: both keep theirs. */
async function isMerged(key: DraftKey, other: { draft: CaseDraft; version: number }): Promise<boolean> {
  const kept = await keptDraft(key)
  if (!kept || draftDifferences(kept.draft, other.draft).length > 0) return false
  const draft = mergeDrafts(kept.draft, other.draft, {})
  await keepDraft(key, { ...kept, draft, version: other.version, isDirty: true })
  return true
}

const nothing: OpenDraft['documents'] = []

/** A draft as the form edits it: kept on the device with every key, on the server a moment later. */
export function useDraft(caseId: CaseId, mayBegin: boolean, creditorId?: CreditorId) {
  const actor = useActor()
  const { company } = useMe()
  const userId = 'userId' in actor ? actor.userId : ''
  const [opened, setOpened] = useState<Opened | null>(null)
  const [saveState, setSaveState] = useState<SaveState>('saved')
  const [isTouched, setTouched] = useState(false)
  const [theirs, setTheirs] = useState<{ draft: CaseDraft; version: number } | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  // What holds when the form opens: a later step of it must not open the draft a second time, over what was typed.
  const atFirst = useRef({ mayBegin, country: company?.country ?? 'ES' })

  const send = useCallback(async (): Promise<number | null> => {
    clearTimeout(timer.current)
    setSaveState('saving')
    try {
      const version = await sendDraft(trpcClient, { userId, caseId })
      const left = await keptDraft({ userId, caseId })
      setSaveState(left?.isDirty ? 'saving' : 'saved')
      return version
    } catch (error) {
      const other = isConflict(error) ? await theOther(caseId) : null
      if (other && (await isMerged({ userId, caseId }, other))) {
        timer.current = setTimeout(() => void send(), 0)
        return null
      }
      setTheirs(other)
      setSaveState(other ? 'conflict' : 'device')
      if (!isFault(error) || error.data == null) timer.current = setTimeout(() => void send(), againMs)
      return null
    }
  }, [userId, caseId])

  const load = useCallback(async () => {
    const key = { userId, caseId }
    const kept = await keptDraft(key).catch(() => undefined)
    const begin = () => {
      const { country } = atFirst.current
      const begun = emptyDraft(country, languageOf(country), defaultCurrency(country))
      setOpened({ draft: begun, documents: nothing, facts: null })
    }
    // The server is asked for nothing before there is something to ask for.
    if (atFirst.current.mayBegin && !kept) return begin()
    try {
      const { draft: theirs, version, documents, ...facts } = await trpcClient.cases.draft.query({ caseId })
      if (kept?.isDirty && !isSameDraft(kept.draft, theirs)) {
        setOpened({ draft: kept.draft, documents, facts })
        return void send()
      }
      await keepDraft(key, { draft: theirs, version, isNew: false, isDirty: false })
      setOpened({ draft: theirs, documents, facts })
    } catch (error) {
      const code = isFault(error) ? error.data?.refusal?.code : null
      if (code === 'cases.alreadySubmitted') return setOpened({ submitted: true })
      const isUnknown = code === 'access.notFound'
      if (!kept || (isUnknown && !kept.isNew)) return setOpened({ fault: error })
      setOpened({ draft: kept.draft, documents: nothing, facts: null })
      void send()
    }
  }, [userId, caseId, send])

  useEffect(() => {
    void load()
    const goOn = () => void send()
    addEventListener('online', goOn)
    return () => {
      removeEventListener('online', goOn)
      clearTimeout(timer.current)
    }
  }, [load, send])

  /** Keeps a change on the device at once, and sends it when the typing pauses. */
  const change = useCallback(
    (next: CaseDraft) => {
      setOpened((before) => (before && 'draft' in before ? { ...before, draft: next } : before))
      setSaveState('saving')
      setTouched(true)
      const key = { userId, caseId }
      void keptDraft(key)
        .then((kept) =>
          kept
            ? keepTyping(key, next)
            : keepDraft(key, {
                draft: next,
                version: 0,
                isNew: true,
                isDirty: true,
                ...(creditorId ? { creditorId } : {}),
              }),
        )
        .then(() => {
          clearTimeout(timer.current)
          timer.current = setTimeout(() => void send(), pauseMs)
        })
    },
    [userId, caseId, creditorId, send],
  )

  /** Two versions of one draft: the person has decided what stays, on top of what the other one saved. */
  const settle = useCallback(
    async (stays: CaseDraft) => {
      if (!theirs) return
      const key = { userId, caseId }
      await keepDraft(key, { draft: stays, version: theirs.version, isNew: false, isDirty: true })
      setOpened((before) => (before && 'draft' in before ? { ...before, draft: stays } : before))
      setTheirs(null)
      await send()
    },
    [userId, caseId, send, theirs],
  )

  /** What has arrived and what it costs is the server's to say; what was typed stays as it is. */
  const refreshFacts = useCallback(async () => {
    const { draft: _, version: __, documents, ...facts } = await trpcClient.cases.draft.query({ caseId })
    setOpened((before) => (before && 'draft' in before ? { ...before, documents, facts } : before))
  }, [caseId])

  const discard = useCallback(async () => {
    clearTimeout(timer.current)
    const kept = await keptDraft({ userId, caseId })
    if (!kept?.isNew) await trpcClient.cases.discardDraft.mutate({ caseId })
    await forgetDraft({ userId, caseId })
    await queryClient.invalidateQueries({ queryKey: [['cases']] })
  }, [userId, caseId])

  /** Before the first key there is nothing to keep and nothing to throw away. */
  const isBegun = isTouched || Boolean(opened && 'draft' in opened && opened.facts)

  return {
    opened,
    isBegun,
    saveState,
    theirs: theirs?.draft ?? null,
    change,
    send,
    settle,
    refreshFacts,
    discard,
    reload: load,
  }
}

export type DraftDesk = ReturnType<typeof useDraft>

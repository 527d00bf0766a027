import 'fake-indexeddb/auto'
import { TRPCClientError } from '@trpc/client'
import { beforeEach, describe, expect, test } from 'vitest'
import { emptyDraft } from '#shared/cases/case-draft.ts'
import { type CaseId, newId } from '#shared/ids.ts'
import {
  type DraftKey,
  dirtyDrafts,
  forgetSentDrafts,
  keepDraft,
  keepTyping,
  keptDraft,
} from '#pwa/offline/kept-drafts.ts'
import { type DraftDoor, isConflict, sendDraft, sendLeftDrafts } from './draft-sync.ts'

const draft = emptyDraft('DE', 'de', 'EUR')
const named = (name: string) => ({ ...draft, debtor: { ...draft.debtor, name } })

/** A server that counts versions like the real one, and can be out of reach. */
function server() {
  const calls: string[] = []
  const state = { version: 0, isDown: false, slow: 0, losesAnswers: false, has: draft }
  const door: DraftDoor = {
    cases: {
      startDraft: {
        async mutate({ caseId }) {
          if (state.isDown) throw new Error('network')
          calls.push(`start ${caseId.slice(0, 4)}`)
        },
      },
      saveDraft: {
        async mutate({ version, draft: sent }) {
          await new Promise((done) => setTimeout(done, state.slow))
          if (state.isDown) throw new Error('network')
          if (version !== state.version) throw conflict()
          calls.push(`save ${sent.debtor.name}`)
          state.version += 1
          // The database gives the fields back in an order of its own.
          state.has = Object.fromEntries(Object.entries(sent).toReversed()) as typeof draft
          if (state.losesAnswers) throw new Error('network')
          return { version: state.version }
        },
      },
      draft: { query: async () => ({ draft: state.has, version: state.version }) },
    },
  }
  return { calls, state, door }
}

function conflict() {
  const refusal = { code: 'cases.changedElsewhere', params: {} }
  const data = { code: 'UNPROCESSABLE_CONTENT', httpStatus: 422, requestId: null, refusal, fields: null }
  return TRPCClientError.from({ error: { code: -32022, message: '', data } } as never)
}

let key: DraftKey
beforeEach(() => {
  key = { userId: 'usr_1', caseId: newId('case', 1) as CaseId }
})

describe('a draft on a device', () => {
  test('begins the case with its first save, once', async () => {
    const { calls, door } = server()
    await keepDraft(key, { draft: named('Bau'), version: 0, isNew: true, isDirty: true })
    expect(await sendDraft(door, key)).toBe(1)
    expect(await sendDraft(door, key)).toBe(1)
    expect(calls).toEqual(['start case', 'save Bau'])
    expect(await keptDraft(key)).toMatchObject({ version: 1, isNew: false, isDirty: false })
  })

  test('waits on the device while there is no connection, and goes later', async () => {
    const { calls, door, state } = server()
    await keepDraft(key, { draft: named('Bau'), version: 0, isNew: true, isDirty: true })
    state.isDown = true
    await expect(sendDraft(door, key)).rejects.toThrow('network')
    expect(await dirtyDrafts('usr_1')).toContain(key.caseId)
    state.isDown = false
    await sendLeftDrafts(door, 'usr_1')
    expect(calls.at(-1)).toBe('save Bau')
    expect(await dirtyDrafts('usr_1')).not.toContain(key.caseId)
  })

  test('typed on while a save travels is saved again, in order', async () => {
    const { calls, door, state } = server()
    state.slow = 20
    await keepDraft(key, { draft: named('B'), version: 0, isNew: false, isDirty: true })
    const first = sendDraft(door, key)
    await new Promise((done) => setTimeout(done, 5))
    await keepTyping(key, named('Ba'))
    const second = sendDraft(door, key)
    await keepTyping(key, named('Bau'))
    const third = sendDraft(door, key)
    expect(await Promise.all([first, second, third])).toEqual([1, 2, 2])
    expect(calls).toEqual(['save B', 'save Bau'])
  })

  test('whose answer was lost is not taken for somebody else’s change', async () => {
    const { calls, door, state } = server()
    await keepDraft(key, { draft: named('Bau'), version: 0, isNew: false, isDirty: true })
    state.losesAnswers = true
    await expect(sendDraft(door, key)).rejects.toThrow('network')
    state.losesAnswers = false
    await keepTyping(key, named('Bau Adler'))
    expect(await sendDraft(door, key)).toBe(2)
    expect(calls).toEqual(['save Bau', 'save Bau Adler'])
  })

  test('that somebody else changed is not overwritten', async () => {
    const { calls, door, state } = server()
    state.version = 4
    await keepDraft(key, { draft: named('mine'), version: 3, isNew: false, isDirty: true })
    await expect(sendDraft(door, key)).rejects.toSatisfy(isConflict)
    expect(calls).toEqual([])
    expect((await keptDraft(key))?.draft.debtor.name).toBe('mine')
  })

  test('is seen by its own person only, and stays after signing out only where it exists nowhere else', async () => {
    const sent = { ...key, caseId: newId('case', 2) }
    await keepDraft(key, { draft: named('unsent'), version: 0, isNew: true, isDirty: true })
    await keepDraft(sent, { draft: named('sent'), version: 3, isNew: false, isDirty: false })
    expect(await keptDraft({ ...key, userId: 'usr_2' })).toBeUndefined()
    await forgetSentDrafts()
    expect(await keptDraft(sent)).toBeUndefined()
    expect((await keptDraft(key))?.draft.debtor.name).toBe('unsent')
  })
})

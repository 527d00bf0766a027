import type { DocumentKind } from '#shared/cases/document.ts'
import type { CaseId, DirectPaymentId, DisputeId, DocumentId } from '#shared/ids.ts'
import type { RefusalParams } from '#shared/refusal.ts'
import {
  forgetFile,
  keepFile,
  noteFile,
  type PendingFile,
  pendingFile,
  pendingFiles,
} from '#pwa/offline/pending-files.ts'

export type UploadState = 'waiting' | 'sending' | 'paused' | 'offline' | 'done' | 'failed'
export type UploadItem = {
  documentId: DocumentId
  caseId: CaseId
  name: string
  kind: DocumentKind
  disputeId: DisputeId | null
  directPaymentId: DirectPaymentId | null
  size: number
  sent: number
  state: UploadState
  refusal: { code: string; params: RefusalParams } | null
}

/** A no of the server about this very file: trying again would get the same answer. */
export class UploadRefused extends Error {
  readonly refusal: NonNullable<UploadItem['refusal']>
  constructor(refusal: NonNullable<UploadItem['refusal']>) {
    super(refusal.code)
    this.refusal = refusal
  }
}

export type Sending = { done: Promise<void>; stop(forGood: boolean): Promise<void> }
/** Brings the rest of a file to the server. It knows where to go on; the queue knows when. */
export type Transport = (file: PendingFile, on: { begun(): void; progress(sent: number): void }) => Sending

export type QueueParts = {
  transport: Transport
  /** Runs before a file goes: the server must know its case. */
  prepare(file: PendingFile): Promise<unknown>
  arrived(caseId: CaseId): void
  /** How long to wait after the first, second, … failure; the last one counts from there on. */
  pausesMs?: readonly number[]
}

const atOnce = 2

/**
 * Files on their way to us, whatever screen is open. What is queued is on the device first, so that closing the app,
 * a tunnel or a restarted server only makes it later, never twice and never lost.
 */
export function openUploadQueue({
  transport,
  prepare,
  arrived,
  pausesMs = [3_000, 10_000, 30_000],
}: QueueParts) {
  const items = new Map<DocumentId, UploadItem>()
  const running = new Map<DocumentId, Sending>()
  const failures = new Map<DocumentId, number>()
  const timers = new Map<DocumentId, ReturnType<typeof setTimeout>>()
  const watchers = new Set<() => void>()
  let shown: readonly UploadItem[] = []

  function tell() {
    shown = [...items.values()]
    for (const watcher of watchers) watcher()
  }
  function change(id: DocumentId, part: Partial<UploadItem>) {
    const item = items.get(id)
    if (!item) return
    items.set(id, { ...item, ...part })
    tell()
  }
  function enter({ documentId, caseId, disputeId, directPaymentId, isPaused, ...file }: PendingFile) {
    if (items.has(documentId)) return
    const state = isPaused ? 'paused' : 'waiting'
    const { name, kind, size } = file
    items.set(documentId, {
      documentId,
      caseId,
      disputeId: disputeId ?? null,
      directPaymentId: directPaymentId ?? null,
      name,
      kind,
      size,
      sent: 0,
      state,
      refusal: null,
    })
  }
  function pump() {
    for (const { documentId, state } of items.values()) {
      if (running.size >= atOnce) return
      if (state === 'waiting') void run(documentId)
    }
  }

  async function run(id: DocumentId) {
    const slot: Sending = { done: Promise.resolve(), stop: async () => undefined }
    running.set(id, slot)
    change(id, { state: 'sending' })
    try {
      const file = await pendingFile(id)
      if (!file) return void items.delete(id)
      await prepare(file)
      if (items.get(id)?.state !== 'sending') return
      const sending = transport(file, {
        begun: () => void noteFile(id, { isBegun: true }),
        progress: (sent) => change(id, { sent }),
      })
      running.set(id, sending)
      await sending.done
      await forgetFile(id)
      change(id, { state: 'done', sent: file.size })
      arrived(file.caseId)
    } catch (error) {
      await failed(id, error)
    } finally {
      running.delete(id)
      tell()
      pump()
    }
  }

  async function failed(id: DocumentId, error: unknown) {
    if (items.get(id)?.state !== 'sending') return
    if (error instanceof UploadRefused) {
      await forgetFile(id)
      return change(id, { state: 'failed', refusal: error.refusal })
    }
    const times = failures.get(id) ?? 0
    failures.set(id, times + 1)
    change(id, { state: 'offline' })
    const pause = pausesMs[Math.min(times, pausesMs.length - 1)] ?? 30_000
    timers.set(
      id,
      setTimeout(() => goOn(id), pause),
    )
  }

  function goOn(id: DocumentId) {
    clearTimeout(timers.get(id))
    if (items.get(id)?.state === 'offline') change(id, { state: 'waiting' })
    pump()
  }

  return {
    subscribe(watcher: () => void) {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
    items: () => shown,

    async add(files: readonly PendingFile[]) {
      for (const file of files) {
        await keepFile(file)
        enter(file)
      }
      tell()
      pump()
    },
    /** What earlier visits of this person left on the device. */
    async recall(userId: string) {
      for (const file of await pendingFiles(userId)) enter(file)
      tell()
      pump()
    },
    /** The network is back: nobody needs to wait for their pause to end. */
    online() {
      for (const { documentId, state } of items.values()) if (state === 'offline') goOn(documentId)
    },
    async pause(id: DocumentId) {
      change(id, { state: 'paused' })
      await noteFile(id, { isPaused: true })
      await running.get(id)?.stop(false)
    },
    async resume(id: DocumentId) {
      await noteFile(id, { isPaused: false })
      change(id, { state: 'waiting' })
      pump()
    },
    async cancel(id: DocumentId) {
      clearTimeout(timers.get(id))
      const sending = running.get(id)
      items.delete(id)
      tell()
      await sending?.stop(true).catch(() => undefined)
      await forgetFile(id)
    },
    /** Takes a finished or refused file off the list. */
    dismiss(id: DocumentId) {
      items.delete(id)
      tell()
    },
  }
}

export type UploadQueue = ReturnType<typeof openUploadQueue>

import { useSyncExternalStore } from 'react'
import type { CaseId, DirectPaymentId } from '#shared/ids.ts'
import { queryClient, trpcClient } from '#pwa/app/trpc.ts'
import type { PendingReport } from '#pwa/offline/pending-reports.ts'
import { sendDraft, sendLeftDrafts } from './draft-sync.ts'
import { sendByTus } from './send-by-tus.ts'
import { openReportQueue } from './report-queue.ts'
import { openUploadQueue, type UploadItem } from './upload-queue.ts'

const readAgain = (...slices: string[]) =>
  slices.forEach((slice) => void queryClient.invalidateQueries({ queryKey: [[slice]] }))

/** Direct payments that were reported without a connection. */
export const reports = openReportQueue({
  door: trpcClient,
  arrived: () => readAgain('payments', 'cases', 'disputes'),
})

/** The one queue of the app: it outlives every screen. */
export const uploads = openUploadQueue({
  transport: sendByTus,
  async prepare({ userId, caseId, directPaymentId }) {
    await sendDraft(trpcClient, { userId, caseId })
    // The proof of a payment follows its report, which may still wait for a connection itself.
    if (directPaymentId && (await reports.send(directPaymentId)) !== 'SENT')
      throw new Error('Its report has not reached us yet')
  },
  arrived: () => readAgain('cases'),
})

addEventListener('online', () => uploads.online())

let recalled: string | null = null

/** Goes on with what earlier visits of this person left unsent: typed drafts first, then reports, then files. Asked twice, it goes on once. */
export function goOnWithLeftWork(userId: string): void {
  if (recalled === userId) return
  recalled = userId
  const goOn = () =>
    void sendLeftDrafts(trpcClient, userId)
      .then(() => reports.recall(userId))
      .then(() => uploads.recall(userId))
  goOn()
  addEventListener('online', goOn)
}

/** The files of one case that are still on their way, or were refused. */
export function useUploads(caseId: CaseId): readonly UploadItem[] {
  const items = useSyncExternalStore(uploads.subscribe, uploads.items)
  return items.filter((item) => item.caseId === caseId)
}

/** The direct payments of one case that have not reached us yet, or were refused. */
export function usePendingReports(caseId: CaseId): readonly PendingReport[] {
  const items = useSyncExternalStore(reports.subscribe, reports.items)
  return items.filter((item) => item.caseId === caseId)
}

/** A report that was refused, or is not wanted any more, with the photos that were to prove it. */
export async function discardReport(id: DirectPaymentId): Promise<void> {
  for (const { documentId, directPaymentId } of uploads.items())
    if (directPaymentId === id) await uploads.cancel(documentId)
  await reports.discard(id)
}

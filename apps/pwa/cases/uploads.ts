import { useSyncExternalStore } from 'react'
import type { CaseId } from '#shared/ids.ts'
import { queryClient, trpcClient } from '#pwa/app/trpc.ts'
import { sendDraft, sendLeftDrafts } from './draft-sync.ts'
import { sendByTus } from './send-by-tus.ts'
import { openUploadQueue, type UploadItem } from './upload-queue.ts'

/** The one queue of the app: it outlives every screen. */
export const uploads = openUploadQueue({
  transport: sendByTus,
  prepare: ({ userId, caseId }) => sendDraft(trpcClient, { userId, caseId }),
  arrived: () => void queryClient.invalidateQueries({ queryKey: [['cases']] }),
})

addEventListener('online', () => uploads.online())

let recalled: string | null = null

/** Goes on with what earlier visits of this person left unsent: typed drafts first, then files. Asked twice, it goes on once. */
export function goOnWithLeftWork(userId: string): void {
  if (recalled === userId) return
  recalled = userId
  const goOn = () => void sendLeftDrafts(trpcClient, userId).then(() => uploads.recall(userId))
  goOn()
  addEventListener('online', goOn)
}

/** The files of one case that are still on their way, or were refused. */
export function useUploads(caseId: CaseId): readonly UploadItem[] {
  const items = useSyncExternalStore(uploads.subscribe, uploads.items)
  return items.filter((item) => item.caseId === caseId)
}

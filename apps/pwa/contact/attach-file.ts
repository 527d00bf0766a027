import { type CaseId, type MessageId, newId } from '#shared/ids.ts'
import { queryClient } from '#pwa/app/trpc.ts'
import { sendByTus } from '#pwa/cases/send-by-tus.ts'

/** Sends one file after the message it belongs to, by the same way as every file of a case. */
export async function attachFile(caseId: CaseId, messageId: MessageId, file: File): Promise<void> {
  const sending = sendByTus(
    {
      documentId: newId('document', Date.now()),
      caseId,
      messageId,
      userId: '',
      name: file.name,
      kind: 'CORRESPONDENCE',
      type: file.type,
      size: file.size,
      bytes: await file.arrayBuffer(),
      isBegun: false,
      isPaused: false,
    },
    { begun: () => undefined, progress: () => undefined },
  )
  await sending.done
  await queryClient.invalidateQueries({ queryKey: [['contact']] })
  await queryClient.invalidateQueries({ queryKey: [['desk', 'workspace']] })
}

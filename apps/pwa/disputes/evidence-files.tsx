import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseId } from '#shared/ids.ts'
import { useTRPC } from '#pwa/app/trpc.ts'
import { AddFiles } from '../cases/add-files.tsx'
import { UploadRow } from '../cases/upload-row.tsx'
import { uploads, useUploads } from '../cases/uploads.ts'
import type { Dispute } from './use-disputes.ts'

/** What proves the answer: photographed or chosen, and sent like every other file, also where the network is weak. */
export function EvidenceFiles({ caseId, dispute }: { caseId: CaseId; dispute: Dispute }) {
  const { t } = useTranslation(['disputes', 'cases'])
  const trpc = useTRPC()
  const client = useQueryClient()
  const waiting = useUploads(caseId).filter(({ disputeId }) => disputeId === dispute.disputeId)
  const arrived = waiting.filter(({ state }) => state === 'done').length
  useEffect(() => {
    if (arrived > 0) void client.invalidateQueries({ queryKey: trpc.disputes.pathKey() })
  }, [arrived, client, trpc])
  // What has arrived stands with the dispute; once it is listed there, it leaves the queue.
  useEffect(() => {
    for (const { documentId, state } of waiting)
      if (state === 'done' && dispute.documents.some((document) => document.documentId === documentId))
        uploads.dismiss(documentId)
  }, [waiting, dispute.documents])
  return (
    <div>
      <p className="mb-2 font-medium">{t('answer.files')}</p>
      <AddFiles caseId={caseId} disputeId={dispute.disputeId} kindOf={() => 'OTHER'}>
        {waiting.map((item) => (
          <UploadRow key={item.documentId} item={item} />
        ))}
      </AddFiles>
    </div>
  )
}

import { useTranslation } from 'react-i18next'
import { documentLimits, documentTypes } from '#shared/cases/document.ts'
import { type CaseId, type DirectPaymentId, newId } from '#shared/ids.ts'
import { FileDrop } from '#pwa/ui/file-drop.tsx'
import { FileRow } from '#pwa/ui/file-row.tsx'
import { uploads } from '../cases/uploads.ts'

type Props = { files: readonly File[]; onFiles: (files: readonly File[]) => void }

/** A photo of the statement or the transfer, chosen with the report and sent with it. */
export function ProofFiles({ files, onFiles }: Props) {
  const { t } = useTranslation(['payments', 'cases'])
  const labels = {
    pause: t('documents.pause', { ns: 'cases' }),
    resume: t('documents.resume', { ns: 'cases' }),
    cancel: t('documents.cancel', { ns: 'cases' }),
    retry: t('documents.retry', { ns: 'cases' }),
    remove: t('documents.remove', { ns: 'cases' }),
  }
  return (
    <FileDrop
      label={t('direct.proof')}
      hint={t('documents.hint', {
        ns: 'cases',
        megabytes: documentLimits.megabytes,
        files: documentLimits.files,
      })}
      chooseLabel={t('documents.choose', { ns: 'cases' })}
      cameraLabel={t('documents.camera', { ns: 'cases' })}
      dropText={t('documents.dropText', { ns: 'cases' })}
      accept={documentTypes}
      onFiles={(more) => onFiles([...files, ...more])}
    >
      {files.map((file) => (
        <FileRow
          key={`${file.name} ${file.lastModified}`}
          name={file.name}
          state="done"
          text={t('direct.proofReady')}
          labels={labels}
          onRemove={() => onFiles(files.filter((other) => other !== file))}
        />
      ))}
    </FileDrop>
  )
}

type Sent = { caseId: CaseId; userId: string; directPaymentId: DirectPaymentId }

/** The report is known; its proof follows like every other file, also where the network is weak. */
export async function sendProof(
  { caseId, userId, directPaymentId }: Sent,
  files: readonly File[],
): Promise<void> {
  await uploads.add(
    await Promise.all(
      files.map(async (file) => ({
        documentId: newId('document', Date.now()),
        caseId,
        userId,
        name: file.name,
        type: file.type,
        size: file.size,
        kind: 'OTHER' as const,
        directPaymentId,
        bytes: await file.arrayBuffer(),
        isBegun: false,
        isPaused: false,
      })),
    ),
  )
}

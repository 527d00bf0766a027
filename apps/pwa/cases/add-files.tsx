import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type DocumentKind, documentLimits, documentTypes } from '#shared/cases/document.ts'
import { type CaseId, type DirectPaymentId, type DisputeId, newId } from '#shared/ids.ts'
import { useActor } from '#pwa/app/session.tsx'
import { FileDrop } from '#pwa/ui/file-drop.tsx'
import { LargePhotos } from './large-photos.tsx'
import { canShrink, isLargePhoto } from './shrink-photo.ts'
import { uploads } from './uploads.ts'

export type AddFilesProps = {
  caseId: CaseId
  /** The dispute that the files answer. */
  disputeId?: DisputeId | undefined
  /** The report of a direct payment that the files prove. */
  directPaymentId?: DirectPaymentId | undefined
  /** What a new file most likely is; the person can say otherwise. */
  kindOf: (file: File) => DocumentKind
  /** Told once for each file that is on its way. */
  onAdded?:
    | ((added: { documentId: ReturnType<typeof newId<'document'>>; kind: DocumentKind }[]) => void)
    | undefined
  disabled?: boolean | undefined
  /** The rows of what is there and on its way. */
  children?: ReactNode
}

/** Takes photos and files for a case, and asks before a large photo is sent smaller. The original stays on the device. */
export function AddFiles({
  caseId,
  disputeId,
  directPaymentId,
  kindOf,
  onAdded,
  disabled,
  children,
}: AddFilesProps) {
  const { t } = useTranslation('cases')
  const actor = useActor()
  const [asked, setAsked] = useState<File[] | null>(null)
  const userId = 'userId' in actor ? actor.userId : ''

  async function queue(files: readonly File[]) {
    const pending = await Promise.all(
      files.map(async (file) => ({
        documentId: newId('document', Date.now()),
        caseId,
        userId,
        name: file.name,
        type: file.type,
        size: file.size,
        kind: kindOf(file),
        disputeId,
        directPaymentId,
        bytes: await file.arrayBuffer(),
        isBegun: false,
        isPaused: false,
      })),
    )
    await uploads.add(pending)
    onAdded?.(pending.map(({ documentId, kind }) => ({ documentId, kind })))
  }

  function take(files: File[]) {
    const large = canShrink() ? files.filter(isLargePhoto) : []
    const others = files.filter((file) => !large.includes(file))
    if (others.length > 0) void queue(others)
    if (large.length > 0) setAsked(large)
  }

  return (
    <>
      <FileDrop
        label={t('documents.drop')}
        hint={t('documents.hint', { megabytes: documentLimits.megabytes, files: documentLimits.files })}
        chooseLabel={t('documents.choose')}
        cameraLabel={t('documents.camera')}
        dropText={t('documents.dropText')}
        accept={documentTypes}
        disabled={disabled}
        onFiles={take}
      >
        {children}
      </FileDrop>
      {asked ? (
        <LargePhotos
          photos={asked}
          onDecided={(files) => {
            setAsked(null)
            void queue(files)
          }}
        />
      ) : null}
    </>
  )
}

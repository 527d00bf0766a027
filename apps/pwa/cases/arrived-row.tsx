import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Outputs } from '#pwa/app/trpc.ts'
import { FileRow } from '#pwa/ui/file-row.tsx'
import { useFileSize } from './file-size.ts'

export type ListedDocument = Outputs['cases']['draft']['documents'][number]

type ArrivedRowProps = {
  document: ListedDocument
  onRemove?: (() => void) | undefined
  children?: ReactNode
}

/** A document that is in the case; a photo shows itself. */
export function ArrivedRow({ document, onRemove, children }: ArrivedRowProps) {
  const { t } = useTranslation('cases')
  const size = useFileSize()
  const { documentId, name, mediaType, sizeBytes } = document
  const isPicture = mediaType === 'image/jpeg' || mediaType === 'image/png'
  return (
    <FileRow
      name={name}
      state="done"
      text={t('documents.done', { size: t('documents.size', { size: size(sizeBytes) }) })}
      preview={
        isPicture ? (
          <img
            src={`/files/documents/${documentId}?show`}
            alt=""
            loading="lazy"
            className="size-full object-cover"
          />
        ) : undefined
      }
      labels={{
        pause: t('documents.pause'),
        resume: t('documents.resume'),
        cancel: t('documents.cancel'),
        retry: t('documents.retry'),
        remove: t('documents.remove'),
      }}
      onRemove={onRemove}
    >
      {children}
    </FileRow>
  )
}

import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { sayRefusal } from '#pwa/app/fault.ts'
import { useFormat } from '#pwa/app/format.ts'
import { FileRow, type FileState } from '#pwa/ui/file-row.tsx'
import { useFileSize } from './file-size.ts'
import type { UploadItem } from './upload-queue.ts'
import { uploads } from './uploads.ts'

const shown: Record<UploadItem['state'], FileState> = {
  waiting: 'waiting',
  sending: 'sending',
  paused: 'paused',
  offline: 'waiting',
  done: 'done',
  failed: 'failed',
}

/** One file on its way, with its figures and what can be done about it. */
export function UploadRow({ item, children }: { item: UploadItem; children?: ReactNode }) {
  const { t } = useTranslation(['cases', 'errors'])
  const { percent } = useFormat()
  const size = useFileSize()
  const { documentId, name, state, sent, refusal } = item
  const part = item.size > 0 ? sent / item.size : 0
  const text = {
    waiting: t('documents.waiting'),
    sending: t('documents.sending', { sent: size(sent), total: size(item.size) }),
    paused: t('documents.paused', { percent: percent(part) }),
    offline: t('documents.offline', { percent: percent(part) }),
    done: t('documents.done', { size: t('documents.size', { size: size(item.size) }) }),
    failed: t('documents.failed'),
  }[state]
  return (
    <FileRow
      name={name}
      state={shown[state]}
      text={text}
      percent={part * 100}
      error={refusal ? sayRefusal(refusal, t) : undefined}
      labels={{
        pause: t('documents.pause'),
        resume: t('documents.resume'),
        cancel: t('documents.cancel'),
        retry: t('documents.retry'),
        remove: t('documents.remove'),
      }}
      onPause={() => void uploads.pause(documentId)}
      onResume={() => void uploads.resume(documentId)}
      onCancel={() => void uploads.cancel(documentId)}
      onRemove={() => uploads.dismiss(documentId)}
    >
      {children}
    </FileRow>
  )
}

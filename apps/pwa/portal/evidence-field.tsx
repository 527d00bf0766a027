import { evidenceLimits, evidenceTypes } from '#shared/disputes/dispute-input.ts'
import type { Words } from '../pages/words.ts'
import { FileField } from '../ui/file-field.tsx'

/** What proves it: pages and pictures, as many as a link without an account may send. */
export function EvidenceField({
  id,
  error,
  words,
}: {
  id: string
  error?: string | undefined
  words: Words
}) {
  const t = words('portal')
  const { files: max, megabytes } = evidenceLimits
  return (
    <FileField
      id={id}
      name="files"
      label={t('disputeCheck.files')}
      hint={t('disputeCheck.filesHint', { max, megabytes })}
      error={error}
      accept={evidenceTypes}
      multiple
    />
  )
}

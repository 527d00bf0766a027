import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { wordsLength } from '#shared/disputes/dispute-input.ts'
import { ConfirmDialog } from '#pwa/ui/confirm-dialog.tsx'
import { TextArea } from '#pwa/ui/text-area.tsx'
import { isTooShort } from './use-disputes.ts'

type Props = {
  title: string
  label: string
  hint: string
  confirmLabel: string
  pending: boolean
  fault: string | null
  children: ReactNode
  onClose: () => void
  onConfirm: (words: string) => void
}

/** What happens, then a few words, then the button. */
export function WordsDialog(props: Props) {
  const { t } = useTranslation(['disputes', 'errors'])
  const [words, setWords] = useState('')
  const [tried, setTried] = useState(false)
  return (
    <ConfirmDialog
      open
      title={props.title}
      confirmLabel={props.confirmLabel}
      cancelLabel={t('act.cancel')}
      closeLabel={t('act.close')}
      pending={props.pending}
      error={props.fault}
      onCancel={props.onClose}
      onConfirm={() => {
        setTried(true)
        if (!isTooShort(words)) props.onConfirm(words)
      }}
    >
      <div className="grid grid-cols-1 gap-4">
        {props.children}
        <TextArea
          label={props.label}
          hint={props.hint}
          rows={4}
          maxLength={wordsLength}
          value={words}
          onChange={({ currentTarget }) => setWords(currentTarget.value)}
          error={tried && isTooShort(words) ? t('input.tooShort', { ns: 'errors' }) : null}
        />
      </div>
    </ConfirmDialog>
  )
}

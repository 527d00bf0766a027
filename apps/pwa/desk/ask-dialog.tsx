import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { informationDays, mostItems } from '#shared/cases/decision-input.ts'
import { addDays, type Day, isDay } from '#shared/dates.ts'
import { useFormat } from '#pwa/app/format.ts'
import { useTRPC } from '#pwa/app/trpc.ts'
import { ConfirmDialog } from '#pwa/ui/confirm-dialog.tsx'
import { DateField } from '#pwa/ui/date-field.tsx'
import { Notice } from '#pwa/ui/notice.tsx'
import { TextArea } from '#pwa/ui/text-area.tsx'
import { type CaseFile, useDeed } from './use-desk.ts'

type Props = { file: CaseFile; open: boolean; onClose: () => void; onDone: () => void }

/** Asks the creditor for what is missing, with the day by which the case waits for it. */
export function AskDialog({ file, open, onClose, onDone }: Props) {
  const { t } = useTranslation(['desk', 'errors'])
  const format = useFormat()
  const trpc = useTRPC()
  const [question, setQuestion] = useState('')
  const [items, setItems] = useState('')
  const [dueOn, setDueOn] = useState<Day>(() => addDays(file.today, informationDays))
  const [tried, setTried] = useState(false)
  const ask = useDeed(trpc.cases.askInformation.mutationOptions(), () => t('ask.done'), onDone)
  const isEmpty = question.trim() === ''
  return (
    <ConfirmDialog
      open={open}
      title={t('ask.title')}
      confirmLabel={t('ask.confirm')}
      cancelLabel={t('act.cancel')}
      closeLabel={t('act.close')}
      pending={ask.isPending}
      error={ask.fault}
      onCancel={onClose}
      onConfirm={() => {
        setTried(true)
        if (isEmpty) return
        const lines = items
          .split('\n')
          .map((line) => line.trim())
          .filter(Boolean)
        ask.mutate({
          caseId: file.caseId,
          version: file.version,
          question,
          items: lines.slice(0, mostItems),
          dueOn,
        })
      }}
    >
      <div className="grid gap-4">
        <TextArea
          label={t('ask.question')}
          hint={t('ask.questionHint')}
          rows={3}
          data-first-focus
          value={question}
          error={tried && isEmpty ? t('input.required', { ns: 'errors' }) : null}
          onChange={(event) => setQuestion(event.currentTarget.value)}
        />
        <TextArea
          label={t('ask.items')}
          rows={3}
          value={items}
          onChange={(event) => setItems(event.currentTarget.value)}
        />
        <DateField
          label={t('ask.dueOn')}
          value={dueOn}
          min={addDays(file.today, 1)}
          onChange={({ currentTarget: { value } }) => {
            if (isDay(value)) setDueOn(value)
          }}
        />
        <Notice tone="info">{t('ask.happens', { date: format.day(dueOn) })}</Notice>
      </div>
    </ConfirmDialog>
  )
}

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CostKind, costKinds } from '#shared/cases/cost-line.ts'
import { isDay } from '#shared/dates.ts'
import { newId } from '#shared/ids.ts'
import { parseAmount } from '#shared/money.ts'
import { useFormat } from '#pwa/app/format.ts'
import { useTRPC } from '#pwa/app/trpc.ts'
import { AmountField } from '#pwa/ui/amount-field.tsx'
import { ConfirmDialog } from '#pwa/ui/confirm-dialog.tsx'
import { DateField } from '#pwa/ui/date-field.tsx'
import { SelectField } from '#pwa/ui/select-field.tsx'
import { TextArea } from '#pwa/ui/text-area.tsx'
import { type CostsOfCase, useCostDeed } from '../costs/use-costs.ts'
import type { CaseFile } from './use-desk.ts'

/** For what, at most how much, why, what it brings, and by when: everything that the creditor needs to decide. */
export function AskCostsDialog({
  file,
  of,
  onClose,
}: {
  file: CaseFile
  of: CostsOfCase
  onClose: () => void
}) {
  const { t } = useTranslation(['costs', 'errors'])
  const format = useFormat()
  const trpc = useTRPC()
  // The id is made once, so that pressing twice asks once.
  const [consentId] = useState(() => newId('costConsent', Date.now()))
  const [kind, setKind] = useState<CostKind>('TRACING')
  const [typed, setTyped] = useState('')
  const [reason, setReason] = useState('')
  const [benefit, setBenefit] = useState('')
  const [dueOn, setDueOn] = useState<string>(of.dueOn)
  const [tried, setTried] = useState(false)
  const ask = useCostDeed(trpc.costs.ask.mutationOptions(), () => t('desk.asked'), onClose)
  const read = parseAmount(typed, of.currency, format.language)
  const ceiling = typeof read === 'number' && read > 0 ? read : null
  const missing = t('input.required', { ns: 'errors' })
  return (
    <ConfirmDialog
      open
      title={t('desk.askTitle')}
      confirmLabel={t('desk.askConfirm')}
      cancelLabel={t('cancel')}
      closeLabel={t('close')}
      pending={ask.isPending}
      error={ask.fault}
      onCancel={onClose}
      onConfirm={() => {
        setTried(true)
        if (ceiling === null || !reason.trim() || !benefit.trim() || !isDay(dueOn)) return
        ask.mutate({ caseId: file.caseId, consentId, kind, ceilingMinor: ceiling, reason, benefit, dueOn })
      }}
    >
      <div className="grid grid-cols-1 gap-4">
        <p className="max-w-prose">{t('desk.askText')}</p>
        <SelectField
          label={t('desk.kind')}
          value={kind}
          data-first-focus
          options={costKinds.map((one) => ({ value: one, label: t(`kind.${one}`) }))}
          onChange={({ currentTarget }) =>
            setKind(costKinds.find((one) => one === currentTarget.value) ?? 'OTHER')
          }
        />
        <AmountField
          label={t('desk.ceiling')}
          currency={of.currency}
          value={typed}
          error={tried && ceiling === null ? missing : null}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        <TextArea
          label={t('desk.reason')}
          rows={3}
          value={reason}
          error={tried && !reason.trim() ? missing : null}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        <TextArea
          label={t('desk.benefit')}
          rows={3}
          value={benefit}
          error={tried && !benefit.trim() ? missing : null}
          onChange={({ currentTarget }) => setBenefit(currentTarget.value)}
        />
        <DateField
          label={t('desk.dueOn')}
          value={dueOn}
          min={of.today}
          max={of.lastOn}
          error={tried && !isDay(dueOn) ? missing : null}
          onChange={({ currentTarget }) => setDueOn(currentTarget.value)}
        />
      </div>
    </ConfirmDialog>
  )
}

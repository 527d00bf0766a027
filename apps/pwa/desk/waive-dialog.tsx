import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { needsSecondPerson, waiverAlone } from '#shared/cases/waiver.ts'
import { typedAmount } from '#shared/money.ts'
import { parseAmount } from '#shared/parse-amount.ts'
import { useFormat } from '#pwa/app/format.ts'
import { useTRPC } from '#pwa/app/trpc.ts'
import { AmountField } from '#pwa/ui/amount-field.tsx'
import { ConfirmDialog } from '#pwa/ui/confirm-dialog.tsx'
import { Notice } from '#pwa/ui/notice.tsx'
import { SelectField } from '#pwa/ui/select-field.tsx'
import { TextArea } from '#pwa/ui/text-area.tsx'
import { type CaseFile, useDeed } from './use-desk.ts'

/** How much interest of which invoice is not asked for any more, and why; what it changes stands before the button. */
export function WaiveDialog({ file, onClose }: { file: CaseFile; onClose: () => void }) {
  const { t } = useTranslation(['desk', 'errors'])
  const format = useFormat()
  const trpc = useTRPC()
  const lines = file.claim?.invoices.filter(({ interestOpen }) => interestOpen > 0) ?? []
  const [invoiceId, setInvoiceId] = useState(lines[0]?.invoiceId)
  const line = lines.find((known) => known.invoiceId === invoiceId)
  const all = line ? typedAmount(line.interestOpen, file.currency, format.language) : ''
  const [typed, setTyped] = useState(all)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const waive = useDeed(
    trpc.cases.waiveInterest.mutationOptions(),
    ({ isWaiting }) => t(isWaiting ? 'waive.asked' : 'waive.done'),
    onClose,
  )
  const read = parseAmount(typed, file.currency, format.language)
  const amount = typeof read === 'number' && read > 0 ? read : null
  const isSecond =
    amount !== null && needsSecondPerson(amount, file.currency, file.authority?.rate.asOf ?? file.today)
  const missing = t('input.required', { ns: 'errors' })
  return (
    <ConfirmDialog
      open
      title={t('waive.title')}
      confirmLabel={t('waive.confirm')}
      cancelLabel={t('act.cancel')}
      closeLabel={t('act.close')}
      pending={waive.isPending}
      error={waive.fault}
      onCancel={onClose}
      onConfirm={() => {
        setTried(true)
        if (amount === null || reason.trim() === '' || !invoiceId) return
        waive.mutate({ caseId: file.caseId, invoiceId, amountMinor: amount, reason })
      }}
    >
      <div className="grid gap-4">
        <SelectField
          label={t('waive.invoice')}
          value={invoiceId ?? ''}
          options={lines.map((known) => ({
            value: known.invoiceId,
            label: `${known.number} · ${format.money(known.interestOpen, file.currency)}`,
          }))}
          onChange={({ currentTarget }) => {
            const chosen = lines.find((known) => known.invoiceId === currentTarget.value)
            setInvoiceId(chosen?.invoiceId)
            if (chosen) setTyped(typedAmount(chosen.interestOpen, file.currency, format.language))
          }}
        />
        <AmountField
          label={t('waive.amount')}
          currency={file.currency}
          value={typed}
          error={tried && amount === null ? missing : null}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        <TextArea
          label={t('waive.reason')}
          hint={t('waive.reasonHint')}
          rows={3}
          data-first-focus
          value={reason}
          error={tried && reason.trim() === '' ? missing : null}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        {amount === null ? null : (
          <Notice tone="info">
            {t('waive.happens', { amount: format.money(amount, file.currency) })}{' '}
            {isSecond ? t('waive.second', { limit: format.money(waiverAlone, 'EUR') }) : null}
          </Notice>
        )}
      </div>
    </ConfirmDialog>
  )
}

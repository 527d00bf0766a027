import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newId } from '#shared/ids.ts'
import { typedAmount } from '#shared/money.ts'
import { parseAmount } from '#shared/parse-amount.ts'
import { needsSecondPerson } from '#shared/payments/refund.ts'
import { useFormat } from '#pwa/app/format.ts'
import { useTRPC } from '#pwa/app/trpc.ts'
import { AmountField } from '#pwa/ui/amount-field.tsx'
import { ConfirmDialog } from '#pwa/ui/confirm-dialog.tsx'
import { TextArea } from '#pwa/ui/text-area.tsx'
import { isTooShort, useMoneyDeed } from '../payments/use-direct.ts'
import type { Receipt } from './refund-card.tsx'
import type { CaseFile } from './use-desk.ts'

/** How much goes back and why; before the button stands whether it leaves in seconds or waits for a second person. */
export function RefundDialog({
  file,
  receipt,
  onClose,
}: {
  file: CaseFile
  receipt: Receipt
  onClose: () => void
}) {
  const { t } = useTranslation(['payments', 'errors'])
  const format = useFormat()
  const trpc = useTRPC()
  const { currency, paymentId, most, credit } = receipt
  const [refundId] = useState(() => newId('refund', Date.now()))
  const [typed, setTyped] = useState(typedAmount(credit > 0 ? credit : most, currency, format.language))
  const [why, setWhy] = useState('')
  const [tried, setTried] = useState(false)
  const ask = useMoneyDeed(trpc.payments.askRefund.mutationOptions(), t('refund.taken'), onClose)
  const amount = parseAmount(typed, currency, format.language)
  const isWrong = amount === null || amount <= 0 || amount > most
  const waits = !isWrong && needsSecondPerson(amount, currency, file.today)
  return (
    <ConfirmDialog
      open
      title={t('refund.give')}
      confirmLabel={t(waits ? 'refund.askSecond' : 'refund.giveNow')}
      cancelLabel={t('refund.cancel')}
      closeLabel={t('refund.close')}
      pending={ask.isPending}
      error={ask.fault}
      onCancel={onClose}
      onConfirm={() => {
        setTried(true)
        if (!isWrong && !isTooShort(why))
          ask.mutate({ caseId: file.caseId, refundId, paymentId, amountMinor: amount, why })
      }}
    >
      <div className="grid grid-cols-1 gap-4">
        <AmountField
          label={t('refund.amount')}
          hint={t('refund.most', { amount: format.money(most, currency) })}
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          error={tried && isWrong ? t('payments.refundTooMuch', { ns: 'errors' }) : null}
          currency={currency}
        />
        <TextArea
          label={t('refund.why')}
          rows={3}
          maxLength={500}
          value={why}
          onChange={({ currentTarget }) => setWhy(currentTarget.value)}
          error={tried && isTooShort(why) ? t('input.tooShort', { ns: 'errors' }) : null}
        />
        <p className="max-w-prose">{t(waits ? 'refund.effectSecond' : 'refund.effect')}</p>
      </div>
    </ConfirmDialog>
  )
}

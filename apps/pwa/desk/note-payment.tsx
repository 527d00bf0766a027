import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Day, isDay } from '#shared/dates.ts'
import { type Minor, minor, typedAmount } from '#shared/money.ts'
import { parseAmount } from '#shared/parse-amount.ts'
import { sayFault } from '#pwa/app/fault.ts'
import { useFormat } from '#pwa/app/format.ts'
import { say } from '#pwa/app/say.ts'
import { useTRPC } from '#pwa/app/trpc.ts'
import { AmountField } from '#pwa/ui/amount-field.tsx'
import { ConfirmDialog } from '#pwa/ui/confirm-dialog.tsx'
import { DateField } from '#pwa/ui/date-field.tsx'
import { TextArea } from '#pwa/ui/text-area.tsx'
import { isTooShort } from '../payments/use-direct.ts'
import type { UnpaidInvoice } from './fee-invoices-screen.tsx'

type Props = { invoice: UnpaidInvoice; onClose: () => void }

/** A payment that a person has seen on our own account: how much, when, and how it was seen. */
export function NotePayment({ invoice, onClose }: Props) {
  const { t } = useTranslation(['remittances', 'errors'])
  const { feeInvoiceId, number, currency, open } = invoice
  const most: Minor = minor(Math.abs(open))
  const format = useFormat()
  const trpc = useTRPC()
  const client = useQueryClient()
  const [typed, setTyped] = useState(typedAmount(most, currency, format.language))
  const [receivedOn, setReceivedOn] = useState('')
  const [why, setWhy] = useState('')
  const [tried, setTried] = useState(false)
  const amount = parseAmount(typed, currency, format.language)
  const isWrong = amount === null || amount <= 0 || amount > most
  const on: Day | null = isDay(receivedOn) ? receivedOn : null
  const settle = useMutation(
    trpc.remittances.settleInvoice.mutationOptions({
      onSuccess: () => {
        say(t('unpaid.done'))
        onClose()
      },
      onSettled: () => client.invalidateQueries(trpc.remittances.pathFilter()),
    }),
  )
  return (
    <ConfirmDialog
      open
      title={t(open < 0 ? 'unpaid.creditTitle' : 'unpaid.settleTitle', { number })}
      confirmLabel={t('unpaid.confirm')}
      cancelLabel={t('unpaid.cancel')}
      closeLabel={t('unpaid.close')}
      pending={settle.isPending}
      error={settle.error ? sayFault(settle.error, t) : null}
      onCancel={onClose}
      onConfirm={() => {
        setTried(true)
        if (isWrong || !on || isTooShort(why)) return
        settle.mutate({ feeInvoiceId, seenOpenMinor: open, amountMinor: amount, receivedOn: on, why })
      }}
    >
      <div className="grid grid-cols-1 gap-4">
        <AmountField
          label={t('unpaid.amount')}
          hint={t('unpaid.open', { amount: format.money(most, currency) })}
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          error={tried && isWrong ? t('remittances.moreThanOpen', { ns: 'errors' }) : null}
          currency={currency}
        />
        <DateField
          label={t('unpaid.day')}
          value={receivedOn}
          onChange={({ currentTarget }) => setReceivedOn(currentTarget.value)}
          error={tried && !on ? t('input.day', { ns: 'errors' }) : null}
        />
        <TextArea
          label={t('unpaid.why')}
          rows={3}
          maxLength={500}
          value={why}
          onChange={({ currentTarget }) => setWhy(currentTarget.value)}
          error={tried && isTooShort(why) ? t('input.tooShort', { ns: 'errors' }) : null}
        />
        <p className="max-w-prose">{t('unpaid.settleText')}</p>
      </div>
    </ConfirmDialog>
  )
}

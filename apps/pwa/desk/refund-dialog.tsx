import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { inGroups } from '#shared/bank/mod97.ts'
import { newId } from '#shared/ids.ts'
import { typedAmount } from '#shared/money.ts'
import { parseAmount } from '#shared/parse-amount.ts'
import { needsSecondPerson, secondPersonFrom } from '#shared/payments/refund.ts'
import { useFormat } from '#pwa/app/format.ts'
import { useTRPC } from '#pwa/app/trpc.ts'
import { AmountField } from '#pwa/ui/amount-field.tsx'
import { ConfirmDialog } from '#pwa/ui/confirm-dialog.tsx'
import { RadioCards } from '#pwa/ui/radio-cards.tsx'
import { TextArea } from '#pwa/ui/text-area.tsx'
import { isTooShort, useMoneyDeed } from '../payments/use-direct.ts'
import type { Receipt } from './refund-card.tsx'
import { RefundEffect } from './refund-effect.tsx'
import type { CaseFile } from './use-desk.ts'

/** How much goes back, where to and why; before the button stands what it does in figures, and who decides. */
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
  const { currency, paymentId, most, credit, way, payer } = receipt
  const [refundId] = useState(() => newId('refund', Date.now()))
  const [typed, setTyped] = useState(typedAmount(credit > 0 ? credit : most, currency, format.language))
  const [account, setAccount] = useState<'payer' | 'ask'>(payer ? 'payer' : 'ask')
  const [why, setWhy] = useState('')
  const [tried, setTried] = useState(false)
  const ask = useMoneyDeed(trpc.payments.askRefund.mutationOptions(), t('refund.taken'), onClose)
  const amount = parseAmount(typed, currency, format.language)
  const isWrong = amount === null || amount <= 0 || amount > most
  const shown = useDeferredValue(isWrong ? null : amount)
  const waits = !isWrong && needsSecondPerson(amount, currency, file.today)
  const isAsked = way === 'transfer' && account === 'ask'
  const confirm = isAsked ? 'refund.askAccount' : waits ? 'refund.askSecond' : 'refund.giveNow'
  return (
    <ConfirmDialog
      open
      title={t('refund.give')}
      confirmLabel={t(confirm)}
      cancelLabel={t('refund.cancel')}
      closeLabel={t('refund.close')}
      pending={ask.isPending}
      error={ask.fault}
      onCancel={onClose}
      onConfirm={() => {
        setTried(true)
        if (isWrong || isTooShort(why)) return
        const to = way === 'transfer' ? { account } : {}
        ask.mutate({ caseId: file.caseId, refundId, paymentId, amountMinor: amount, why, ...to })
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
        {way === 'transfer' ? (
          <RadioCards
            legend={t('refund.account.legend')}
            name="account"
            value={account}
            onValue={(value) => setAccount(value === 'payer' ? 'payer' : 'ask')}
            hint={payer ? undefined : t('refund.account.unknown')}
            options={[
              ...(payer
                ? [
                    {
                      value: 'payer',
                      label: t('refund.account.payer'),
                      hint: (
                        <>
                          <bdi>{payer.name}</bdi> <bdi dir="ltr">{inGroups(payer.iban)}</bdi>
                        </>
                      ),
                    },
                  ]
                : []),
              { value: 'ask', label: t('refund.account.ask'), hint: t('refund.account.askHint') },
            ]}
          />
        ) : null}
        <TextArea
          label={t('refund.why')}
          rows={3}
          maxLength={500}
          value={why}
          onChange={({ currentTarget }) => setWhy(currentTarget.value)}
          error={tried && isTooShort(why) ? t('input.tooShort', { ns: 'errors' }) : null}
        />
        {shown === null ? null : (
          <RefundEffect caseId={file.caseId} paymentId={paymentId} amountMinor={shown} />
        )}
        {isAsked ? <p className="max-w-prose">{t('refund.effect.ask')}</p> : null}
        <p className="max-w-prose">
          {waits
            ? t('refund.effectSecond', { limit: format.money(secondPersonFrom, 'EUR') })
            : isAsked
              ? null
              : t(`refund.effect.${way}`)}
        </p>
      </div>
    </ConfirmDialog>
  )
}

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sayFault } from '#pwa/app/fault.ts'
import { useFormat } from '#pwa/app/format.ts'
import { say } from '#pwa/app/say.ts'
import { type Outputs, useTRPC } from '#pwa/app/trpc.ts'
import { bookAddress, deskBook } from '#pwa/ledger/book-links.ts'
import { Traced } from '#pwa/ledger/traced.tsx'
import { Button } from '#pwa/ui/button.tsx'
import { Card } from '#pwa/ui/card.tsx'
import { ConfirmDialog } from '#pwa/ui/confirm-dialog.tsx'
import { TextArea } from '#pwa/ui/text-area.tsx'
import { isTooShort } from '../payments/use-direct.ts'

type Settled = Outputs['remittances']['invoices']['recent'][number]
type Props = { recent: readonly Settled[]; mayTakeBack: boolean }

/** What was settled of late, who said so, and the way back. */
export function SettledInvoices({ recent, mayTakeBack }: Props) {
  const { t } = useTranslation('remittances')
  const format = useFormat()
  const [chosen, setChosen] = useState<Settled | null>(null)
  return (
    <Card title={t('unpaid.recent')} className="mt-6">
      <ul className="divide-y divide-line">
        {recent.map((row) => (
          <li
            key={row.feePaymentId}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3"
          >
            <span className="min-w-0">
              <bdi>{`${row.creditor} · ${row.number}`}</bdi>
              <span className="block text-sm text-ink-soft">
                {`${format.day(row.receivedOn)} · `}
                {row.byName ? t('unpaid.noted', { name: row.byName }) : t('unpaid.byBank')}
              </span>
              {row.over > 0 ? (
                <span className="block text-sm">
                  {t('unpaid.over', { amount: format.money(row.over, row.currency) })}
                </span>
              ) : null}
            </span>
            <span className="flex flex-wrap items-center gap-4">
              <bdi className="figures font-semibold">
                <Traced to={bookAddress(deskBook(row.creditorId), { of: row.feeInvoiceId })}>
                  {format.money(row.amount, row.currency)}
                </Traced>
              </bdi>
              {mayTakeBack ? <Button onClick={() => setChosen(row)}>{t('unpaid.takeBack')}</Button> : null}
            </span>
          </li>
        ))}
      </ul>
      {chosen ? <TakeBack row={chosen} onClose={() => setChosen(null)} /> : null}
    </Card>
  )
}

function TakeBack({ row, onClose }: { row: Settled; onClose: () => void }) {
  const { t } = useTranslation(['remittances', 'errors'])
  const { feePaymentId, number, amount, currency } = row
  const format = useFormat()
  const trpc = useTRPC()
  const client = useQueryClient()
  const [why, setWhy] = useState('')
  const [tried, setTried] = useState(false)
  const takeBack = useMutation(
    trpc.remittances.takeBackFeePayment.mutationOptions({
      onSuccess: () => {
        say(t('unpaid.takenBack'))
        onClose()
      },
      onSettled: () => client.invalidateQueries(trpc.remittances.pathFilter()),
    }),
  )
  return (
    <ConfirmDialog
      open
      title={t('unpaid.takeBackTitle', { number })}
      confirmLabel={t('unpaid.takeBack')}
      cancelLabel={t('unpaid.cancel')}
      closeLabel={t('unpaid.close')}
      pending={takeBack.isPending}
      error={takeBack.error ? sayFault(takeBack.error, t) : null}
      onCancel={onClose}
      onConfirm={() => {
        setTried(true)
        if (!isTooShort(why)) takeBack.mutate({ feePaymentId, why })
      }}
    >
      <p className="mb-4 max-w-prose">
        {t('unpaid.takeBackText', { amount: format.money(amount, currency) })}
      </p>
      <TextArea
        label={t('unpaid.takeBackWhy')}
        rows={3}
        maxLength={500}
        value={why}
        onChange={({ currentTarget }) => setWhy(currentTarget.value)}
        error={tried && isTooShort(why) ? t('input.tooShort', { ns: 'errors' }) : null}
      />
    </ConfirmDialog>
  )
}

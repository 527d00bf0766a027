import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { CaseId, PaymentId } from '#shared/ids.ts'
import type { Minor } from '#shared/money.ts'
import type { RefundStanding } from '#shared/payments/refund-preview.ts'
import { sayFault } from '#pwa/app/fault.ts'
import { useFormat } from '#pwa/app/format.ts'
import { useTRPC } from '#pwa/app/trpc.ts'
import { Notice } from '#pwa/ui/notice.tsx'

const figures = ['outstanding', 'credit', 'payable', 'commission', 'vat'] as const

/** What a refund of this amount does, before and after, as the server works it out by doing it and undoing it. */
export function RefundEffect(asked: { caseId: CaseId; paymentId: PaymentId; amountMinor: Minor }) {
  const { t } = useTranslation(['payments', 'errors'])
  const format = useFormat()
  const trpc = useTRPC()
  const { data, error } = useQuery(
    trpc.payments.previewRefund.queryOptions(asked, { retry: false, placeholderData: keepPreviousData }),
  )
  if (error)
    return (
      <Notice tone="bad" role="alert">
        {sayFault(error, t)}
      </Notice>
    )
  if (!data) return null
  const { before, after, currency, owedBack } = data
  const money = (amount: Minor) => <bdi className="figures">{format.money(amount, currency)}</bdi>
  const shown = figures.filter((figure) => before[figure] !== 0 || after[figure] !== 0)
  const isCreditOnly = before.outstanding === after.outstanding && before.payable === after.payable
  return (
    <section aria-live="polite">
      <table className="w-full text-start">
        <caption className="mb-1 text-start font-semibold">{t('refund.preview.title')}</caption>
        <thead className="text-sm text-ink-soft">
          <tr>
            <th scope="col" className="sr-only">
              {t('refund.preview.what')}
            </th>
            <th scope="col" className="text-end font-normal">
              {t('refund.preview.before')}
            </th>
            <th scope="col" className="ps-4 text-end font-normal">
              {t('refund.preview.after')}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((figure: keyof RefundStanding) => (
            <tr key={figure} className="border-t border-line">
              <th scope="row" className="py-1 text-start font-normal">
                {t(`refund.preview.${figure}`)}
              </th>
              <td className="text-end text-ink-soft">{money(before[figure])}</td>
              <td className={`ps-4 text-end ${before[figure] === after[figure] ? '' : 'font-semibold'}`}>
                {money(after[figure])}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {isCreditOnly ? <p className="mt-2 max-w-prose text-sm">{t('refund.preview.untouched')}</p> : null}
      {before.outstanding === 0 && after.outstanding > 0 ? (
        <p className="mt-2 max-w-prose text-sm">{t('refund.preview.opens')}</p>
      ) : null}
      {owedBack > 0 ? (
        <Notice tone="attention" className="mt-2">
          {t('refund.preview.owedBack', { amount: format.money(owedBack, currency) })}
        </Notice>
      ) : null}
    </section>
  )
}

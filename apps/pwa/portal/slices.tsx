import type { ShownInvoice } from '#shared/pages/portal-pages.ts'
import { Money } from '../ui/money.tsx'
import { Status } from '../ui/status.tsx'
import type { PartProps } from './parts.ts'

/** How interest came about: each stretch of days at one rate, with its source; what is not verified says so. */
export function Slices({ invoice, view, words, format }: PartProps & { invoice: ShownInvoice }) {
  const t = words('portal')
  const { interest, slices, compensation, overdue } = invoice
  const isUnverified =
    slices.some((slice) => !slice.verified) || (compensation.owed > 0 && !compensation.verified)
  return (
    <div className="mt-4 text-sm">
      {overdue && interest.status !== 'COMPUTED' ? <p>{t('invoices.noInterest')}</p> : null}
      <ul>
        {slices.map((slice) => (
          <li key={slice.from} className="border-t border-line py-2.5">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4 text-ink">
              <span className="figures">
                <bdi>{format.day(slice.from)}</bdi> – <bdi>{format.day(slice.to)}</bdi>
              </span>
              <Money>{format.money(slice.interest, view.currency)}</Money>
            </div>
            <p className="figures">
              {t('invoices.days', { count: slice.days })} ·{' '}
              {t('invoices.on', {
                rate: format.percent(slice.ratePercent),
                amount: format.money(slice.principal, view.currency),
              })}
            </p>
            <p>
              {t('invoices.source', { source: slice.source })}{' '}
              {slice.verified ? null : <Status tone="attention">{t('invoices.unverified')}</Status>}
            </p>
          </li>
        ))}
      </ul>
      {interest.waived > 0 ? (
        <div className="flex flex-wrap items-baseline justify-between gap-x-4 border-t border-line py-2.5 text-ink">
          <span>{t('claim.waived')}</span>
          <Money>− {format.money(interest.waived, view.currency)}</Money>
        </div>
      ) : null}
      {interest.basis && slices.length > 0 ? (
        <p className="border-t border-line pt-2.5">{t('invoices.basis', { law: interest.basis })}</p>
      ) : null}
      {compensation.owed > 0 && compensation.basis ? (
        <p className="mt-1">
          {t('invoices.compensationBasis', { law: compensation.basis })}{' '}
          {compensation.source ? t('invoices.source', { source: compensation.source }) : null}{' '}
          {compensation.verified ? null : <Status tone="attention">{t('invoices.unverified')}</Status>}
        </p>
      ) : null}
      {isUnverified ? <p className="mt-3">{t('invoices.unverifiedWhy')}</p> : null}
    </div>
  )
}

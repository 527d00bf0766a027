import { useTranslation } from 'react-i18next'
import { type Minor, negate } from '#shared/money.ts'
import { formatMonth } from '#shared/reports/month.ts'
import type { CurrencyReport } from '#shared/reports/monthly-report.ts'
import { useFormat } from '#pwa/app/format.ts'
import { RouterLink } from '#pwa/app/link.tsx'
import { bookAddress } from '#pwa/ledger/book-links.ts'
import { useSigned } from '#pwa/ledger/use-signed.ts'
import { Traced } from '#pwa/ledger/traced.tsx'
import { Card } from '#pwa/ui/card.tsx'
import { type FigureLine, Figures } from '#pwa/ui/figures.tsx'
import { HeroFigure } from '#pwa/ui/hero-figure.tsx'
import { DebtorTrails, trailsId } from './debtor-trails.tsx'
import { MonthBars } from './month-bars.tsx'
import type { ReportPlace } from './report-links.ts'

type Line =
  | 'opening'
  | 'closing'
  | keyof CurrencyReport['figures']['claim']
  | 'fee'
  | 'vat'
  | 'kept'
  | 'net'
  | 'setOff'
  | 'direct'
  | 'paidOut'

/** Everything of one currency: what it brought, what is owed, what we hold, how it developed, debtor by debtor. */
export function CurrencySection({ one, place }: { one: CurrencyReport; place: ReportPlace }) {
  const { t } = useTranslation(['reports', 'case-file'])
  const format = useFormat()
  const { currency, cases, closed, ageing, recoveredByMonth, trails } = one
  const { claim, ours, net, money } = one.figures
  const signed = useSigned(currency)
  const show = (amount: Minor) => (amount < 0 ? signed(amount) : format.money(amount, currency))
  const byDebtor = (amount: Minor) => (
    <Traced to={trails.length > 0 ? `#${trailsId(currency)}` : null}>{show(amount)}</Traced>
  )
  const lines = (rows: [Line, Minor][], total: [Line, Minor]): FigureLine[] => [
    ...rows
      .filter(([key, amount]) => amount !== 0 || key === 'opening' || key === 'recovered')
      .map(([key, amount]) => ({ key, label: t(`figures.${key}`), amount: byDebtor(amount) })),
    { key: 'total', label: t(`figures.${total[0]}`), amount: byDebtor(total[1]), weight: 'total' },
  ]
  return (
    <section aria-label={t('report.currency', { currency })} className="mb-8 grid gap-6">
      <Card>
        <HeroFigure label={`${t('figures.net')}, ${currency}`} amount={byDebtor(net)} className="mb-4" />
        <Figures
          label={t('figures.brought')}
          lines={lines(
            [
              ['recovered', claim.recovered],
              ['fee', negate(ours.fee)],
              ['vat', negate(ours.vat)],
              ['kept', negate(ours.kept)],
            ],
            ['net', net],
          )}
        />
        <RouterLink
          href={bookAddress(place.book)}
          className="mt-2 inline-flex min-h-12 items-center text-primary underline underline-offset-4"
        >
          {t('report.postings')}
        </RouterLink>
      </Card>
      <Card title={t('figures.claim')}>
        <Figures
          label={t('figures.claim')}
          lines={lines(
            [
              ['opening', claim.opening],
              ['placed', claim.placed],
              ['interest', claim.interest],
              ['compensation', claim.compensation],
              ['costs', claim.costs],
              ['corrected', claim.corrected],
              ['reduced', negate(claim.reduced)],
              ['recovered', negate(claim.recovered)],
              ['writtenOff', negate(claim.writtenOff)],
            ],
            ['closing', claim.closing],
          )}
        />
        <dl className="mt-4 grid grid-cols-[1fr_auto] gap-x-4 gap-y-1 text-sm">
          <dt>{t('figures.casesOpening')}</dt>
          <dd className="figures">{format.count(cases.opening)}</dd>
          <dt>{t('figures.casesPlaced')}</dt>
          <dd className="figures">{format.count(cases.placed)}</dd>
          {closed.map(({ code, cases: count }) => (
            <div key={code} className="contents">
              <dt>
                {t('figures.closed')}: {t(`closed.${code}`, { ns: 'case-file' })}
              </dt>
              <dd className="figures">{format.count(count)}</dd>
            </div>
          ))}
          <dt>{t('figures.casesClosing')}</dt>
          <dd className="figures">{format.count(cases.closing)}</dd>
        </dl>
      </Card>
      <Card title={t('figures.money')}>
        <Figures
          label={t('figures.money')}
          lines={lines(
            [
              ['opening', money.opening],
              ['recovered', money.recovered],
              ['corrected', money.corrected],
              ['setOff', negate(money.setOff)],
              ['direct', negate(money.direct)],
              ['paidOut', negate(money.paidOut)],
            ],
            ['closing', money.closing],
          )}
        />
      </Card>
      <Card className="empty:hidden">
        <MonthBars
          title={t('report.ageing')}
          head={[t('report.band'), t('report.amount')]}
          bars={ageing.map(({ band, amount }) => ({
            key: band,
            label: t(`bands.${band}`),
            amount,
            shown: show(amount),
          }))}
        />
        <MonthBars
          title={t('report.recoveredByMonth')}
          head={[t('report.month'), t('report.amount')]}
          bars={recoveredByMonth.map(({ month, recovered }) => ({
            key: month,
            label: formatMonth(month, format.language),
            amount: recovered,
            shown: show(recovered),
          }))}
        />
      </Card>
      <DebtorTrails trails={trails} currency={currency} place={place} />
    </section>
  )
}

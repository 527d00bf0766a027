import { useTranslation } from 'react-i18next'
import { type Currency, type Minor, minor } from '#shared/money.ts'
import { useFormat } from '#pwa/app/format.ts'
import { type FigureLine, Figures } from '#pwa/ui/figures.tsx'
import type { Round } from './use-plan.ts'

type Offer = Pick<Round, 'terms' | 'instalments' | 'claimed' | 'claimedOn'>

/** What an offer comes to, in figures: they stand before every button that decides about it. */
export function OfferFigures({ offer, currency }: { offer: Offer; currency: Currency }) {
  const { t } = useTranslation('plans')
  const format = useFormat()
  const { terms, instalments, claimed, claimedOn } = offer
  const money = (amount: Minor) => format.money(amount, currency)
  const [first, second] = instalments
  const last = instalments.at(-1)
  const waived = minor(claimed - terms.total)
  const onDay = (payment: (typeof instalments)[number]) =>
    t('offer.onDay', { amount: money(payment.amount), date: format.day(payment.dueOn) })
  const lines: FigureLine[] = [
    {
      key: 'claimed',
      label: t('offer.claimed', { date: format.day(claimedOn) }),
      amount: money(claimed),
      weight: 'soft',
    },
    ...(waived > 0
      ? [{ key: 'waived', label: t('offer.waived'), amount: `− ${money(waived)}` } satisfies FigureLine]
      : []),
    { key: 'total', label: t('offer.total'), amount: money(terms.total), weight: 'total' },
  ]
  return (
    <>
      <Figures label={t('title')} lines={lines} />
      <dl className="figures mt-3 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
        {first ? <Line label={t('offer.first')} value={onDay(first)} /> : null}
        {second && instalments.length > 2 ? (
          <Line
            label={t('offer.rest')}
            value={t('offer.restValue', { count: instalments.length - 2, amount: money(second.amount) })}
          />
        ) : null}
        {last && instalments.length > 1 ? <Line label={t('offer.last')} value={onDay(last)} /> : null}
      </dl>
    </>
  )
}

const Line = ({ label, value }: { label: string; value: string }) => (
  <div className="contents">
    <dt className="text-sm text-ink-soft">{label}</dt>
    <dd>{value}</dd>
  </div>
)

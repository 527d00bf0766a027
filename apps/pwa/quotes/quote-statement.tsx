import type { StoredQuote } from '#shared/pages/public-pages.ts'
import type { Quote } from '#shared/quotes/quote.ts'
import type { Format } from '../pages/format.ts'
import type { Words } from '../pages/words.ts'
import { Marked } from './balance-bars.tsx'
import { type FigureLine, Figures } from '../ui/figures.tsx'

type QuoteStatementProps = { stored: StoredQuote; words: Words; format: Format }

/** From what is owed to what is kept, line by line; behind each ⓘ where the figure comes from. */
export function QuoteStatement({ stored, words, format }: QuoteStatementProps) {
  const t = words('quotes')
  const { result } = stored
  const money = (amount: typeof result.net) => format.money(amount, result.currency)
  const lines: FigureLine[] = [
    {
      key: 'principal',
      label: <Marked as="owed">{t('result.principal')}</Marked>,
      amount: money(result.principal),
    },
    {
      key: 'interest',
      label: <Marked as="added">{t('result.interest')}</Marked>,
      amount: `+ ${money(result.interest.interest)}`,
      detail: interestDetail(stored, words, format),
    },
    {
      key: 'compensation',
      label: <Marked as="added">{t('result.compensation')}</Marked>,
      amount: `+ ${money(result.compensation)}`,
      detail: compensationDetail(result, words),
    },
    { key: 'claim', label: t('result.claim'), amount: money(result.claim), weight: 'sum' },
    {
      key: 'fee',
      label: <Marked as="fee">{t('result.fee', { percent: format.percent(result.terms.percent) })}</Marked>,
      amount: `− ${money(result.fee)}`,
      detail: <FeeDetail result={result} words={words} format={format} />,
    },
    {
      key: 'net',
      label: <Marked as="kept">{t('result.keep')}</Marked>,
      amount: money(result.net),
      weight: 'total',
    },
  ]
  return <Figures label={t('result.statement')} lines={lines} />
}

function interestDetail({ result }: StoredQuote, words: Words, format: Format): string {
  const t = words('quotes')
  const { interest } = result
  if (interest.status !== 'COMPUTED') return t(`interest.${interest.status}`)
  return t('interest.COMPUTED', {
    basis: interest.basis ?? '',
    days: format.count(interest.days),
    date: format.day(result.quotedOn),
  })
}

function compensationDetail({ interest }: Quote, words: Words): string {
  const t = words('quotes')
  const detail = interest.compensationDetail
  return detail.amount === null
    ? t(`compensation.${detail.why}`)
    : t('compensation.asked', { basis: detail.basis })
}

function FeeDetail({ result, words, format }: { result: Quote; words: Words; format: Format }) {
  const t = words('quotes')
  const { terms } = result
  const euro = (amount: typeof terms.minimum) => format.round(amount, 'EUR')
  const band =
    terms.band.upTo === null
      ? t('fee.bandAbove', { above: euro(terms.band.above) })
      : t('fee.band', { upTo: euro(terms.band.upTo) })
  return (
    <ul className="grid list-disc gap-1 ps-4">
      <li>
        {t('fee.rate', { percent: format.percent(terms.bandPercent), band, zone: t(`zone.${terms.zone}`) })}
      </li>
      {terms.surchargePercent === '0.00' ? null : (
        <li>{t('fee.age', { points: format.percent(terms.surchargePercent) })}</li>
      )}
      {terms.capped ? <li>{t('fee.capped', { percent: format.percent(terms.percent) })}</li> : null}
      <li>
        {t(result.minimumApplies ? 'fee.minimumApplies' : 'fee.minimum', {
          amount: format.money(terms.minimum, result.currency),
        })}
      </li>
      <li>{t('fee.whole')}</li>
      {result.currency === 'EUR' ? null : (
        <li>
          {t('fee.eurRate', {
            rate: result.eurRate.perEur,
            currency: result.currency,
            date: format.day(result.eurRate.asOf),
          })}
        </li>
      )}
    </ul>
  )
}

import { addDays, type Day } from '#shared/dates.ts'
import { minor } from '#shared/money.ts'
import type { PageFrame } from '#shared/pages/page.ts'
import { workOutQuote } from '#shared/quotes/quote.ts'
import { BalanceBars, Marked } from '../quotes/balance-bars.tsx'
import { Figures } from '../ui/figures.tsx'
import { formatIn } from './format.ts'
import type { Words } from './words.ts'

type HomeExampleProps = { today: Day; frame: PageFrame; words: Words }

const daysOverdue = 120

/** What an answer looks like, worked out today by the very rules that answer the form. */
export function HomeExample({ today, frame, words }: HomeExampleProps) {
  const t = words('quotes')
  const p = words('pages')
  const format = formatIn(frame.language)
  const quote = workOutQuote(
    {
      creditorName: 'Aceros Vega SL',
      creditorCountry: 'ES',
      debtorName: 'Bau Adler GmbH',
      debtorCountry: 'DE',
      debtorKind: 'BUSINESS',
      amountMinor: minor(12_400_00),
      currency: 'EUR',
      dueOn: addDays(today, -daysOverdue),
    },
    today,
  )
  if (quote.refusal) return null
  const money = (amount: typeof quote.net) => format.money(amount, quote.currency)
  return (
    <figure className="max-w-[34rem] border-t border-line pt-4">
      <figcaption className="text-sm text-ink-soft">
        {p('home.example', { days: format.count(daysOverdue) })}
      </figcaption>
      <BalanceBars quote={quote} />
      <Figures
        label={t('result.statement')}
        lines={[
          {
            key: 'principal',
            label: <Marked as="owed">{t('result.principal')}</Marked>,
            amount: money(quote.principal),
          },
          {
            key: 'interest',
            label: <Marked as="added">{t('result.interest')}</Marked>,
            amount: `+ ${money(quote.interest.interest)}`,
          },
          {
            key: 'compensation',
            label: <Marked as="added">{t('result.compensation')}</Marked>,
            amount: `+ ${money(quote.compensation)}`,
          },
          {
            key: 'fee',
            label: (
              <Marked as="fee">{t('result.fee', { percent: format.percent(quote.terms.percent) })}</Marked>
            ),
            amount: `− ${money(quote.fee)}`,
          },
          {
            key: 'net',
            label: <Marked as="kept">{t('result.keep')}</Marked>,
            amount: money(quote.net),
            weight: 'total',
          },
        ]}
      />
      {quote.example ? (
        <p className="mt-2 text-sm text-ink-soft">{t('result.example', { tariff: quote.tariff })}</p>
      ) : null}
    </figure>
  )
}

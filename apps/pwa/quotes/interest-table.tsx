import type { LateInterest } from '#shared/interest/late-interest.ts'
import type { Currency } from '#shared/money.ts'
import type { Format } from '../pages/format.ts'
import type { Words } from '../pages/words.ts'
import { sourceInWords } from './source-words.ts'

type InterestTableProps = { interest: LateInterest; currency: Currency; words: Words; format: Format }

/** Every run of days with its rate. The slices add up to the total, which is rounded once (Part 7.6). */
export function InterestTable({ interest, currency, words, format }: InterestTableProps) {
  const t = words('quotes')
  const amount = 'py-2 ps-4 text-end align-top whitespace-nowrap'
  return (
    <table className="figures w-full border-collapse text-sm text-ink">
      <caption className="sr-only">{t('details.how')}</caption>
      <thead className="text-ink-soft">
        <tr className="border-b border-line">
          <th scope="col" className="py-2 text-start font-medium">
            {t('table.period')}
          </th>
          <th scope="col" className="py-2 ps-4 text-end font-medium">
            {t('table.interest')}
          </th>
        </tr>
      </thead>
      <tbody>
        {interest.slices.map((slice) => (
          <tr key={slice.from} className="border-b border-line">
            <th scope="row" className="py-2 text-start font-normal">
              <span className="block">
                <bdi>
                  {format.day(slice.from)} – {format.day(slice.to)}
                </bdi>
              </span>
              <span className="block">
                {t('table.yearly', { percent: format.percent(slice.ratePercent) })} ·{' '}
                {t('table.days', { count: slice.days })}
              </span>
              <span className="block text-ink-soft [overflow-wrap:anywhere]">
                <bdi>{sourceInWords(slice.source, words)}</bdi>
                {slice.verified ? null : ` · ${t('facts.unverified')}`}
              </span>
            </th>
            <td className={amount}>
              <bdi>{format.money(slice.interest, currency)}</bdi>
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr className="font-semibold">
          <th scope="row" className="py-2 text-start font-semibold">
            {t('table.days', { count: interest.days })}
          </th>
          <td className={amount}>
            <bdi className="double-rule">{format.money(interest.interest, currency)}</bdi>
          </td>
        </tr>
      </tfoot>
    </table>
  )
}

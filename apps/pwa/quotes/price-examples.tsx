import type { Day } from '#shared/dates.ts'
import { minor, subtract } from '#shared/money.ts'
import { eurRate } from '#shared/quotes/eur-rates.ts'
import { feeOn, feeTerms } from '#shared/quotes/fee.ts'
import type { Tariff } from '#shared/quotes/tariff.ts'
import type { Format } from '../pages/format.ts'
import type { Words } from '../pages/words.ts'

type PriceExamplesProps = { tariff: Tariff; today: Day; words: Words; format: Format }

const cases = [
  { principal: 150_00, daysOverdue: 40 },
  { principal: 900_00, daysOverdue: 40 },
  { principal: 4_000_00, daysOverdue: 40 },
  { principal: 4_000_00, daysOverdue: 400 },
  { principal: 9_000_00, daysOverdue: 40 },
  { principal: 12_400_00, daysOverdue: 40 },
  { principal: 80_000_00, daysOverdue: 200 },
]

/** A few debts in Europe, priced by the functions that price every quote. */
export function PriceExamples({ tariff, today, words, format }: PriceExamplesProps) {
  const t = words('quotes')
  const rate = eurRate('EUR', today)
  const rows = cases.map(({ principal, daysOverdue }) => {
    const terms = feeTerms(tariff, {
      principal: minor(principal),
      rate,
      creditorCountry: 'ES',
      debtorCountry: 'DE',
      daysOverdue,
    })
    return { principal: minor(principal), daysOverdue, terms, fee: feeOn(terms, minor(principal)) }
  })
  return (
    <div role="region" aria-label={t('prices.examplesTitle')} tabIndex={0} className="overflow-x-auto">
      <table className="figures w-full border-collapse">
        <thead>
          <tr className="border-b border-ink text-sm text-ink-soft">
            <th scope="col" className="py-2 pe-3 text-start font-medium">
              {t('prices.debt')}
            </th>
            <th scope="col" className="py-2 ps-3 text-end font-medium">
              {t('prices.fee')}
            </th>
            <th scope="col" className="py-2 ps-3 text-end font-medium">
              {t('result.keep')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ principal, daysOverdue, terms, fee }) => (
            <tr key={`${principal}-${daysOverdue}`} className="border-b border-line align-top">
              <th scope="row" className="py-3 pe-3 text-start font-normal">
                <span className="block whitespace-nowrap">
                  <bdi>{format.round(principal, 'EUR')}</bdi>
                </span>
                <span className="block text-sm text-ink-soft">
                  {t('table.days', { count: daysOverdue })}
                  {terms.capped ? ` · ${t('prices.capped')}` : null}
                </span>
              </th>
              <td className="py-3 ps-3 text-end whitespace-nowrap">
                <bdi>{format.round(fee, 'EUR')}</bdi>
                <span className="block text-sm text-ink-soft">
                  <bdi>{fee === terms.minimum ? t('prices.atMinimum') : format.percent(terms.percent)}</bdi>
                </span>
              </td>
              <td className="py-3 ps-3 text-end font-medium whitespace-nowrap">
                <bdi>{format.round(subtract(principal, fee), 'EUR')}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

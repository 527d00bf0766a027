import { percentText } from '#shared/interest/statutory-rate.ts'
import type { Tariff } from '#shared/quotes/tariff.ts'
import type { Format } from '../pages/format.ts'
import type { Words } from '../pages/words.ts'

type TariffTableProps = { tariff: Tariff; words: Words; format: Format }

export const percentOfHundredths = percentText
const zones = ['EUROPE', 'AMERICAS_NORTH', 'REST'] as const

/** One row for each size of the debt, one column for each zone of the debtor. */
export function TariffTable({ tariff, words, format }: TariffTableProps) {
  const t = words('quotes')
  return (
    <div role="region" aria-label={t('prices.bandsTitle')} tabIndex={0} className="overflow-x-auto">
      <table className="figures w-full border-collapse">
        <thead>
          <tr className="border-b border-ink align-bottom text-sm">
            <th scope="col" className="py-2 pe-4 text-start font-medium text-ink-soft">
              {t('prices.debt')}
            </th>
            {zones.map((zone) => (
              <th key={zone} scope="col" className="w-1/5 py-2 ps-3 text-end font-medium text-ink-soft">
                {t(`prices.zone.${zone}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {tariff.bands.EUROPE.map((band, place) => (
            <tr key={band.above} className="border-b border-line">
              <th scope="row" className="py-3 pe-4 text-start font-normal">
                {band.upTo === null
                  ? t('fee.bandAbove', { above: format.round(band.above, 'EUR') })
                  : t('fee.band', { upTo: format.round(band.upTo, 'EUR') })}
              </th>
              {zones.map((zone) => (
                <td key={zone} className="py-3 ps-3 text-end text-lg font-medium whitespace-nowrap">
                  <bdi>{format.percent(percentText(tariff.bands[zone][place]?.hundredths ?? 0))}</bdi>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

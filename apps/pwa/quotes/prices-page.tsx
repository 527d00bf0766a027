import { addressIn } from '#shared/pages/addresses.ts'
import type { PricesPage } from '#shared/pages/public-pages.ts'
import { tariffOn } from '#shared/quotes/tariff.ts'
import { formatIn } from '../pages/format.ts'
import { Leading, Main, Part } from '../pages/layout.tsx'
import type { PageScreen } from '../pages/screen.ts'
import { ButtonLink } from '../ui/button.tsx'
import { IconCheck } from '../ui/icons.tsx'
import { Notice } from '../ui/notice.tsx'
import { FeeCurve } from './fee-curve.tsx'
import { PriceExamples } from './price-examples.tsx'
import { percentOfHundredths, TariffTable } from './tariff-table.tsx'

const free = ['quote', 'opening', 'contact', 'nothing', 'closing', 'court'] as const

/** The public price list (A50): the tables are the tariff itself, the examples are worked out by the rules. */
export const pricesPage: PageScreen<PricesPage> = {
  frame: 'public',
  head: ({ words }) => ({
    title: words('quotes')('prices.title'),
    description: words('quotes')('prices.description'),
  }),
  View({ page, frame, words }) {
    const t = words('quotes')
    const format = formatIn(frame.language)
    const tariff = tariffOn(page.today)
    return (
      <Main>
        <Leading title={t('prices.title')} lead={t('prices.lead')} />
        {tariff.example ? (
          <Notice tone="attention" className="mt-6 max-w-prose">
            {t('result.example', { tariff: tariff.version })}
          </Notice>
        ) : null}
        <Part title={t('prices.bandsTitle')} lead={t('prices.bandsLead')}>
          <TariffTable tariff={tariff} words={words} format={format} />
          <p className="mt-4 max-w-prose text-ink-soft">
            {t('prices.minimum', { amount: format.round(tariff.minimumFee, 'EUR') })}
          </p>
        </Part>
        <Part title={t('prices.ageTitle')} lead={t('prices.ageLead')}>
          <ul className="max-w-prose">
            {tariff.surcharges.toReversed().map(({ moreThanDays, hundredths }) => (
              <li
                key={moreThanDays}
                className="flex items-baseline justify-between gap-4 border-b border-line py-3"
              >
                <span>{t('prices.ageRow', { days: format.count(moreThanDays) })}</span>
                <bdi className="figures text-lg font-medium">
                  {t('prices.points', { percent: format.percent(percentOfHundredths(hundredths)) })}
                </bdi>
              </li>
            ))}
          </ul>
        </Part>
        <Part title={t('prices.cliffTitle')} lead={t('prices.cliffLead')}>
          <FeeCurve tariff={tariff} words={words} format={format} />
        </Part>
        <Part title={t('prices.examplesTitle')} lead={t('prices.examplesLead')}>
          <PriceExamples tariff={tariff} today={page.today} words={words} format={format} />
        </Part>
        <Part title={t('prices.freeTitle')} lead={t('prices.freeLead')}>
          <ul className="grid gap-3">
            {free.map((item) => (
              <li key={item} className="flex gap-3">
                <IconCheck className="mt-0.5 size-5 text-primary" />
                <span className="max-w-prose">{t(`prices.free.${item}`)}</span>
              </li>
            ))}
          </ul>
          <p className="mt-6 max-w-prose text-ink-soft">{t('prices.vat')}</p>
        </Part>
        <div className="mt-10">
          <ButtonLink href={addressIn(frame.language, '/quote')} look="primary">
            {words('pages')('frame.quote')}
          </ButtonLink>
        </div>
      </Main>
    )
  },
}

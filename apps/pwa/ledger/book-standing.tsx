import { useTranslation } from 'react-i18next'
import type { AccountStanding, BookFilter } from '#shared/ledger/account-book.ts'
import type { Minor } from '#shared/money.ts'
import { useFormat } from '#pwa/app/format.ts'
import { Card } from '#pwa/ui/card.tsx'
import { type FigureLine, Figures } from '#pwa/ui/figures.tsx'
import { HeroFigure } from '#pwa/ui/hero-figure.tsx'
import { bookAddress, type BookPlace } from './book-links.ts'
import { Traced } from './traced.tsx'

/** How what was recovered became what is still to come, in one currency; every line leads to what it is made of. */
export function BookStanding({ standing, place }: { standing: AccountStanding; place: BookPlace }) {
  const { t } = useTranslation('ledger')
  const format = useFormat()
  const money = (amount: Minor) => format.money(amount, standing.currency)
  const line = (
    key: 'recovered' | 'direct' | 'fee' | 'vat' | 'kept' | 'invoiced' | 'paidOut' | 'other',
    filter: BookFilter | undefined,
    isTaken: boolean,
  ): FigureLine[] =>
    standing[key] === 0 && key !== 'recovered' && key !== 'paidOut'
      ? []
      : [
          {
            key,
            label: t(`standing.${key}`, place.reader),
            amount: (
              <Traced to={bookAddress(place, { filter })}>
                {`${isTaken && standing[key] > 0 ? '− ' : ''}${money(standing[key])}`}
              </Traced>
            ),
          },
        ]
  return (
    <Card raised>
      <HeroFigure label={t('standing.toCome', place.reader)} amount={money(standing.toCome)} className="mb-4">
        {t(standing.toCome < 0 ? 'standing.toComeBelow' : 'standing.toComeText', place.reader)}
      </HeroFigure>
      <Figures
        label={t('standing.label', { currency: standing.currency, ...place.reader })}
        lines={[
          ...line('recovered', 'recovered', false),
          ...line('direct', 'direct', true),
          ...line('fee', 'share', true),
          ...line('vat', 'share', true),
          ...line('kept', 'share', true),
          ...line('invoiced', 'share', false),
          ...line('paidOut', 'paid-out', true),
          ...line('other', undefined, false),
          {
            key: 'toCome',
            label: t('standing.toCome', place.reader),
            amount: money(standing.toCome),
            weight: 'total',
          },
        ]}
      />
    </Card>
  )
}

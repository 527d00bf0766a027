import { useTranslation } from 'react-i18next'
import { useFormat } from '#pwa/app/format.ts'
import { Card } from '#pwa/ui/card.tsx'
import { Money } from '#pwa/ui/money.tsx'
import type { Home } from './home-screen.tsx'

/** What has come in and what is under way, per currency: amounts of different currencies are never added up. */
export function HomeFigures({ home: { recovered, open } }: { home: Home }) {
  const { t } = useTranslation('case-file')
  const format = useFormat()
  return (
    <Card raised>
      <h2 className="sr-only">{t('home.figures')}</h2>
      {recovered.length === 0 ? (
        <>
          <p className="text-ink-soft">{t('home.recovered')}</p>
          <p className="mt-1">{t('home.recoveredNothing')}</p>
        </>
      ) : (
        <>
          <p className="text-ink-soft">{t('home.recovered')}</p>
          <ul className="mt-1 grid grid-cols-1 gap-3">
            {recovered.map(({ currency, total, lately }) => (
              <li key={currency}>
                <Money size={recovered.length === 1 ? 'hero' : 'large'} className="text-good">
                  {format.money(total, currency)}
                </Money>
                {lately > 0 ? (
                  <span className="block text-sm text-ink-soft">
                    {t('home.recoveredLately', { amount: format.money(lately, currency) })}
                  </span>
                ) : null}
              </li>
            ))}
          </ul>
        </>
      )}
      {open.length === 0 ? null : (
        <ul className="mt-5 grid grid-cols-1 gap-3 border-t border-line pt-4">
          {open.map(({ currency, principal, cases }) => (
            <li key={currency} className="flex flex-wrap items-baseline justify-between gap-x-4">
              <span>
                {t('home.open')}
                <span className="block text-sm text-ink-soft">
                  {t('home.openCases', { number: format.count(cases) })}
                </span>
              </span>
              <Money size="large">{format.money(principal, currency)}</Money>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

import { useTranslation } from 'react-i18next'
import type { Figures as CurrencyFigures } from '#shared/cases/portfolio.ts'
import { zero } from '#shared/money.ts'
import { useFormat } from '#pwa/app/format.ts'
import { RouterLink } from '#pwa/app/link.tsx'
import { bookAddress, ownBook } from '#pwa/ledger/book-links.ts'
import { Traced } from '#pwa/ledger/traced.tsx'
import { Card } from '#pwa/ui/card.tsx'
import { type FigureLine, Figures } from '#pwa/ui/figures.tsx'
import { Money } from '#pwa/ui/money.tsx'
import type { Home } from './home-screen.tsx'

/** What is open, what has come in and what of it is the company's, over all its cases and in each currency alone. */
export function HomeFigures({ home: { figures, payouts } }: { home: Home }) {
  const { t } = useTranslation('case-file')
  const isNothingIn = figures.every(({ recovered }) => recovered === 0)
  return (
    <Card raised>
      <h2 className="sr-only">{t('home.figures')}</h2>
      {isNothingIn ? (
        <div className="mb-4">
          <p className="text-ink-soft">{t('home.yours')}</p>
          <p className="mt-1">{t('home.recoveredNothing')}</p>
        </div>
      ) : null}
      <ul className="grid grid-cols-1 gap-4 divide-y divide-line">
        {figures.map((line) => (
          <li key={line.currency} className="min-w-0 not-last:pb-4">
            <InCurrency
              line={line}
              isOnly={figures.length === 1}
              paidOut={payouts.paidOut.find(({ currency }) => currency === line.currency)?.amount ?? null}
            />
          </li>
        ))}
      </ul>
      {isNothingIn ? null : (
        <p className="mt-4 border-t border-line pt-4 text-sm text-ink-soft">{t('home.yoursHow')}</p>
      )}
      <p className="mt-1">
        <RouterLink
          href="/app/account/book"
          className="inline-flex min-h-12 items-center text-primary underline underline-offset-4"
        >
          {t('home.postings')}
        </RouterLink>
      </p>
    </Card>
  )
}

type InCurrencyProps = {
  line: CurrencyFigures
  isOnly: boolean
  /** What of it has left for the company. */
  paidOut: CurrencyFigures['open'] | null
}

function InCurrency({ line, isOnly, paidOut }: InCurrencyProps) {
  const { t } = useTranslation('case-file')
  const format = useFormat()
  const { currency, open, openCases, recovered, lately, yours } = line
  const money = (amount: CurrencyFigures['open']) => format.money(amount, currency)
  const cameIn: FigureLine = {
    key: 'recovered',
    label: t('home.recovered'),
    sub: lately > 0 ? t('home.recoveredLately', { amount: money(lately) }) : undefined,
    amount: <Traced to={bookAddress(ownBook, { filter: 'recovered' })}>{money(recovered)}</Traced>,
  }
  const hasLeft: FigureLine = {
    key: 'paid-out',
    label: <RouterLink href="/app/account/remittances">{t('home.paidOut')}</RouterLink>,
    amount: <Traced to={bookAddress(ownBook, { filter: 'paid-out' })}>{money(paidOut ?? zero)}</Traced>,
  }
  const isOpen: FigureLine = {
    key: 'open',
    label: t('home.open'),
    sub: t('home.openCases', { number: format.count(openCases) }),
    amount: <Traced to={bookAddress(ownBook, { filter: 'claims' })}>{money(open)}</Traced>,
  }
  return (
    <>
      {recovered > 0 ? (
        <div className="mb-3">
          <p className="text-ink-soft">{isOnly ? t('home.yours') : t('home.yoursIn', { currency })}</p>
          <Money size={isOnly ? 'hero' : 'large'} className="mt-1 text-good">
            <Traced to={ownBook.book}>{money(yours)}</Traced>
          </Money>
        </div>
      ) : null}
      <Figures
        label={t('home.figuresIn', { currency })}
        lines={[
          ...(recovered > 0 ? [cameIn] : []),
          ...(paidOut === null ? [] : [hasLeft]),
          ...(openCases > 0 ? [isOpen] : []),
        ]}
      />
    </>
  )
}

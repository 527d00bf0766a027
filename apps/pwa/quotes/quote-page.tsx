import type { QuotePage } from '#shared/pages/public-pages.ts'
import { formatIn } from '../pages/format.ts'
import type { PageProps, PageScreen } from '../pages/screen.ts'
import { Column } from '../ui/column.tsx'
import { HeroFigure } from '../ui/hero-figure.tsx'
import { IconCheckCircle } from '../ui/icons.tsx'
import { Notice } from '../ui/notice.tsx'
import { QuoteActions, SubmitBar } from './quote-actions.tsx'
import { BalanceBars } from './balance-bars.tsx'
import { QuoteDetails } from './quote-details.tsx'
import { QuoteStatement } from './quote-statement.tsx'

/** A stored quote: what you keep first, then the statement, then what stands behind each figure. */
export const quotePage: PageScreen<QuotePage> = {
  frame: 'public',
  head: ({ page, words }) => ({ title: words('quotes')('result.title', { number: page.stored.number }) }),
  View(props) {
    const { page, frame, words } = props
    const t = words('quotes')
    const format = formatIn(frame.language)
    const { stored } = page
    const { result } = stored
    const money = (amount: typeof result.net) => format.money(amount, result.currency)
    return (
      <Column className="max-w-column! lg:max-w-page!">
        <Validity {...props} />
        <div className="grid gap-8 lg:grid-cols-[minmax(0,36rem)_minmax(0,1fr)] lg:gap-16">
          <article className="min-w-0">
            <p className="figures flex flex-wrap justify-between gap-x-4 text-sm text-ink-soft">
              <bdi>{t('result.number', { number: stored.number })}</bdi>
              <span>{t('result.validUntil', { date: format.day(result.validUntilOn) })}</span>
            </p>
            <h1 className="mt-1 text-xl tight">{t('result.heading', { debtor: stored.debtorName })}</h1>
            <p className="mt-1 text-ink-soft">
              {t('result.parties', {
                creditor: stored.creditorName,
                creditorCountry: format.country(stored.creditorCountry),
                debtorCountry: format.country(stored.debtorCountry),
                date: format.day(stored.dueOn),
                days: format.count(result.daysOverdue),
              })}
            </p>
            <div className="mt-6 rounded-md border border-transparent bg-surface p-5 shadow-soft sm:p-7 forced-colors:border-line print:p-0 print:shadow-none">
              <HeroFigure label={t('result.net')} amount={money(result.net)} />
              <BalanceBars quote={result} />
              <QuoteStatement stored={stored} words={words} format={format} />
              <p className="mt-4 flex items-start gap-2 font-medium text-good">
                <IconCheckCircle className="mt-px size-5" />
                {t('result.nothing')}
              </p>
              <p className="mt-2 text-sm text-ink-soft">
                {t(`vat.${result.vat.treatment}`, {
                  percent: result.vat.percent ? format.percent(result.vat.percent) : '',
                  amount: money(result.vat.amount),
                })}
              </p>
            </div>
            {result.example ? (
              <p className="mt-4 text-sm text-ink-soft">{t('result.example', { tariff: result.tariff })}</p>
            ) : null}
            <QuoteDetails stored={stored} frame={frame} words={words} format={format} />
            <p className="mt-6 max-w-prose text-sm text-ink-soft">{t('result.notAdvice')}</p>
          </article>
          <QuoteActions {...props} />
        </div>
        {stored.expired ? null : <SubmitBar {...props} />}
      </Column>
    )
  },
}

/** Said first, because everything below it is then history. */
function Validity({ page, words, frame }: PageProps<QuotePage>) {
  const t = words('quotes')
  const { stored } = page
  const on = formatIn(frame.language).day(stored.result.validUntilOn)
  if (stored.status === 'ACCEPTED') {
    return (
      <Notice tone="good" className="mb-6" title={t('accepted.title')}>
        {t('accepted.text')}
      </Notice>
    )
  }
  if (!stored.expired) return null
  return (
    <Notice tone="attention" className="mb-6" title={t('expired.title', { date: on })}>
      {t('expired.text')}
    </Notice>
  )
}

import { useTranslation } from 'react-i18next'
import type { Currency } from '#shared/money.ts'
import type { Trail } from '#shared/reports/monthly-report.ts'
import { useFormat } from '#pwa/app/format.ts'
import { RouterLink } from '#pwa/app/link.tsx'
import { Card } from '#pwa/ui/card.tsx'
import { Disclosure } from '#pwa/ui/disclosure.tsx'
import type { ReportPlace } from './report-links.ts'

type Props = { trails: readonly Trail[]; currency: Currency; place: ReportPlace }

/** Where the figures of a currency are told debtor by debtor. */
export const trailsId = (currency: Currency) => `debtors-${currency}`

/** What happened with each debtor, down to the posting that each amount comes from (A53: individual traceability). */
export function DebtorTrails({ trails, currency, place }: Props) {
  const { t } = useTranslation(['reports', 'ledger'])
  const format = useFormat()
  if (trails.length === 0) return null
  return (
    <Card id={trailsId(currency)} title={t('report.debtors')}>
      {trails.map(({ caseId, number, debtorName, figures, lines }) => (
        <Disclosure
          key={caseId}
          title={
            <>
              <bdi>{debtorName}</bdi>
              <bdi className="block text-sm font-normal text-ink-soft">{number}</bdi>
            </>
          }
          aside={format.money(figures.claim.closing, currency)}
        >
          <p>
            {t('figures.recovered')}: {format.money(figures.claim.recovered, currency)} · {t('figures.net')}:{' '}
            {format.money(figures.net, currency)}
          </p>
          <ul className="mt-2 divide-y divide-line">
            {lines.map((line) => (
              <li key={line.postingId} className="py-1.5">
                <RouterLink
                  href={`${place.book.postings}/${line.postingId}`}
                  className="flex min-h-12 flex-wrap items-center justify-between gap-x-4"
                >
                  <span className="text-primary underline underline-offset-4">
                    {format.day(line.on)} · {t(`kind.${line.kind}`, { ns: 'ledger' })}
                  </span>
                  <bdi className="figures">
                    {format.money(line.claim === 0 ? line.money : line.claim, currency)}
                  </bdi>
                </RouterLink>
              </li>
            ))}
          </ul>
        </Disclosure>
      ))}
    </Card>
  )
}

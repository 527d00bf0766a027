import { useTranslation } from 'react-i18next'
import type { LateInterest } from '#shared/interest/late-interest.ts'
import { formatPercent } from '#shared/percent.ts'
import { useFormat } from '#pwa/app/format.ts'
import { bookAddress, ownBook } from '#pwa/ledger/book-links.ts'
import { Traced } from '#pwa/ledger/traced.tsx'
import { sourceInWords } from '../quotes/source-words.ts'
import type { CaseFile } from './case-screen.tsx'

type Claim = CaseFile['claim']
type Line = Claim['invoices'][number]

/** What has to be said beside the interest: that nothing fixes its rate, or that a rate has yet to be confirmed. */
export function interestNote(lines: readonly Line[]): 'interestNone' | 'interestUnverified' | null {
  const overdue = lines.filter(({ overdue: isOverdue }) => isOverdue)
  if (overdue.length > 0 && overdue.every(({ interest }) => interest.status !== 'COMPUTED'))
    return 'interestNone'
  const isUnsure = ({ slices, verified }: LateInterest) => slices.length > 0 && !verified
  return overdue.some(({ interest }) => isUnsure(interest)) ? 'interestUnverified' : null
}

/** How the interest came about: invoice by invoice, each run of days with its rate and the source of the rate. Without a case nothing is posted yet. */
export function CaseInterest({ claim, caseId }: { claim: Claim; caseId: string | null }) {
  const { t } = useTranslation('case-file')
  const { i18n } = useTranslation('quotes')
  const format = useFormat()
  const words = ((namespace: string) => i18n.getFixedT(i18n.language, namespace as 'quotes')) as Parameters<
    typeof sourceInWords
  >[1]
  const lines = claim.invoices.filter(({ interest }) => interest.slices.length > 0)
  return (
    <div className="grid grid-cols-1 gap-4">
      {lines.map(({ invoiceId, number, interest }) => (
        <section key={invoiceId}>
          <h3 className="font-medium text-ink">
            {t('page.invoice')} <bdi>{number}</bdi>
          </h3>
          {interest.basis ? (
            <p>
              <bdi>{interest.basis}</bdi>
            </p>
          ) : null}
          <ul className="figures mt-1">
            {interest.slices.map((slice) => (
              <li
                key={slice.from}
                className="flex flex-wrap items-baseline justify-between gap-x-4 border-t border-line py-2"
              >
                <span className="min-w-0 flex-[1_1_14rem]">
                  <span className="block text-ink">
                    <bdi>
                      {format.day(slice.from)} – {format.day(slice.to)}
                    </bdi>
                  </span>
                  <span className="block">
                    {t('page.slice', {
                      days: format.count(slice.days),
                      rate: formatPercent(slice.ratePercent, format.language),
                      amount: format.money(slice.principal, claim.currency),
                    })}
                  </span>
                  <span className="block">
                    <bdi>{sourceInWords(slice.source, words)}</bdi>
                    {slice.verified ? null : (
                      <span className="font-medium text-attention"> · {t('page.unverified')}</span>
                    )}
                  </span>
                </span>
                <bdi className="ms-auto text-ink">
                  <Traced to={caseId && bookAddress(ownBook, { filter: 'interest', caseId, of: invoiceId })}>
                    {format.money(slice.interest, claim.currency)}
                  </Traced>
                </bdi>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

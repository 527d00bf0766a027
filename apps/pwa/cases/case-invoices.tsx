import { useTranslation } from 'react-i18next'
import { useFormat } from '#pwa/app/format.ts'
import { bookAddress, ownBook } from '#pwa/ledger/book-links.ts'
import { Traced } from '#pwa/ledger/traced.tsx'
import { Card } from '#pwa/ui/card.tsx'
import { Status } from '#pwa/ui/status.tsx'
import type { CaseFile } from './case-screen.tsx'

/** Each invoice with what is still open on it. */
export function CaseInvoices({ file: { caseId, claim, currency, price } }: { file: CaseFile }) {
  const { t } = useTranslation('case-file')
  const format = useFormat()
  return (
    <Card title={t('page.invoices')} className="pb-2!">
      <ul>
        {claim.invoices.map((line) => (
          <li
            key={line.invoiceId}
            className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 border-t border-line py-3"
          >
            <div className="min-w-0 flex-[1_1_9rem]">
              <p className="font-medium break-words">
                <bdi>{line.number}</bdi>
              </p>
              <p className="text-sm text-ink-soft">
                {t(line.overdue ? 'page.invoiceDue' : 'page.invoiceComing', { date: format.day(line.dueOn) })}
              </p>
            </div>
            <div className="ms-auto text-end">
              <bdi className="figures text-lg whitespace-nowrap">
                <Traced to={price ? bookAddress(ownBook, { caseId, of: line.invoiceId }) : null}>
                  {format.money(line.amount, currency)}
                </Traced>
              </bdi>
              {line.open === 0 ? (
                <p>
                  <Status tone="good">{t('page.invoicePaid')}</Status>
                </p>
              ) : line.open === line.amount ? null : (
                <p className="figures text-sm text-ink-soft">
                  {t('page.invoiceOpen', { amount: format.money(line.open, currency) })}
                </p>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}

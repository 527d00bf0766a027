import { useTranslation } from 'react-i18next'
import { type CaseStatus, isCollecting } from '#shared/cases/case.ts'
import { formatPercent } from '#shared/percent.ts'
import { useFormat } from '#pwa/app/format.ts'
import { RouterLink } from '#pwa/app/link.tsx'
import { bookAddress, deskBook } from '#pwa/ledger/book-links.ts'
import type { BookFilter } from '#shared/ledger/account-book.ts'
import { CreditMade } from '#pwa/cases/credit-made.tsx'
import { Traced } from '#pwa/ledger/traced.tsx'
import { Figures } from '#pwa/ui/figures.tsx'
import { Waivers } from './waivers.tsx'
import { Nothing, Panel } from './panel.tsx'
import type { CaseFile } from './use-desk.ts'

/** What is owed today and how each figure came about, invoice by invoice. */
export function ClaimCard({ file }: { file: CaseFile }) {
  const { t } = useTranslation('desk')
  const format = useFormat()
  const { claim, currency, limitation } = file
  if (!claim) {
    return (
      <Panel title={t('claim.title')}>
        <Nothing>{t('claim.none')}</Nothing>
      </Panel>
    )
  }
  const money = (amount: typeof claim.outstanding) => format.money(amount, currency)
  const from = (only: { filter?: BookFilter; of?: string }, amount: string) => (
    <Traced to={bookAddress(deskBook(file.creditor.creditorId), { ...only, caseId: file.caseId })}>
      {amount}
    </Traced>
  )
  const sources = claim.invoices.flatMap(({ interest, number, invoiceId }) =>
    interest.slices.map((slice) => ({ ...slice, invoiceId, key: `${number}${slice.from}` })),
  )
  return (
    <Panel title={t('claim.title')} aside={t('claim.on', { date: format.day(claim.on) })}>
      <Figures
        label={t('claim.title')}
        lines={[
          ...claim.invoices.map((line) => ({
            key: line.invoiceId,
            label: (
              <>
                {t('claim.invoice')} <bdi>{line.number}</bdi>
              </>
            ),
            sub: `${t('claim.dueOn', { date: format.day(line.dueOn) })} · ${t('claim.days', { days: format.count(line.interest.days) })}`,
            amount: from({ of: line.invoiceId }, money(line.amount)),
          })),
          {
            key: 'interest',
            label: t('claim.interest'),
            amount: money(claim.interest),
            detail:
              sources.length > 0 ? (
                <ul className="figures grid gap-1">
                  {sources.map((slice) => (
                    <li key={slice.key}>
                      {format.day(slice.from)} – {format.day(slice.to)}:{' '}
                      {formatPercent(slice.ratePercent, format.language)},{' '}
                      <bdi>{from({ filter: 'interest', of: slice.invoiceId }, money(slice.interest))}</bdi> (
                      {slice.source}
                      {slice.verified ? '' : `; ${t('claim.unverified')}`})
                    </li>
                  ))}
                </ul>
              ) : undefined,
          },
          ...(claim.waived > 0
            ? [
                {
                  key: 'waived',
                  label: t('claim.waived'),
                  amount: from({ filter: 'given-up' }, `(− ${money(claim.waived)})`),
                  weight: 'soft' as const,
                },
              ]
            : []),
          {
            key: 'compensation',
            label: t('claim.compensation'),
            amount: from({ filter: 'compensation' }, money(claim.compensation)),
          },
          ...(claim.costs.owed > 0
            ? [
                {
                  key: 'costs',
                  label: t('claim.costs'),
                  amount: from({ filter: 'costs' }, money(claim.costs.owed)),
                },
              ]
            : []),
          ...(claim.paid > 0
            ? [
                {
                  key: 'paid',
                  label: t('claim.paid'),
                  amount: from({ filter: 'recovered' }, `− ${money(claim.paid)}`),
                  weight: 'soft' as const,
                },
              ]
            : []),
          {
            key: 'open',
            label: t('claim.outstanding'),
            amount: from({}, money(claim.outstanding)),
            weight: 'total',
          },
        ]}
      />
      <CreditMade claim={claim} caseId={file.caseId} place={deskBook(file.creditor.creditorId)} />
      <Waivers file={file} />
      <p className="mt-2">
        <RouterLink
          href={bookAddress(deskBook(file.creditor.creditorId), { caseId: file.caseId })}
          className="inline-flex min-h-12 items-center text-primary underline underline-offset-4"
        >
          {t('claim.postings')}
        </RouterLink>
      </p>
      {limitation ? (
        <p className="mt-3 text-sm text-ink-soft">
          {t('claim.limitation', { date: format.day(limitation.decisive.lastDay) })} ·{' '}
          {t('claim.limitationBasis', { basis: limitation.decisive.basis })}
        </p>
      ) : null}
      {isCollecting(file.status as CaseStatus) || claim.paid > 0 ? (
        <a
          href={`/files/statements/${file.caseId}.pdf`}
          download
          className="mt-2 inline-flex min-h-12 items-center font-medium text-primary underline-offset-4 hover:underline"
        >
          {t('claim.statement')}, PDF
        </a>
      ) : null}
    </Panel>
  )
}

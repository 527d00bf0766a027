import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseStatus } from '#shared/cases/case.ts'
import { useFormat } from '#pwa/app/format.ts'
import { cx } from '#pwa/ui/cx.ts'
import { bookAddress, deskBook } from '#pwa/ledger/book-links.ts'
import { Traced } from '#pwa/ledger/traced.tsx'
import { Money } from '#pwa/ui/money.tsx'
import { Status } from '#pwa/ui/status.tsx'
import type { Tone } from '#pwa/ui/tone.ts'
import type { CaseFile } from './use-desk.ts'

const tones: Partial<Record<CaseStatus, Tone>> = {
  UNDER_REVIEW: 'attention',
  NEEDS_INFORMATION: 'attention',
  DECLINED: 'bad',
  ACTIVE: 'info',
  CLOSED: 'good',
}

/** Who owes whom how much, where it stands, what comes next, and the decisions that are possible now. */
export function CaseHeading({ file, children }: { file: CaseFile; children: ReactNode }) {
  const { t } = useTranslation('desk')
  const format = useFormat()
  const { next } = file
  const status = file.status as CaseStatus
  const amount = file.claim?.outstanding ?? file.principal
  return (
    <header className="z-10 grid lg:sticky lg:top-0 gap-3 border-b border-line bg-paper px-4 py-4 sm:px-6">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="min-w-0">
          <p className="figures text-sm text-ink-soft">
            <bdi>{file.number ?? t('status.DRAFT')}</bdi> · {file.creditor.name} (
            {format.country(file.creditor.country)})
          </p>
          <h2 className="text-xl tight">{file.debtor.name}</h2>
        </div>
        <div className="sm:text-end">
          <Money size="large">
            <Traced
              to={
                file.claim ? bookAddress(deskBook(file.creditor.creditorId), { caseId: file.caseId }) : null
              }
            >
              {format.money(amount, file.currency)}
            </Traced>
          </Money>
          <p className="text-sm text-ink-soft">{t('claim.outstanding')}</p>
        </div>
      </div>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
          <Status look="soft" tone={tones[status] ?? 'neutral'}>
            {t(`status.${status}`)}
          </Status>
          <span>
            <span className="text-ink-soft">{t('next.title')}: </span>
            {t(`next.${next.code}`)}
            {next.by ? (
              <span className={cx('figures', next.late ? 'font-medium text-bad' : 'text-ink-soft')}>
                {' '}
                · {t('next.by', { date: format.day(next.by) })}
                {next.late ? ` · ${t('next.late')}` : ''}
              </span>
            ) : null}
          </span>
        </p>
        <div className="grid w-full grid-cols-2 gap-2 *:first:col-span-2 empty:hidden sm:flex sm:w-auto sm:flex-wrap">
          {children}
        </div>
      </div>
    </header>
  )
}

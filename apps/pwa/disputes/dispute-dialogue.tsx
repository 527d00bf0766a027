import { useTranslation } from 'react-i18next'
import type { Day } from '#shared/dates.ts'
import { useFormat } from '#pwa/app/format.ts'
import { cx } from '#pwa/ui/cx.ts'
import { IconDownload } from '#pwa/ui/more-icons.tsx'
import type { Dispute } from './use-disputes.ts'

const sides: Record<string, string> = {
  debtor: 'border-line bg-surface',
  creditor: 'border-transparent bg-primary-soft',
  desk: 'border-transparent bg-sunken',
}
const isKnown = (kind: string): kind is keyof typeof titles => Object.hasOwn(titles, kind)
const titles = {
  OPENED: 'entry.OPENED',
  CREDITOR_ANSWERED: 'entry.CREDITOR_ANSWERED',
  DEBTOR_ASKED: 'entry.DEBTOR_ASKED',
  DEBTOR_ANSWERED: 'entry.DEBTOR_ANSWERED',
  RESOLVED: 'entry.RESOLVED',
  WITHDRAWN: 'entry.WITHDRAWN',
  PAUSED: 'entry.PAUSED',
} as const

/** What either side has said, in order, with the files that came with it. */
export function DisputeDialogue({ dispute }: { dispute: Dispute }) {
  const { t } = useTranslation('disputes')
  const format = useFormat()
  const { paid } = dispute
  return (
    <div className="grid grid-cols-1 gap-4">
      <ol className="grid grid-cols-1 gap-3" aria-label={t('said')}>
        {dispute.entries.map(({ entryId, kind, fromKind, fromName, text, at }) => (
          <li key={entryId} className={cx('rounded-md border p-3', sides[fromKind])}>
            <p className="flex flex-wrap justify-between gap-x-3 text-sm text-ink-soft">
              <span>
                {isKnown(kind) ? t(titles[kind]) : null} · <bdi className="font-medium">{fromName}</bdi>
              </span>
              <time dateTime={at} className="figures">
                {format.day(at.slice(0, 10) as Day)}
              </time>
            </p>
            {text ? (
              <p dir="auto" className="mt-1 max-w-prose wrap-anywhere whitespace-pre-wrap">
                {text}
              </p>
            ) : null}
          </li>
        ))}
      </ol>
      {paid ? (
        <p>
          {t('paid', { date: format.day(paid.on) })}{' '}
          {paid.reference ? <bdi>{t('paidReference', { reference: paid.reference })}</bdi> : null}
        </p>
      ) : null}
      <DisputeFiles dispute={dispute} />
    </div>
  )
}

function DisputeFiles({ dispute: { documents } }: { dispute: Dispute }) {
  const { t } = useTranslation('disputes')
  if (documents.length === 0) return null
  return (
    <ul aria-label={t('files')}>
      {documents.map(({ documentId, name, uploadedBy }) => (
        <li key={documentId} className="border-t border-line first:border-t-0">
          <a
            href={`/files/documents/${documentId}`}
            download
            className="flex min-h-12 items-center gap-3 py-2 text-ink no-underline hover:underline"
          >
            <IconDownload className="size-5 shrink-0 text-primary" />
            <span className="min-w-0 flex-1 wrap-anywhere">
              <bdi>{name}</bdi>
            </span>
            <span className="shrink-0 text-sm text-ink-soft">
              {t(
                uploadedBy === 'debtor'
                  ? 'from.debtor'
                  : uploadedBy === 'creditor'
                    ? 'from.creditor'
                    : 'from.desk',
              )}
            </span>
          </a>
        </li>
      ))}
    </ul>
  )
}

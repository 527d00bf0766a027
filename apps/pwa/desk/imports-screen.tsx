import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { reachOf } from '#shared/access/can.ts'
import { bankFileLimit } from '#shared/bank/bank-input.ts'
import { FaultPanel } from '#pwa/app/fault-panel.tsx'
import { useFormat } from '#pwa/app/format.ts'
import { RouterLink } from '#pwa/app/link.tsx'
import { usePageTitle } from '#pwa/app/page-title.ts'
import { useActor } from '#pwa/app/session.tsx'
import { type Outputs, useTRPC } from '#pwa/app/trpc.ts'
import { DrawingFiles } from '#pwa/ui/drawing-files.tsx'
import { EmptyState } from '#pwa/ui/empty-state.tsx'
import { FileDrop } from '#pwa/ui/file-drop.tsx'
import { FileRow } from '#pwa/ui/file-row.tsx'
import { Notice } from '#pwa/ui/notice.tsx'
import { PageHeading } from '#pwa/ui/page-heading.tsx'
import { Progress } from '#pwa/ui/progress.tsx'
import { SkeletonRows } from '#pwa/ui/skeleton.tsx'
import { Status } from '#pwa/ui/status.tsx'
import type { Tone } from '#pwa/ui/tone.ts'
import { sayRefusal } from '#pwa/app/fault.ts'
import { useBankFiles } from './use-bank-files.ts'

type Import = Outputs['bank']['imports']['items'][number]

const isUnderWay = ({ status }: Import) => status !== 'DONE' && status !== 'REFUSED'
/** While a file is read, its numbers are looked at this often. */
const lookAgainMs = 1_000

/** Files of the bank: given here or dropped into the folder, how far each is, and what of it waits for a person. */
export default function ImportsScreen() {
  const { t } = useTranslation(['bank', 'app', 'ui', 'errors'])
  const trpc = useTRPC()
  const mayGive = reachOf(useActor().kind, 'bank.assign') !== null
  const list = useQuery(
    trpc.bank.imports.queryOptions(
      {},
      { refetchInterval: ({ state }) => (state.data?.items.some(isUnderWay) ? lookAgainMs : 15_000) },
    ),
  )
  const files = useBankFiles()
  usePageTitle(t('imports.title'))
  if (list.isError && !list.data) return <FaultPanel error={list.error} onRetry={() => void list.refetch()} />
  const items = list.data?.items ?? []
  const labels = {
    pause: t('imports.cancel'),
    resume: t('imports.retry'),
    cancel: t('imports.cancel'),
    retry: t('imports.retry'),
    remove: t('imports.remove'),
  }
  return (
    <>
      <PageHeading title={t('imports.title')} lead={t('imports.lead')} />
      <p className="mb-6">
        <RouterLink href="/desk/bank/payouts">{t('payouts.link')}</RouterLink>
      </p>
      {mayGive ? (
        <div className="mb-8">
          <FileDrop
            label={t('imports.drop')}
            hint={t('imports.hint', { megabytes: bankFileLimit.megabytes })}
            chooseLabel={t('imports.choose')}
            cameraLabel={t('imports.choose')}
            dropText={t('imports.dropText')}
            accept=".xml,.camt,application/xml,text/xml"
            onFiles={files.give}
          >
            {files.rows.map((row) => (
              <FileRow
                key={row.key}
                name={row.name}
                state={row.state}
                percent={row.state === 'sending' ? row.percent : undefined}
                text={t(`imports.sending.${row.state}`, { percent: row.percent })}
                error={row.fault ? sayRefusal(row.fault, t) : undefined}
                labels={labels}
                onCancel={() => files.remove(row.key)}
                onRetry={() => files.again(row.key)}
                onRemove={() => files.remove(row.key)}
              />
            ))}
          </FileDrop>
        </div>
      ) : null}
      {list.isPending ? <SkeletonRows count={4} label={t('common.loading', { ns: 'app' })} /> : null}
      {list.data && items.length === 0 ? (
        <EmptyState drawing={<DrawingFiles />} title={t('imports.none')}>
          {t('imports.noneText')}
        </EmptyState>
      ) : null}
      {items.length > 0 ? (
        <ul className="overflow-hidden rounded-md border border-line bg-surface">
          {items.map((one) => (
            <One key={one.importId} one={one} />
          ))}
        </ul>
      ) : null}
    </>
  )
}

const tones: Record<Import['status'], Tone> = {
  CHECKING: 'info',
  READING: 'info',
  BOOKING: 'info',
  DONE: 'good',
  REFUSED: 'bad',
}

function One({ one }: { one: Import }) {
  const { t } = useTranslation(['bank', 'errors'])
  const format = useFormat()
  const { status, found, known, booked, matched, waiting, pending, fault } = one
  const toBook = found - known
  return (
    <li className="grid gap-2 border-b border-line p-4 last:border-b-0">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 className="min-w-0 font-medium wrap-anywhere">
          {found > 0 ? (
            <RouterLink href={`/desk/bank/files/${one.importId}`}>
              <bdi>{one.fileName}</bdi>
            </RouterLink>
          ) : (
            <bdi>{one.fileName}</bdi>
          )}
        </h2>
        <Status look="soft" tone={tones[status]}>
          {t(`imports.status.${status}`)}
        </Status>
      </div>
      <p className="figures text-sm text-ink-soft">
        {[format.instant(one.createdAt), ...(one.format ? [one.format] : [])].join(' · ')}
      </p>
      {status === 'BOOKING' ? (
        <Progress
          label={t('imports.progress')}
          percent={toBook > 0 ? Math.floor((booked * 100) / toBook) : 100}
          text={t('imports.of', { done: format.count(booked), all: format.count(toBook) })}
        />
      ) : null}
      {fault ? (
        <Notice tone="bad" role="alert">
          {sayRefusal(fault, t)}
        </Notice>
      ) : null}
      {status === 'DONE' || status === 'BOOKING' ? (
        <p className="figures text-sm">
          {[
            t('imports.found', { count: found }),
            t('imports.matched', { count: matched }),
            ...(known > 0 ? [t('imports.known', { count: known })] : []),
            ...(pending > 0 ? [t('imports.pending', { count: pending })] : []),
          ].join(' · ')}
        </p>
      ) : null}
      {waiting > 0 ? (
        <p className="text-sm">
          <RouterLink href="/desk">{t('imports.waiting', { count: waiting })}</RouterLink>
        </p>
      ) : null}
    </li>
  )
}

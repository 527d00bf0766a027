import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { reachOf } from '#shared/access/can.ts'
import { fourEyesLimit } from '#shared/remittances/run-policy.ts'
import { FaultPanel } from '#pwa/app/fault-panel.tsx'
import { sayFault } from '#pwa/app/fault.ts'
import { useFormat } from '#pwa/app/format.ts'
import { RouterLink } from '#pwa/app/link.tsx'
import { usePageTitle } from '#pwa/app/page-title.ts'
import { say } from '#pwa/app/say.ts'
import { useActor } from '#pwa/app/session.tsx'
import { useTRPC } from '#pwa/app/trpc.ts'
import { Button } from '#pwa/ui/button.tsx'
import { DrawingLevel } from '#pwa/ui/drawing-level.tsx'
import { EmptyState } from '#pwa/ui/empty-state.tsx'
import { ListRow } from '#pwa/ui/list-row.tsx'
import { Notice } from '#pwa/ui/notice.tsx'
import { PageHeading } from '#pwa/ui/page-heading.tsx'
import { SkeletonRows } from '#pwa/ui/skeleton.tsx'
import { HoldersToCheck } from '#pwa/bank/holders-to-check.tsx'
import { RunStatusLine } from './run-status.tsx'

/** The desk's way to pay creditors out: the runs so far, and the accounts that somebody has to look at first. */
export default function RunsScreen() {
  const { t } = useTranslation(['remittances', 'errors', 'app'])
  const trpc = useTRPC()
  const client = useQueryClient()
  const format = useFormat()
  const go = useNavigate()
  const mayBegin = reachOf(useActor().kind, 'remittances.begin') !== null
  const runs = useQuery(trpc.remittances.runs.queryOptions())
  const begin = useMutation(
    trpc.remittances.begin.mutationOptions({
      onSuccess: async ({ runId }) => {
        say(t('begun'))
        await client.invalidateQueries(trpc.remittances.pathFilter())
        void go(`/desk/remittances/${runId}`)
      },
    }),
  )
  usePageTitle(t('deskTitle'))
  if (runs.isError) return <FaultPanel error={runs.error} onRetry={() => void runs.refetch()} />
  const { runs: rows = [], next, isReady = true } = runs.data ?? {}
  return (
    <>
      <PageHeading
        title={t('deskTitle')}
        lead={t('deskLead')}
        actions={
          mayBegin && isReady ? (
            <Button look="primary" pending={begin.isPending} onClick={() => begin.mutate()}>
              {t('begin')}
            </Button>
          ) : null
        }
      />
      <p className="mb-6 max-w-prose text-ink-soft">
        {t('who', { limit: format.money(fourEyesLimit, 'EUR') })}
      </p>
      <p className="mb-6">
        <RouterLink href="/desk/bank">{t('bankFiles')}</RouterLink>
        {' · '}
        <RouterLink href="/desk/fee-invoices">{t('unpaid.title')}</RouterLink>
      </p>
      {!isReady ? (
        <Notice tone="attention" className="mb-6">
          {t('notReady')}
        </Notice>
      ) : null}
      {begin.error ? (
        <Notice tone="bad" role="alert" className="mb-6">
          {sayFault(begin.error, t)}
        </Notice>
      ) : null}
      <HoldersToCheck />
      {runs.isPending ? <SkeletonRows count={4} label={t('common.loading', { ns: 'app' })} /> : null}
      {runs.data && rows.length === 0 ? (
        <EmptyState drawing={<DrawingLevel />} title={t('noRuns')}>
          {next ? t('noRunsText', { day: format.day(next) }) : null}
        </EmptyState>
      ) : null}
      {rows.length > 0 ? (
        <ul className="overflow-hidden rounded-md border border-line bg-surface">
          {rows.map(({ runId, number, proposedOn, status }) => (
            <ListRow
              key={runId}
              href={`/desk/remittances/${runId}`}
              as={RouterLink}
              title={t('run', { number })}
              sub={format.day(proposedOn)}
              status={<RunStatusLine status={status} />}
            />
          ))}
        </ul>
      ) : null}
    </>
  )
}

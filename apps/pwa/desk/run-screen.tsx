import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { FaultPanel } from '#pwa/app/fault-panel.tsx'
import { useFormat } from '#pwa/app/format.ts'
import { RouterLink } from '#pwa/app/link.tsx'
import { usePageTitle } from '#pwa/app/page-title.ts'
import { useTRPC } from '#pwa/app/trpc.ts'
import { Card } from '#pwa/ui/card.tsx'
import { PageHeading } from '#pwa/ui/page-heading.tsx'
import { Progress } from '#pwa/ui/progress.tsx'
import { SkeletonRows } from '#pwa/ui/skeleton.tsx'
import { RunDecision } from './run-decision.tsx'
import { RunFiles } from './run-files.tsx'
import { RunRemittances } from './run-remittances.tsx'
import { RunStatusLine } from './run-status.tsx'
import { RunTotals } from './run-totals.tsx'

/** How often a run is looked at again while something is under way here, and while the bank is to answer. */
const lookMs: Readonly<Record<string, number>> = { COUNTING: 1_500, APPROVED: 1_500, SENT: 5_000 }

/** One run: totals first, then the decision, then what goes to whom and why nothing goes to others. */
export default function RunScreen() {
  const { t } = useTranslation(['remittances', 'app'])
  const { runId = '' } = useParams()
  const trpc = useTRPC()
  const format = useFormat()
  const query = useQuery(
    trpc.remittances.run.queryOptions(
      { runId },
      { refetchInterval: ({ state }) => lookMs[state.data?.status ?? ''] ?? false },
    ),
  )
  const run = query.data
  usePageTitle(run ? t('run', { number: run.number }) : t('deskTitle'))
  if (query.isError && !run) return <FaultPanel error={query.error} onRetry={() => void query.refetch()} />
  if (!run) return <SkeletonRows count={6} label={t('common.loading', { ns: 'app' })} />
  return (
    <>
      <PageHeading
        title={t('run', { number: run.number })}
        kicker={format.day(run.proposedOn)}
        back={{ href: '/desk/remittances', label: t('back') }}
        as={RouterLink}
        actions={<RunStatusLine status={run.status} />}
      />
      <div className="grid grid-cols-1 gap-6">
        {run.status === 'COUNTING' ? (
          <Card>
            <Progress
              label={t('counting')}
              text={t('counted', { counted: format.count(run.counted), all: format.count(run.toCount) })}
              percent={run.toCount > 0 ? (100 * run.counted) / run.toCount : undefined}
            />
          </Card>
        ) : null}
        <RunTotals run={run} />
        <RunDecision run={run} />
        {run.files.length > 0 ? <RunFiles files={run.files} /> : null}
        <RunRemittances run={run} />
      </div>
    </>
  )
}

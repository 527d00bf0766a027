import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import type { CaseId } from '#shared/ids.ts'
import { FaultPanel } from '#pwa/app/fault-panel.tsx'
import { RouterLink } from '#pwa/app/link.tsx'
import { usePageTitle } from '#pwa/app/page-title.ts'
import { Card } from '#pwa/ui/card.tsx'
import { DrawingLevel } from '#pwa/ui/drawing-level.tsx'
import { EmptyState } from '#pwa/ui/empty-state.tsx'
import { PageHeading } from '#pwa/ui/page-heading.tsx'
import { SkeletonRows } from '#pwa/ui/skeleton.tsx'
import { caseAddress } from '../cases/case-links.ts'
import { ConsentFacts, ConsentStatus, CostRow } from './consent-facts.tsx'
import { DecideConsent } from './decide-consent.tsx'
import { OwedCosts } from './owed-costs.tsx'
import { useCosts } from './use-costs.ts'

/** What may be spent on a case and what was (A35): what waits for the company stands first. */
export default function CostsScreen() {
  const { t } = useTranslation(['costs', 'app', 'case-file'])
  const caseId = useParams().caseId as CaseId
  const costs = useCosts(caseId)
  usePageTitle(t('title'))
  const of = costs.data
  if (costs.isError && !of) return <FaultPanel error={costs.error} onRetry={() => void costs.refetch()} />
  if (!of) return <SkeletonRows count={6} label={t('common.loading', { ns: 'app' })} />
  const isWaiting = ({ status }: (typeof of.consents)[number]) => status === 'WAITING'
  const inOrder = [...of.consents.filter(isWaiting), ...of.consents.filter((one) => !isWaiting(one))]
  return (
    <div className="mx-auto w-full max-w-column">
      <PageHeading
        back={{
          href: caseAddress({ caseId, status: 'ACTIVE' }),
          label: t('page.title', { ns: 'case-file' }),
        }}
        as={RouterLink}
        kicker={<bdi>{of.debtorName}</bdi>}
        title={t('title')}
        lead={t('lead')}
      />
      {inOrder.length === 0 ? (
        <EmptyState drawing={<DrawingLevel />} title={t('empty')}>
          {t('emptyText')}
        </EmptyState>
      ) : null}
      <div className="grid grid-cols-1 gap-6">
        {inOrder.map((consent) => (
          <Card
            key={consent.consentId}
            title={t(`kind.${consent.kind}`)}
            aside={<ConsentStatus consent={consent} />}
            className={isWaiting(consent) ? 'border-attention!' : undefined}
          >
            <div className="grid grid-cols-1 gap-4">
              <ConsentFacts of={of} consent={consent} />
              {isWaiting(consent) ? <DecideConsent caseId={caseId} of={of} consent={consent} /> : null}
              {consent.costs.length > 0 ? (
                <ul>
                  {consent.costs.map((cost) => (
                    <CostRow key={cost.costId} of={of} cost={cost} />
                  ))}
                </ul>
              ) : null}
            </div>
          </Card>
        ))}
        {of.costs.spent > 0 ? (
          <Card title={t('claim.title')}>
            <OwedCosts of={of} />
            <RouterLink
              href={`/app/account/book?case=${caseId}#postings`}
              className="mt-2 inline-flex min-h-12 items-center"
            >
              {t('desk.postings')}
            </RouterLink>
          </Card>
        ) : null}
      </div>
    </div>
  )
}

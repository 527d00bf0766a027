import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import type { Id } from '#shared/ids.ts'
import { negate, sum } from '#shared/money.ts'
import { FaultPanel } from '#pwa/app/fault-panel.tsx'
import { useFormat } from '#pwa/app/format.ts'
import { RouterLink } from '#pwa/app/link.tsx'
import { usePageTitle } from '#pwa/app/page-title.ts'
import { type Outputs, useTRPC } from '#pwa/app/trpc.ts'
import { Traced } from '#pwa/ledger/traced.tsx'
import { Card } from '#pwa/ui/card.tsx'
import { Facts } from '#pwa/ui/facts.tsx'
import { type FigureLine, Figures } from '#pwa/ui/figures.tsx'
import { PageHeading } from '#pwa/ui/page-heading.tsx'
import { SkeletonRows } from '#pwa/ui/skeleton.tsx'
import { PayoutStatus } from './payout-status.tsx'

type Payout = Outputs['bank']['payout']
type Line = Payout['lines'][number]

/** One payout taken apart: each movement with its case and its posting, the provider's fee, and what it comes to. */
export default function PayoutScreen() {
  const { t } = useTranslation(['bank', 'app'])
  const format = useFormat()
  const trpc = useTRPC()
  const cardPayoutId = useParams().cardPayoutId as Id<'payout'>
  const { data, isError, error, refetch } = useQuery(trpc.bank.payout.queryOptions({ cardPayoutId }))
  usePageTitle(t('payouts.one'))
  if (isError && !data) return <FaultPanel error={error} onRetry={() => void refetch()} />
  if (!data) return <SkeletonRows count={6} label={t('common.loading', { ns: 'app' })} />
  const { arrivedOn, arrivesOn, state, carriedById } = data
  return (
    <>
      <PageHeading
        title={t('payouts.one')}
        kicker={<bdi>{data.providerId}</bdi>}
        back={{ href: '/desk/bank/payouts', label: t('payouts.title') }}
        as={RouterLink}
      />
      <div className="grid grid-cols-1 gap-6">
        <Card title={t(`payouts.state.${state}`)} aside={<PayoutStatus state={state} />}>
          <p className="max-w-prose text-ink-soft">{t(`payouts.means.${state}`)}</p>
          {carriedById ? (
            <p>
              <RouterLink href={`/desk/bank/payouts/${carriedById}`}>{t('payouts.carrier')}</RouterLink>
            </p>
          ) : null}
          <Facts
            className="mt-4"
            facts={[
              { key: 'expected', label: t('payouts.expected'), value: format.day(arrivesOn) },
              ...(arrivedOn
                ? [{ key: 'arrived', label: t('payouts.arrived'), value: format.day(arrivedOn) }]
                : []),
            ]}
          />
        </Card>
        <Card title={t('payouts.made')}>
          <Figures label={t('payouts.made')} lines={linesOf(data)} />
        </Card>
      </div>
    </>
  )

  function linesOf({ lines, amount, currency }: Payout): FigureLine[] {
    const fees = sum(lines.map(({ fee }) => fee))
    return [
      ...lines.map((line) => ({
        key: line.lineId,
        label: labelOf(line),
        sub: line.creditorName ? <bdi>{line.creditorName}</bdi> : t('payouts.nobody'),
        amount: (
          <Traced to={line.postingId ? `/desk/postings/${line.postingId}` : null}>
            {format.money(line.amount, line.currency)}
          </Traced>
        ),
      })),
      ...(fees === 0
        ? []
        : [{ key: 'fees', label: t('payouts.fees'), amount: format.money(negate(fees), currency) }]),
      { key: 'total', label: t('payouts.total'), amount: format.money(amount, currency), weight: 'total' },
    ]
  }

  function labelOf({ kind, caseId, caseNumber }: Line) {
    const word = t(`payouts.kind.${kind}`)
    if (!caseId) return word
    return (
      <RouterLink href={`/desk/cases/${caseId}`}>
        {word} · <bdi>{caseNumber}</bdi>
      </RouterLink>
    )
  }
}

import { useTranslation } from 'react-i18next'
import { useFormat } from '#pwa/app/format.ts'
import { RouterLink } from '#pwa/app/link.tsx'
import type { Outputs } from '#pwa/app/trpc.ts'
import { ButtonLink } from '#pwa/ui/button.tsx'
import { IconCalendar } from '#pwa/ui/icons.tsx'
import { Money } from '#pwa/ui/money.tsx'
import { Status } from '#pwa/ui/status.tsx'

export type Approvals = Outputs['approvals']['waiting']
export type Approval = Approvals['items'][number]

/** Where it is decided. */
export function approvalAddress({ kind, caseId, subjectId }: Approval): string {
  if (kind === 'AGREEMENT') return '/app/agreement/sign'
  if (kind === 'COST') return `/app/cases/${caseId}/costs`
  if (kind === 'DIRECT_PAYMENT') return `/app/cases/${caseId}/direct-payment`
  if (kind === 'PLAN') return `/app/cases/${caseId}/plan`
  if (kind === 'DISPUTE') return `/app/cases/${caseId}/disputes/${subjectId}`
  return kind === 'INFORMATION' ? `/app/cases/${caseId}#request-${subjectId}` : `/app/cases/${caseId}`
}

type Props = { item: Approval; today: string; mayDecide: boolean; isFirst: boolean }

/** One thing that waits: the figures, the rule by which it is theirs, the day, and what silence means. */
export function ApprovalCard({ item, today, mayDecide, isFirst }: Props) {
  const { t } = useTranslation('approvals')
  const format = useFormat()
  const { kind, dueOn, amount, currency, count, caseNumber, text } = item
  const isOpen = mayDecide || !item.ownersOnly
  const title = kind === 'PLAN' ? t('about.PLAN', { count: count ?? 0 }) : t(`about.${kind}`)
  return (
    <li className="grid gap-3 rounded-md border border-line bg-surface p-4 sm:p-5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 className="min-w-0 text-lg">
          {item.debtorName ? <bdi className="break-words">{item.debtorName}</bdi> : title}
        </h2>
        {amount !== null && currency ? (
          <Money className="text-lg font-semibold">{format.money(amount, currency)}</Money>
        ) : null}
      </div>
      <p className="flex flex-wrap gap-x-3 text-ink-soft">
        {item.debtorName ? <span>{title}</span> : null}
        {caseNumber ? <bdi>{caseNumber}</bdi> : null}
        {kind === 'AGREEMENT' ? <span>{t('cases', { count: count ?? 0 })}</span> : null}
      </p>
      {text ? <p className="line-clamp-3 max-w-prose break-words">{text}</p> : null}
      {dueOn ? (
        <Status tone={dueOn < today ? 'bad' : 'attention'} icon={IconCalendar}>
          {t(dueOn < today ? 'late' : 'by', { date: format.day(dueOn) })}
        </Status>
      ) : null}
      <p className="max-w-prose text-sm text-ink-soft">
        {t(`rule.${kind}`)} {t(`silence.${kind}`)}
      </p>
      {isOpen ? (
        <ButtonLink
          as={RouterLink}
          href={approvalAddress(item)}
          look={isFirst ? 'primary' : 'secondary'}
          className="sm:justify-self-start"
        >
          {t(`act.${kind}`)}
        </ButtonLink>
      ) : (
        <p className="text-sm">{t('ownersOnly')}</p>
      )}
    </li>
  )
}

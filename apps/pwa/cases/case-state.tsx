import { useTranslation } from 'react-i18next'
import type { CaseStatus, CloseCode } from '#shared/cases/case.ts'
import { type Icon, IconCheckCircle, IconClock, IconEdit, IconStop } from '#pwa/ui/icons.tsx'
import { Status } from '#pwa/ui/status.tsx'
import type { Tone } from '#pwa/ui/tone.ts'

const looks: Record<CaseStatus, { tone: Tone; icon?: Icon }> = {
  DRAFT: { tone: 'neutral', icon: IconEdit },
  SUBMITTED: { tone: 'info' },
  AWAITING_AGREEMENT: { tone: 'attention' },
  UNDER_REVIEW: { tone: 'neutral', icon: IconClock },
  NEEDS_INFORMATION: { tone: 'attention' },
  DECLINED: { tone: 'neutral', icon: IconStop },
  ACTIVE: { tone: 'info', icon: IconClock },
  EVALUATION: { tone: 'info', icon: IconClock },
  PLAN_ACTIVE: { tone: 'info', icon: IconClock },
  LEGAL_PROPOSED: { tone: 'attention' },
  LEGAL_ACTIVE: { tone: 'info', icon: IconClock },
  INSOLVENCY_MONITORING: { tone: 'neutral', icon: IconClock },
  CLOSED: { tone: 'neutral', icon: IconStop },
}
const recovered: readonly (CloseCode | null)[] = ['PAID', 'PARTIALLY_PAID', 'SETTLED']

type Props = { status: CaseStatus; closeCode?: CloseCode | null; look?: 'plain' | 'soft' }

/** Where a case stands, in words; of one that is closed, how it ended. */
export function CaseState({ status, closeCode = null, look = 'plain' }: Props) {
  const { t } = useTranslation('case-file')
  const words = status === 'CLOSED' && closeCode ? t(`closed.${closeCode}`) : t(`status.${status}`)
  if (status === 'CLOSED' && recovered.includes(closeCode))
    return (
      <Status tone="good" icon={IconCheckCircle} look={look}>
        {words}
      </Status>
    )
  return (
    <Status {...looks[status]} look={look}>
      {words}
    </Status>
  )
}

import { useTranslation } from 'react-i18next'
import type { CaseId } from '#shared/ids.ts'
import { Notice } from '#pwa/ui/notice.tsx'
import { Rounds } from './rounds.tsx'
import { UndoBar } from './undo-bar.tsx'
import type { Negotiation } from './use-plan.ts'
import { WhoDecides } from './who-decides.tsx'

const isOver = ({ status }: Negotiation) =>
  status === 'SIGNED' || status === 'REJECTED' || status === 'WITHDRAWN' || status === 'EXPIRED'

type NegotiationViewProps = { caseId: CaseId; negotiation: Negotiation; isCreditor?: boolean }

/** One negotiation, for desk and creditor alike: the offer, who decides and why, and what was decided. */
export function NegotiationView({ caseId, negotiation, isCreditor = false }: NegotiationViewProps) {
  const { t } = useTranslation('plans')
  return (
    <div className="grid gap-4">
      <UndoBar caseId={caseId} negotiation={negotiation} />
      {negotiation.hasChanged ? <Notice tone="attention">{t('who.changed')}</Notice> : null}
      <Rounds rounds={negotiation.rounds} currency={negotiation.currency} />
      {isOver(negotiation) ? null : <WhoDecides negotiation={negotiation} isCreditor={isCreditor} />}
    </div>
  )
}

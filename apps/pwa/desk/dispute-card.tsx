import { useTranslation } from 'react-i18next'
import { whyNotAct } from '#shared/desk/why-not-act.ts'
import type { DisputeCommand } from '#shared/disputes/dispute.ts'
import { useActor } from '#pwa/app/session.tsx'
import { sayRefusal } from '#pwa/app/fault.ts'
import { Button } from '#pwa/ui/button.tsx'
import { Disclosure } from '#pwa/ui/disclosure.tsx'
import { Kbd } from '#pwa/ui/kbd.tsx'
import { AskDebtorDialog } from '../disputes/ask-debtor-dialog.tsx'
import { DisputeDialogue } from '../disputes/dispute-dialogue.tsx'
import { DisputeFigures } from '../disputes/dispute-figures.tsx'
import { LastDecision } from '../disputes/last-decision.tsx'
import { DisputeOutcome, DisputeStanding, DisputeStatus } from '../disputes/dispute-standing.tsx'
import { PauseDialog } from '../disputes/pause-dialog.tsx'
import { ResolveDialog } from '../disputes/resolve-dialog.tsx'
import { type Dispute, type DisputesOfCase, isOpen, whyNot } from '../disputes/use-disputes.ts'
import { Panel } from './panel.tsx'
import type { CaseFile } from './use-desk.ts'

/** Which deed is being done on which dispute; keys choose it as well as buttons. */
export type Handling = { deed: 'resolve' | 'askDebtor' | 'pause'; disputeId: string }

type Props = {
  file: CaseFile
  of: DisputesOfCase
  handling: Handling | null
  onHandle: (handling: Handling | null) => void
}

const deeds = ['resolve', 'askDebtor', 'pause'] as const satisfies readonly DisputeCommand[]

/** What is disputed: both sides' words and files, who decides and why, and what can be done now. */
export function DisputeCard({ file, of, handling, onHandle }: Props) {
  const { t } = useTranslation('disputes')
  const handled = of.disputes.find(({ disputeId }) => disputeId === handling?.disputeId)
  const dialog = { of, caseId: file.caseId, onClose: () => onHandle(null) }
  const over = of.disputes.filter((dispute) => !isOpen(dispute))
  return (
    <Panel title={t('title')} className="scroll-mt-4">
      <div className="grid grid-cols-1 gap-8">
        {of.disputes.filter(isOpen).map((dispute) => (
          <One key={dispute.disputeId} file={file} of={of} dispute={dispute} onHandle={onHandle} />
        ))}
        {over.length > 0 ? (
          <Disclosure title={t('earlier')}>
            <div className="grid grid-cols-1 gap-6 text-ink">
              {over.map((dispute) => (
                <One key={dispute.disputeId} file={file} of={of} dispute={dispute} onHandle={onHandle} />
              ))}
            </div>
          </Disclosure>
        ) : null}
      </div>
      {handled && handling?.deed === 'resolve' ? <ResolveDialog {...dialog} dispute={handled} /> : null}
      {handled && handling?.deed === 'askDebtor' ? <AskDebtorDialog {...dialog} dispute={handled} /> : null}
      {handled && handling?.deed === 'pause' ? <PauseDialog {...dialog} dispute={handled} /> : null}
    </Panel>
  )
}

function One({
  file,
  of,
  dispute,
  onHandle,
}: Pick<Props, 'file' | 'of' | 'onHandle'> & { dispute: Dispute }) {
  const { t } = useTranslation(['disputes', 'errors'])
  const actor = useActor()
  const { disputeId } = dispute
  // Whoever stands in for the collector works the case today (A30).
  const standsIn = file.inPlaceOf !== null && 'userId' in actor
  const assigned = { collectorId: standsIn ? actor.userId : (file.collector?.id ?? null) }
  const side = actor.kind === 'collector' ? 'collector' : 'manager'
  const offered = deeds.filter(
    (deed) =>
      !whyNotAct(actor, `disputes.${deed}`, assigned) &&
      (deed === 'resolve' || !whyNot(dispute, deed, side, of.today)),
  )
  const notYet = isOpen(dispute) ? whyNot(dispute, 'resolve', 'manager', of.today) : null
  return (
    <section aria-labelledby={disputeId} className="grid grid-cols-1 gap-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h4 id={disputeId} className="font-semibold">
          {t(`type.${dispute.type}`)}
        </h4>
        <DisputeStatus dispute={dispute} />
      </div>
      {isOpen(dispute) ? <DisputeFigures of={of} dispute={dispute} /> : null}
      <DisputeDialogue dispute={dispute} />
      <DisputeOutcome of={of} dispute={dispute} />
      {isOpen(dispute) ? <LastDecision caseId={file.caseId} dispute={dispute} /> : null}
      {isOpen(dispute) && !dispute.heldUntil ? (
        <>
          <DisputeStanding of={of} dispute={dispute} />
          {notYet ? <p className="text-ink-soft">{sayRefusal(notYet.toJSON(), t)}</p> : null}
          <div className="flex flex-wrap gap-2">
            {offered.map((deed) => (
              <Button
                key={deed}
                look={deed === 'resolve' ? 'primary' : 'secondary'}
                disabled={deed === 'resolve' && notYet !== null}
                aria-keyshortcuts={deed === 'resolve' ? 'x' : undefined}
                onClick={() => onHandle({ deed, disputeId })}
              >
                {t(`act.${deed}`)} {deed === 'resolve' ? <Kbd>x</Kbd> : null}
              </Button>
            ))}
          </div>
        </>
      ) : null}
    </section>
  )
}

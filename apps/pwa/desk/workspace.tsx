import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CaseCommand, type CaseStatus, commandsFor } from '#shared/cases/case.ts'
import type { CaseId } from '#shared/ids.ts'
import { whyNotAct } from '#shared/desk/why-not-act.ts'
import { FaultPanel } from '#pwa/app/fault-panel.tsx'
import { RouterLink } from '#pwa/app/link.tsx'
import { useActor } from '#pwa/app/session.tsx'
import { safetyNetMs, useTRPC } from '#pwa/app/trpc.ts'
import { useLookingAt } from '#pwa/live/looking.ts'
import { Button, ButtonLink } from '#pwa/ui/button.tsx'
import { Kbd } from '#pwa/ui/kbd.tsx'
import { Notice } from '#pwa/ui/notice.tsx'
import { SkeletonRows } from '#pwa/ui/skeleton.tsx'
import { AcceptDialog } from './accept-dialog.tsx'
import { AskDialog } from './ask-dialog.tsx'
import { CaseHeading } from './case-heading.tsx'
import { ClaimCard } from './claim-card.tsx'
import { DebtorCard } from './debtor-card.tsx'
import { DeclineDialog } from './decline-dialog.tsx'
import { type Deed, DeskTools } from './desk-tools.tsx'
import { useDirectDeeds } from './direct-keys.ts'
import { DocumentsCard } from './documents-card.tsx'
import { HistoryCard } from './history-card.tsx'
import { LettersCard } from './letters-card.tsx'
import { MoneySlots } from './money-slots.tsx'
import { NotesCard } from './notes-card.tsx'
import { AgreementCard, PeopleCard } from './people-card.tsx'
import { planKeys } from './plan-keys.ts'
import { PaymentsCard } from './payments-card.tsx'
import { RequestsCard } from './requests-card.tsx'
import { TalkCard } from './talk-card.tsx'
import type { CaseFile } from './use-desk.ts'
import type { Decision as PlanDecision } from '../plans/plan-dialogs.tsx'
import { isOpen, useDisputes, whyNot } from '../disputes/use-disputes.ts'
import { latestOf, usePlan } from '../plans/use-plan.ts'
import type { Handling } from './dispute-card.tsx'

// Few cases are being negotiated at any moment; the others do not wait for what that needs.
const DisputeCard = lazy(async () => ({ default: (await import('./dispute-card.tsx')).DisputeCard }))
const PlanCard = lazy(async () => ({ default: (await import('./plan-card.tsx')).PlanCard }))

type Props = { caseId: CaseId; deeds?: readonly Deed[]; onDone?: () => void }

/** One case with all that the desk knows, and what may be done about it. */
export function Workspace({ caseId, deeds = [], onDone }: Props) {
  const { t } = useTranslation('app')
  const trpc = useTRPC()
  useLookingAt(caseId)
  const query = useQuery(
    trpc.desk.workspace.queryOptions({ caseId }, { staleTime: 5_000, refetchInterval: safetyNetMs }),
  )
  if (query.isPending) {
    return (
      <div className="px-4 py-6 sm:px-6">
        <DeskTools deeds={deeds} />
        <SkeletonRows count={8} label={t('common.loading')} />
      </div>
    )
  }
  if (query.isError) return <FaultPanel error={query.error} onRetry={() => void query.refetch()} />
  return <Opened file={query.data} deeds={deeds} onDone={onDone} />
}

/** Two columns where there is room; in a narrow pane one, in the order in which a case is read. */
const column = 'contents grid-cols-1 gap-4 *:min-w-0 @4xl:grid'
const isAsked = ({ messages }: CaseFile) =>
  [...messages.debtor, ...messages.creditor].some(
    ({ fromKind, isSettled }) => fromKind !== 'desk' && !isSettled,
  )

type Decision = 'accept' | 'askInformation' | 'decline'
const decisions = [
  { command: 'accept', key: 'a', label: 'accept' },
  { command: 'askInformation', key: 'i', label: 'ask' },
  { command: 'decline', key: 'd', label: 'decline' },
] as const satisfies readonly { command: Decision & CaseCommand; key: string; label: string }[]
const planDecisions = Object.keys(planKeys) as (keyof typeof planKeys)[]

function Opened({
  file,
  deeds,
  onDone,
}: {
  file: CaseFile
  deeds: readonly Deed[]
  onDone: Props['onDone']
}) {
  const { t } = useTranslation(['desk', 'plans', 'disputes'])
  const actor = useActor()
  const [open, setOpen] = useState<Decision | null>(null)
  const [deciding, setDeciding] = useState<PlanDecision | null>(null)
  const { data: plan } = usePlan(file.caseId)
  const [handling, setHandling] = useState<Handling | null>(null)
  const { data: disputes } = useDisputes(file.caseId)
  const disputed = disputes?.disputes.filter(isOpen) ?? []
  const mayOfPlan = latestOf(plan)?.may ?? []
  // Whoever stands in for the collector works the case today (A30).
  const standsIn = file.inPlaceOf !== null && 'userId' in actor
  const assigned = { collectorId: standsIn ? actor.userId : (file.collector?.id ?? null) }
  const mayDecide = whyNotAct(actor, 'cases.accept', assigned)
  const mayTalk = whyNotAct(actor, 'contact.answerDebtor', assigned)
  const toResolve = whyNotAct(actor, 'disputes.resolve', assigned)
    ? undefined
    : disputed.find((one) => disputes && !whyNot(one, 'resolve', 'manager', disputes.today))
  const possible = commandsFor(file.status as CaseStatus, 'manager')
  const offered = decisions.filter(({ command }) => possible.includes(command))
  const close = () => setOpen(null)
  const focus = (id: string) => () => document.getElementById(id)?.focus()
  const all: Deed[] = [
    ...deeds,
    ...offered.map(({ command, key, label }) => ({
      key,
      label: t(`act.${label}`),
      group: 'case' as const,
      run: mayDecide ? undefined : () => setOpen(command),
    })),
    ...planDecisions
      .filter((decision) => mayOfPlan.includes(decision))
      .map((decision) => ({
        key: planKeys[decision],
        label: t(`act.${decision}`, { ns: 'plans' }),
        group: 'case' as const,
        run: () => setDeciding(decision),
      })),
    ...(toResolve
      ? [
          {
            key: 'x',
            label: t('act.resolve', { ns: 'disputes' }),
            group: 'case' as const,
            run: () => setHandling({ deed: 'resolve', disputeId: toResolve.disputeId }),
          },
        ]
      : []),
    ...useDirectDeeds(file),
    { key: 'n', label: t('act.note'), group: 'case', run: mayTalk ? undefined : focus('new-note') },
    { key: 'r', label: t('act.reply'), group: 'case', run: mayTalk ? undefined : focus('new-message') },
  ]
  const decided = () => {
    close()
    onDone?.()
  }
  return (
    <article className="@container pb-10">
      <DeskTools deeds={all} />
      <CaseHeading file={file}>
        {file.status === 'DRAFT' && !whyNotAct(actor, 'cases.saveDraft', assigned) ? (
          <ButtonLink
            as={RouterLink}
            look="primary"
            href={`/desk/cases/new?case=${file.caseId}&creditor=${file.creditor.creditorId}`}
          >
            {t('enter.goOn')}
          </ButtonLink>
        ) : null}
        {offered.map(({ command, key, label }) => (
          <Button
            key={command}
            look={command === 'accept' ? 'primary' : 'secondary'}
            disabled={mayDecide !== null}
            aria-keyshortcuts={key}
            onClick={() => setOpen(command)}
          >
            {t(`act.${label}`)} <Kbd>{key}</Kbd>
          </Button>
        ))}
      </CaseHeading>
      <div className="grid grid-cols-1 gap-4 px-4 pt-4 sm:px-6">
        {offered.length > 0 && mayDecide ? (
          <Notice tone="neutral">{t(`act.whyNot.${mayDecide}`)}</Notice>
        ) : mayTalk && offered.length === 0 ? (
          <Notice tone="neutral">{t(`act.whyNot.${mayTalk}`)}</Notice>
        ) : null}
        <div className="grid grid-cols-1 items-start gap-4 *:min-w-0 @4xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <div className={column}>
            {disputes && disputes.disputes.length > 0 ? (
              <div className={disputed.length > 0 ? '-order-3' : 'order-3'}>
                <Suspense>
                  <DisputeCard file={file} of={disputes} handling={handling} onHandle={setHandling} />
                </Suspense>
              </div>
            ) : null}
            <MoneySlots file={file} />
            {plan && (plan.negotiations.length > 0 || plan.plan) ? (
              <div className={mayOfPlan.length > 0 ? '-order-2' : 'order-2'}>
                <Suspense>
                  <PlanCard file={file} plan={plan} deciding={deciding} onDecide={setDeciding} />
                </Suspense>
              </div>
            ) : null}
            <div className="order-1">
              <ClaimCard file={file} />
            </div>
            <div className="order-2 empty:hidden">
              <RequestsCard file={file} />
            </div>
            <div className={isAsked(file) ? '-order-1' : 'order-5'}>
              <TalkCard file={file} whyNot={mayTalk} />
            </div>
            <div className="order-4">
              <DocumentsCard file={file} />
            </div>
            <div className={file.letters.some(({ sentAt }) => sentAt === null) ? '-order-1' : 'order-6'}>
              <LettersCard file={file} whyNot={mayTalk} />
            </div>
            <div className="order-8">
              <PaymentsCard file={file} />
            </div>
            <div className="order-10">
              <HistoryCard file={file} />
            </div>
          </div>
          <div className={column}>
            <div className="order-3">
              <DebtorCard file={file} />
            </div>
            <div className="order-6">
              <PeopleCard file={file} />
            </div>
            <div className="order-7">
              <AgreementCard file={file} />
            </div>
            <div className="order-9">
              <NotesCard file={file} whyNot={mayTalk} />
            </div>
          </div>
        </div>
      </div>
      {file.acceptance ? (
        <AcceptDialog
          file={file}
          acceptance={file.acceptance}
          open={open === 'accept'}
          onClose={close}
          onDone={decided}
        />
      ) : null}
      <AskDialog file={file} open={open === 'askInformation'} onClose={close} onDone={decided} />
      <DeclineDialog file={file} open={open === 'decline'} onClose={close} onDone={decided} />
    </article>
  )
}

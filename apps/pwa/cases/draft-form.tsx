import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Navigate, useSearchParams } from 'react-router'
import { isStaff } from '#shared/access/actor.ts'
import { type DraftFaults, readDraft } from '#shared/cases/case-draft.ts'
import type { CaseId, CreditorId } from '#shared/ids.ts'
import { useStepFocus } from '#pwa/agreements/step-focus.ts'
import { FaultPanel } from '#pwa/app/fault-panel.tsx'
import { useActor } from '#pwa/app/session.tsx'
import { PageHeading } from '#pwa/ui/page-heading.tsx'
import { SkeletonRows } from '#pwa/ui/skeleton.tsx'
import { Steps } from '#pwa/ui/steps.tsx'
import { DraftBar } from './draft-bar.tsx'
import { CheckStep } from './draft-check.tsx'
import { DebtorStep } from './draft-debtor.tsx'
import { DocumentsStep } from './draft-documents.tsx'
import { InvoicesStep } from './draft-invoices.tsx'
import { type DraftDesk, type OpenDraft, useDraft } from './use-draft.ts'

export const draftSteps = ['debtor', 'invoices', 'documents', 'check'] as const
export type DraftStep = (typeof draftSteps)[number]

export type StepProps = {
  caseId: CaseId
  desk: DraftDesk
  open: OpenDraft
  /** What is wrong in this step; empty until somebody wanted to go on. */
  faults: DraftFaults
  /** To the next step if this one is in order, otherwise what is wrong is shown. */
  onNext: () => void
  onBack: () => void
  goTo: (step: DraftStep) => void
}

type DraftFormProps = { caseId: CaseId; mayBegin: boolean; creditorId: CreditorId | undefined }

/** A case in four steps. Each keeps itself; the browser's own way back leads to the step before. */
export function DraftForm({ caseId, mayBegin, creditorId }: DraftFormProps) {
  const { t } = useTranslation(['cases', 'app'])
  const actor = useActor()
  const desk = useDraft(caseId, mayBegin, creditorId)
  const { opened } = desk
  const home = isStaff(actor) ? '/desk' : '/app'
  if (!opened) return <SkeletonRows label={t('common.loading', { ns: 'app' })} />
  if ('submitted' in opened) return <Navigate to={`${home}/cases/${caseId}`} replace />
  if ('fault' in opened) return <FaultPanel error={opened.fault} onRetry={() => void desk.reload()} />
  return <DraftSteps caseId={caseId} desk={desk} open={opened} />
}

function DraftSteps({ caseId, desk, open }: { caseId: CaseId; desk: DraftDesk; open: OpenDraft }) {
  const { t } = useTranslation('cases')
  const [search, setSearch] = useSearchParams()
  const [tried, setTried] = useState<ReadonlySet<DraftStep>>(new Set())
  const step = draftSteps.find((known) => known === search.get('step')) ?? 'debtor'
  const place = draftSteps.indexOf(step)
  useStepFocus(step)

  const faults = faultsOf(step, readDraft(open.draft).faults ?? {})
  const goTo = (next: DraftStep) => {
    const address = new URLSearchParams(search)
    address.set('step', next)
    setSearch(address)
  }
  function onNext() {
    const next = draftSteps[place + 1]
    if (Object.keys(faults).length > 0) return setTried(new Set([...tried, step]))
    void desk.send()
    if (next) goTo(next)
  }
  const props: StepProps = {
    caseId,
    desk,
    open,
    faults: tried.has(step) ? faults : {},
    onNext,
    onBack: () => goTo(draftSteps[place - 1] ?? 'debtor'),
    goTo,
  }
  return (
    <>
      <Steps
        current={place + 1}
        total={draftSteps.length}
        label={t('draft.steps.label', { step: place + 1, of: draftSteps.length })}
      />
      <PageHeading
        title={t(`draft.steps.${step}`)}
        lead={t(`draft.leads.${step}`)}
        kicker={open.facts?.onBehalf ? t('draft.onBehalf', { company: open.facts.creditor.name }) : undefined}
      />
      <DraftBar desk={desk} open={open} />
      {step === 'debtor' ? (
        <DebtorStep {...props} />
      ) : step === 'invoices' ? (
        <InvoicesStep {...props} />
      ) : step === 'documents' ? (
        <DocumentsStep {...props} />
      ) : (
        <CheckStep {...props} />
      )}
    </>
  )
}

/** Which step a fault belongs to, by the name of its field. */
export function stepOfField(field: string): DraftStep {
  return field.startsWith('debtor') || field.startsWith('contacts') ? 'debtor' : 'invoices'
}

const faultsOf = (step: DraftStep, faults: DraftFaults): DraftFaults =>
  Object.fromEntries(Object.entries(faults).filter(([field]) => stepOfField(field) === step))

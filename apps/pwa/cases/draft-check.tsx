import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { isStaff } from '#shared/access/actor.ts'
import { readDraft } from '#shared/cases/case-draft.ts'
import { previewCase } from '#shared/cases/preview.ts'
import { day } from '#shared/dates.ts'
import { sayFault, sayRefusal } from '#pwa/app/fault.ts'
import { say } from '#pwa/app/say.ts'
import { useActor, useMe } from '#pwa/app/session.tsx'
import { queryClient, useTRPC } from '#pwa/app/trpc.ts'
import { useOnline } from '#pwa/offline/online.ts'
import { forgetDraft } from '#pwa/offline/kept-drafts.ts'
import { Card } from '#pwa/ui/card.tsx'
import { Notice } from '#pwa/ui/notice.tsx'
import { DraftFacts, StillMissing } from './draft-facts.tsx'
import { DraftFigures } from './draft-figures.tsx'
import type { StepProps } from './draft-form.tsx'
import { DraftMeter } from './draft-meter.tsx'
import { StepActions } from './step-actions.tsx'
import { useUploads } from './uploads.ts'

/** Everything once more, in figures, before anything binds; the button may be pressed twice. */
export function CheckStep({ caseId, desk, open, onBack, goTo }: StepProps) {
  const { t } = useTranslation(['cases', 'errors'])
  const { company } = useMe()
  const { facts, draft } = open
  const { input, faults } = readDraft(draft)
  const country = facts?.creditor.country ?? company?.country ?? 'ES'
  const today = facts?.today ?? day(new Intl.DateTimeFormat('sv-SE').format(new Date()))
  const read = input ? previewCase(input, country, facts?.quote?.price ?? null, today) : null
  const unsent = useUploads(caseId).filter(({ state }) => state !== 'done' && state !== 'failed').length

  return (
    <div className="grid gap-6">
      {faults ? <StillMissing faults={faults} goTo={goTo} /> : null}
      {read?.refusal ? (
        <Notice tone="attention" role="alert">
          {sayRefusal(read.refusal, t)}
        </Notice>
      ) : null}
      {read?.preview ? (
        <DraftFigures preview={read.preview} quoteNumber={facts?.quote?.number ?? null} />
      ) : null}
      <DraftFacts caseId={caseId} open={open} goTo={goTo} />
      <DraftMeter caseId={caseId} open={open} />
      <WhatThen signed={facts?.agreementSigned ?? false} />
      {unsent > 0 ? <Notice tone="info">{t('draft.check.unsent', { count: unsent })}</Notice> : null}
      <Submit caseId={caseId} desk={desk} percent={read?.preview?.price.percent ?? null} onBack={onBack} />
    </div>
  )
}

function WhatThen({ signed }: { signed: boolean }) {
  const { t } = useTranslation('cases')
  const steps = [
    t('draft.check.nextReceipt'),
    ...(signed ? [] : [t('draft.check.nextSign')]),
    t('draft.check.nextReview'),
    t('draft.check.nextLetter'),
  ]
  return (
    <Card title={t('draft.check.next')}>
      <ol className="grid gap-3">
        {steps.map((step, place) => (
          <li key={step} className="flex gap-3">
            <span className="figures grid size-7 shrink-0 place-items-center rounded-full bg-primary-soft text-sm font-semibold text-primary">
              {place + 1}
            </span>
            <span className="pt-0.5">{step}</span>
          </li>
        ))}
      </ol>
    </Card>
  )
}

type SubmitProps = Pick<StepProps, 'caseId' | 'desk' | 'onBack'> & { percent: string | null }

function Submit({ caseId, desk, percent, onBack }: SubmitProps) {
  const { t } = useTranslation(['cases', 'errors'])
  const trpc = useTRPC()
  const actor = useActor()
  const navigate = useNavigate()
  const isOnline = useOnline()
  const [isSending, setSending] = useState(false)
  const submit = useMutation(trpc.cases.submit.mutationOptions())
  const home = isStaff(actor) ? '/desk' : '/app'

  async function send() {
    if (percent === null || isSending) return
    setSending(true)
    try {
      const version = await desk.send()
      if (version === null) return
      const { number } = await submit.mutateAsync({ caseId, version, percent })
      if ('userId' in actor) await forgetDraft({ userId: actor.userId, caseId })
      await queryClient.invalidateQueries({ queryKey: [['cases']] })
      say(t('draft.check.submitted', { number }))
      await navigate(`${home}/cases/${caseId}`, { replace: true })
    } catch {
      await desk.refreshFacts().catch(() => undefined)
    } finally {
      setSending(false)
    }
  }

  return (
    <div className="grid gap-4">
      {submit.isError && !isSending ? (
        <Notice tone="bad" role="alert">
          {sayFault(submit.error, t)}
        </Notice>
      ) : null}
      {isOnline ? null : <Notice tone="attention">{t('draft.notNow')}</Notice>}
      <StepActions
        label={t('draft.check.submit')}
        pending={isSending}
        disabled={percent === null || !isOnline}
        onNext={() => void send()}
        onBack={onBack}
      />
    </div>
  )
}

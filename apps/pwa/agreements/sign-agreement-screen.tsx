import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { defaultMandate, type Mandate } from '#shared/agreements/mandate.ts'
import type { SigningInput } from '#shared/agreements/signing-input.ts'
import { FaultPanel } from '#pwa/app/fault-panel.tsx'
import { useFormat } from '#pwa/app/format.ts'
import { safeNext } from '#pwa/app/next.ts'
import { usePageTitle } from '#pwa/app/page-title.ts'
import { say } from '#pwa/app/say.ts'
import { Only } from '#pwa/app/session.tsx'
import { useTRPC } from '#pwa/app/trpc.ts'
import { Card } from '#pwa/ui/card.tsx'
import { PageHeading } from '#pwa/ui/page-heading.tsx'
import { SkeletonRows } from '#pwa/ui/skeleton.tsx'
import { Steps } from '#pwa/ui/steps.tsx'
import { LimitsStep, ReadStep } from './agreement-steps.tsx'
import { MandateSummary } from './mandate-summary.tsx'
import { SignaturePanel } from './signature-panel.tsx'
import { useStepFocus } from './step-focus.ts'

export default function SignAgreementScreen() {
  return (
    <Only who="creditor">
      <SignAgreement />
    </Only>
  )
}

const steps = ['text', 'limits', 'sign'] as const
type Step = (typeof steps)[number]

/** Read, choose, sign: one of the three at a time, and the browser's own way back leads to the one before. */
function SignAgreement() {
  const { t } = useTranslation(['agreements', 'app'])
  const { language } = useFormat()
  const trpc = useTRPC()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [search, setSearch] = useSearchParams()
  const [mandate, setMandate] = useState<Mandate>(defaultMandate)
  const step: Step = steps.find((known) => known === search.get('step')) ?? 'text'
  const text = useQuery(
    trpc.agreements.text.queryOptions({ language }, { staleTime: Number.POSITIVE_INFINITY }),
  )
  const sign = useMutation(trpc.agreements.sign.mutationOptions())
  usePageTitle(t('title'))
  useStepFocus(step)

  function goTo(next: Step) {
    const address = new URLSearchParams(search)
    address.set('step', next)
    setSearch(address)
  }

  async function submit(input: SigningInput) {
    await sign.mutateAsync(input)
    await queries.invalidateQueries()
    say(t('sign.done'))
    await navigate(safeNext(search.get('next')) ?? '/app/agreement', { replace: true })
  }

  const place = steps.indexOf(step) + 1
  const heading = { text: t('title'), limits: t('choices.title'), sign: t('sign.title') }[step]
  const lead = { text: t('lead'), limits: t('choices.lead'), sign: undefined }[step]
  return (
    <>
      <Steps
        current={place}
        total={steps.length}
        label={`${place}/${steps.length} · ${t(`steps.${step}`)}`}
      />
      <PageHeading title={heading} lead={lead} />
      {text.isError ? (
        <FaultPanel error={text.error} onRetry={() => void text.refetch()} />
      ) : !text.data ? (
        <SkeletonRows label={t('common.loading', { ns: 'app' })} />
      ) : step === 'text' ? (
        <ReadStep offered={text.data} onDone={() => goTo('limits')} />
      ) : step === 'limits' ? (
        <LimitsStep
          mandate={mandate}
          onChange={setMandate}
          onDone={() => goTo('sign')}
          onBack={() => goTo('text')}
        />
      ) : (
        <div className="grid gap-6">
          <Card title={t('sign.summary')}>
            <MandateSummary mandate={mandate} />
          </Card>
          <SignaturePanel
            offered={text.data}
            mandate={mandate}
            pending={sign.isPending}
            fault={sign.error}
            onSign={(input) => void submit(input).catch(() => undefined)}
            onBack={() => goTo('limits')}
          />
        </div>
      )}
    </>
  )
}

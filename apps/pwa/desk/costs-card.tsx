import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { whyNotAct } from '#shared/desk/why-not-act.ts'
import { useFormat } from '#pwa/app/format.ts'
import { RouterLink } from '#pwa/app/link.tsx'
import { useActor } from '#pwa/app/session.tsx'
import { useTRPC } from '#pwa/app/trpc.ts'
import { bookAddress, deskBook } from '#pwa/ledger/book-links.ts'
import { Button } from '#pwa/ui/button.tsx'
import { ConsentFacts, ConsentStatus, CostRow } from '../costs/consent-facts.tsx'
import { OwedCosts } from '../costs/owed-costs.tsx'
import { type Consent, type Cost, type CostsOfCase, useCostDeed, useCosts } from '../costs/use-costs.ts'
import { AskCostsDialog } from './ask-costs-dialog.tsx'
import { Nothing, Panel } from './panel.tsx'
import { RecordCostDialog } from './record-cost-dialog.tsx'
import { TakeBackDialog } from './take-back-dialog.tsx'
import type { CaseFile } from './use-desk.ts'

type Doing = { deed: 'ask' } | { deed: 'record'; consent: Consent } | { deed: 'takeBack'; cost: Cost }

/** What the creditor was asked and has answered, what was spent under it, and what of that the debtor owes. */
export function CostsCard({ file }: { file: CaseFile }) {
  const { t } = useTranslation('costs')
  const { data: of } = useCosts(file.caseId)
  const [doing, setDoing] = useState<Doing | null>(null)
  const actor = useActor()
  // Whoever stands in for the collector works the case today (A30).
  const standsIn = file.inPlaceOf !== null && 'userId' in actor
  const assigned = { collectorId: standsIn ? actor.userId : (file.collector?.id ?? null) }
  const mayAsk = whyNotAct(actor, 'costs.ask', assigned) === null
  if (!of) return null
  const close = () => setDoing(null)
  return (
    <Panel title={t('desk.title')}>
      {of.consents.length === 0 ? <Nothing>{t('desk.none')}</Nothing> : null}
      <div className="grid grid-cols-1 gap-5">
        {of.consents.map((consent) => (
          <One
            key={consent.consentId}
            file={file}
            of={of}
            consent={consent}
            mayAsk={mayAsk}
            onDo={setDoing}
          />
        ))}
        {of.costs.spent > 0 ? (
          <section aria-label={t('claim.title')}>
            <h4 className="font-semibold">{t('claim.title')}</h4>
            <OwedCosts of={of} />
            <RouterLink
              href={bookAddress(deskBook(file.creditor.creditorId), { caseId: file.caseId })}
              className="inline-flex min-h-12 items-center"
            >
              {t('desk.postings')}
            </RouterLink>
          </section>
        ) : null}
      </div>
      {mayAsk && of.isCollecting ? (
        <Button look="quiet" className="mt-2" onClick={() => setDoing({ deed: 'ask' })}>
          {t('desk.ask')}
        </Button>
      ) : null}
      {doing?.deed === 'ask' ? <AskCostsDialog file={file} of={of} onClose={close} /> : null}
      {doing?.deed === 'record' ? (
        <RecordCostDialog file={file} of={of} consent={doing.consent} onClose={close} />
      ) : null}
      {doing?.deed === 'takeBack' ? (
        <TakeBackDialog file={file} of={of} cost={doing.cost} onClose={close} />
      ) : null}
    </Panel>
  )
}

type OneProps = {
  file: CaseFile
  of: CostsOfCase
  consent: Consent
  mayAsk: boolean
  onDo: (doing: Doing) => void
}

function One({ file, of, consent, mayAsk, onDo }: OneProps) {
  const { t } = useTranslation('costs')
  const format = useFormat()
  const trpc = useTRPC()
  const mayRecord = whyNotAct(useActor(), 'costs.record', { collectorId: null }) === null && of.isCollecting
  const withdraw = useCostDeed(trpc.costs.withdraw.mutationOptions(), () => t('desk.withdrawn'))
  return (
    <section className="grid grid-cols-1 gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h4 className="font-semibold">{t(`kind.${consent.kind}`)}</h4>
        <ConsentStatus consent={consent} />
      </div>
      <ConsentFacts of={of} consent={consent} />
      {consent.status === 'WAITING' ? (
        <p className="max-w-prose text-ink-soft">{t('desk.waits', { date: format.day(consent.dueOn) })}</p>
      ) : null}
      {consent.costs.length > 0 ? (
        <ul>
          {consent.costs.map((cost) => (
            <CostRow key={cost.costId} of={of} cost={cost}>
              {mayRecord && cost.takenBackOn === null ? (
                <Button look="quiet" onClick={() => onDo({ deed: 'takeBack', cost })}>
                  {t('desk.takeBack')}
                </Button>
              ) : null}
            </CostRow>
          ))}
        </ul>
      ) : null}
      {withdraw.fault ? <p role="alert">{withdraw.fault}</p> : null}
      <div className="flex flex-wrap gap-2 empty:hidden">
        {mayRecord && consent.status === 'GIVEN' && consent.left > 0 ? (
          <Button look="primary" onClick={() => onDo({ deed: 'record', consent })}>
            {t('desk.record')}
          </Button>
        ) : null}
        {mayAsk && consent.status === 'WAITING' ? (
          <Button
            pending={withdraw.isPending}
            onClick={() => withdraw.mutate({ caseId: file.caseId, consentId: consent.consentId })}
          >
            {t('desk.withdraw')}
          </Button>
        ) : null}
      </div>
    </section>
  )
}

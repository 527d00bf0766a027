import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { reachOf } from '#shared/access/can.ts'
import type { CaseId, SavedCardId } from '#shared/ids.ts'
import { useFormat } from '#pwa/app/format.ts'
import { useActor } from '#pwa/app/session.tsx'
import { type Outputs, useTRPC } from '#pwa/app/trpc.ts'
import { Button } from '#pwa/ui/button.tsx'
import { Facts } from '#pwa/ui/facts.tsx'
import { Money } from '#pwa/ui/money.tsx'
import { Notice } from '#pwa/ui/notice.tsx'
import { Status } from '#pwa/ui/status.tsx'
import type { Tone } from '#pwa/ui/tone.ts'
import { DecisionDialog, NeededWords } from './decision-dialog.tsx'
import { useDecision } from './use-plan.ts'

type Standing = Outputs['payments']['card']
type Card = NonNullable<Standing['card']>

const tones: Record<Standing['charges'][number]['status'], Tone> = {
  STARTED: 'info',
  SUCCEEDED: 'good',
  DECLINED: 'attention',
  NEEDS_DEBTOR: 'attention',
  NOT_MADE: 'neutral',
}

/** The card that the debtor lets us charge for this plan, what is charged next, and what came of every try. */
export function KeptCard({ caseId }: { caseId: CaseId }) {
  const { t } = useTranslation('plans')
  const format = useFormat()
  const trpc = useTRPC()
  const mayStop = reachOf(useActor().kind, 'payments.stopCard') !== null
  const { data } = useQuery(trpc.payments.card.queryOptions({ caseId }, { staleTime: 5_000 }))
  if (!data || (!data.card && data.charges.length === 0)) return null
  const { card, charges, currency } = data
  return (
    <section aria-labelledby="kept-card" className="grid gap-2">
      <h3 id="kept-card" className="font-semibold">
        {t('card.title')}
      </h3>
      {card ? <Kept card={card} currency={currency} /> : <p className="text-ink-soft">{t('card.gone')}</p>}
      {card && mayStop && !card.isStopped ? <StopCard caseId={caseId} card={card} /> : null}
      {charges.length > 0 ? (
        <ul aria-label={t('card.charges')}>
          {charges.map(({ number, attempt, status, reason, amount, on }) => (
            <li
              key={`${number}-${attempt}`}
              className="figures flex items-baseline gap-3 border-t border-line py-2"
            >
              <div className="flex min-w-0 flex-1 flex-wrap items-baseline justify-between gap-x-3">
                <span>{format.day(on)}</span>
                <span className="flex flex-wrap items-baseline gap-x-2">
                  <Status tone={tones[status]}>{t(`card.status.${status}`)}</Status>
                  {reason ? (
                    <span className="text-sm text-ink-soft">{t(`card.reason.${reason}`)}</span>
                  ) : null}
                </span>
              </div>
              <Money>{format.money(amount, currency)}</Money>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}

function Kept({ card, currency }: { card: Card; currency: Standing['currency'] }) {
  const { t } = useTranslation('plans')
  const format = useFormat()
  const { last4, expiryMonth, expiryYear, isStopped, stoppedWhy, tooLateFor, next, signerName } = card
  const until = `${String(expiryMonth).padStart(2, '0')}/${expiryYear}`
  const charged = isStopped ? (
    t('card.stopped')
  ) : next ? (
    <>
      {t('card.nextAmount', { amount: format.money(next.amount, currency), date: format.day(next.on) })}
      {next.agreedOn ? (
        <span className="block text-sm text-ink-soft">
          {t('offer.moved', { date: format.day(next.agreedOn) })}
        </span>
      ) : null}
    </>
  ) : (
    t('card.notNow')
  )
  return (
    <>
      <Facts
        facts={[
          { key: 'card', label: t('card.which'), value: t('card.digits', { last4, until }) },
          { key: 'next', label: t('card.next'), value: charged },
          { key: 'who', label: t('card.agreedBy'), value: signerName },
          ...(stoppedWhy ? [{ key: 'why', label: t('card.stoppedWhy'), value: stoppedWhy }] : []),
        ]}
      />
      {tooLateFor ? (
        <Notice tone="attention">{t('card.tooLate', { until, date: format.day(tooLateFor) })}</Notice>
      ) : null}
    </>
  )
}

/** The desk's: nothing more is charged to the card, and the debtor pays by link. Why is read by both sides. */
function StopCard({ caseId, card }: { caseId: CaseId; card: Card }) {
  const { t } = useTranslation('plans')
  const trpc = useTRPC()
  const [isOpen, setOpen] = useState(false)
  const [why, setWhy] = useState('')
  const close = () => setOpen(false)
  const stop = useDecision('stopCard', trpc.payments.stopCard.mutationOptions(), close)
  return (
    <div>
      <Button look="secondary" onClick={() => setOpen(true)}>
        {t('card.stop')}
      </Button>
      {isOpen ? (
        <DecisionDialog
          danger
          title={t('card.stopTitle')}
          confirmLabel={t('card.stop')}
          decision={stop}
          isComplete={why.trim() !== ''}
          onClose={close}
          onConfirm={() => stop.mutate({ caseId, savedCardId: card.savedCardId as SavedCardId, why })}
        >
          {(tried) => (
            <>
              <p>{t('card.stopWhat', { last4: card.last4 })}</p>
              <NeededWords
                data-first-focus
                label={t('broken.why')}
                hint={t('card.stopHint')}
                rows={3}
                value={why}
                onValue={setWhy}
                tried={tried}
              />
            </>
          )}
        </DecisionDialog>
      ) : null}
    </div>
  )
}

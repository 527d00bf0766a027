import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#pwa/app/format.ts'
import { useTRPC } from '#pwa/app/trpc.ts'
import { AmountField } from '#pwa/ui/amount-field.tsx'
import { DateField } from '#pwa/ui/date-field.tsx'
import { TextArea } from '#pwa/ui/text-area.tsx'
import { TextField } from '#pwa/ui/text-field.tsx'
import { drawn, firstDraft, type TypedTerms } from './counter-terms.ts'
import { DecisionDialog, WhyNotViable } from './decision-dialog.tsx'
import { OfferFigures } from './offer-figures.tsx'
import type { DialogProps } from './plan-dialogs.tsx'
import { ScheduleTable } from './schedule-table.tsx'
import { seenOf, useDecision } from './use-plan.ts'

/** Not this, but that: what it comes to stands under the boxes while they are filled in, from the server's own rules. */
export function CounterDialog({ caseId, negotiation, plan, party, onClose }: DialogProps) {
  const { t } = useTranslation(['plans', 'errors'])
  const format = useFormat()
  const trpc = useTRPC()
  const [typed, setTyped] = useState<TypedTerms>(() => firstDraft(plan))
  const [words, setWords] = useState('')
  const [why, setWhy] = useState('')
  const counter = useDecision('counter', trpc.plans.counter.mutationOptions(), onClose)
  const offer = drawn(typed, plan, format.language)
  const isReduction = offer !== null && offer.terms.total < plan.undisputed
  const isMissing = isReduction && why.trim() === ''
  const box = (name: keyof TypedTerms) => ({
    value: typed[name],
    onChange: ({ currentTarget }: React.ChangeEvent<HTMLInputElement>) =>
      setTyped((before) => ({ ...before, [name]: currentTarget.value })),
  })
  return (
    <DecisionDialog
      title={t('counter.title')}
      confirmLabel={t('counter.confirm')}
      decision={counter}
      isComplete={offer !== null && !isMissing}
      onClose={onClose}
      onConfirm={() => {
        if (!offer) return
        counter.mutate({
          ...seenOf(caseId, negotiation),
          terms: offer.terms,
          ...(words.trim() ? { words } : {}),
          ...(isReduction ? { whyNotViable: why } : {}),
        })
      }}
    >
      {(tried) => (
        <>
          <AmountField
            label={t('counter.total')}
            hint={t('counter.totalHint', { amount: format.money(plan.undisputed, plan.currency) })}
            currency={plan.currency}
            {...box('total')}
          />
          <div className="grid gap-4 sm:grid-cols-2">
            <AmountField label={t('counter.first')} currency={plan.currency} {...box('first')} />
            <DateField label={t('counter.firstOn')} min={plan.today} {...box('firstOn')} />
            <TextField label={t('counter.count')} inputMode="numeric" {...box('count')} />
            <TextField label={t('counter.dayOfMonth')} inputMode="numeric" {...box('dayOfMonth')} />
          </div>
          <section aria-live="polite" aria-label={t('counter.preview')}>
            {offer ? (
              <>
                <OfferFigures
                  offer={{ ...offer, claimed: plan.undisputed, claimedOn: plan.today }}
                  currency={plan.currency}
                />
                <ScheduleTable instalments={offer.instalments} currency={plan.currency} />
              </>
            ) : tried ? (
              <p className="text-bad">{t('app.fields', { ns: 'errors' })}</p>
            ) : null}
          </section>
          {isReduction ? <WhyNotViable value={why} onValue={setWhy} tried={tried} /> : null}
          <TextArea
            label={t('counter.words')}
            rows={2}
            value={words}
            onChange={({ currentTarget }) => setWords(currentTarget.value)}
          />
          <p className="text-sm text-ink-soft">
            {t(
              party === 'manager' && negotiation.decider === 'CREDITOR'
                ? 'counter.toCreditor'
                : 'counter.toDebtor',
            )}
          </p>
        </>
      )}
    </DecisionDialog>
  )
}

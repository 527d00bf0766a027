import { useTranslation } from 'react-i18next'
import { dayOf, type Instant } from '#shared/dates.ts'
import { useFormat } from '#pwa/app/format.ts'
import { Money } from '#pwa/ui/money.tsx'
import { Status } from '#pwa/ui/status.tsx'
import type { Tone } from '#pwa/ui/tone.ts'
import { DueDay } from './due-day.tsx'
import { SignedPaper } from './ended-plan.tsx'
import type { PlanOfCase } from './use-plan.ts'

const tones = { PAID: 'good', LATE: 'bad', DUE: 'attention', TO_COME: 'neutral' } as const satisfies Record<
  string,
  Tone
>
const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone

/** The plan that was signed: what is paid of it, what is late, what comes next. */
export function RunningPlan({ plan }: { plan: NonNullable<PlanOfCase['plan']> }) {
  const { t } = useTranslation('plans')
  const format = useFormat()
  const { standing, currency } = plan
  const money = (amount: Parameters<typeof format.money>[0]) => format.money(amount, currency)
  return (
    <div className="grid gap-2">
      <p className="flex flex-wrap items-baseline justify-between gap-2">
        <Status tone="good">{t('plan.status.ACTIVE')}</Status>
        <span className="text-sm text-ink-soft">
          {t('plan.signed', {
            name: plan.signerName,
            date: format.day(dayOf(plan.signedAt as Instant, timeZone)),
          })}
        </span>
      </p>
      {standing ? (
        <>
          <p className="figures">
            {t('plan.paid', { paid: money(standing.paid), total: money(standing.total) })}
          </p>
          <ol aria-label={t('offer.schedule')}>
            {standing.instalments.map((instalment) => (
              <li
                key={instalment.number}
                className="figures flex flex-wrap items-baseline gap-x-3 border-t border-line py-2"
              >
                <DueDay {...instalment} />
                <Status tone={tones[instalment.state]}>{t(`plan.state.${instalment.state}`)}</Status>
                <Money>{money(instalment.amount)}</Money>
              </li>
            ))}
          </ol>
        </>
      ) : null}
      <SignedPaper planId={plan.planId} />
    </div>
  )
}

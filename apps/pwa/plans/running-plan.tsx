import { useTranslation } from 'react-i18next'
import type { InstalmentStanding } from '#shared/cases/demand.ts'
import { dayOf, type Instant } from '#shared/dates.ts'
import type { CaseId } from '#shared/ids.ts'
import { useFormat } from '#pwa/app/format.ts'
import { type BookPlace, bookAddress } from '#pwa/ledger/book-links.ts'
import { Traced } from '#pwa/ledger/traced.tsx'
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

type Running = NonNullable<PlanOfCase['plan']>
type Props = { plan: Running; caseId: CaseId; place: BookPlace }

/** The plan that was signed: what is paid of it, what is late, what comes next. */
export function RunningPlan({ plan, ...of }: Props) {
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
          {standing.rest === 0 ? <p className="max-w-prose">{t('plan.waitsForDispute')}</p> : null}
          <ol aria-label={t('offer.schedule')}>
            {standing.instalments.map((instalment) => (
              <li
                key={instalment.number}
                className="figures flex flex-wrap items-baseline gap-x-3 border-t border-line py-2"
              >
                <DueDay {...instalment} />
                <Status tone={tones[instalment.state]}>{t(`plan.state.${instalment.state}`)}</Status>
                <Money>{money(instalment.amount)}</Money>
                {instalment.paidBy.length > 0 ? <PaidBy {...of} plan={plan} instalment={instalment} /> : null}
              </li>
            ))}
          </ol>
        </>
      ) : null}
      <SignedPaper planId={plan.planId} />
    </div>
  )
}

/** The receipts that paid an instalment: how much of each, when, by which way, and its paper. */
function PaidBy({ plan, caseId, place, instalment }: Props & { instalment: InstalmentStanding }) {
  const { t } = useTranslation('plans')
  const format = useFormat()
  return (
    <ul className="w-full text-sm text-ink-soft">
      {instalment.paidBy.map(({ paymentId, amount }) => {
        const receipt = plan.receipts.find((one) => one.paymentId === paymentId)
        if (!receipt?.paidOn) return null
        const { method, last4, paidOn, receiptNumber } = receipt
        const way =
          method === 'card'
            ? last4
              ? t('plan.way.card', { last4 })
              : t('plan.way.cardUnknown')
            : t(`plan.way.${method}`, place.reader)
        return (
          <li key={paymentId} className="flex flex-wrap items-baseline gap-x-2">
            <Traced to={bookAddress(place, { caseId, of: paymentId })}>
              {format.money(amount, plan.currency)}
            </Traced>
            <span className="figures">
              {format.day(paidOn)} · {way}
            </span>
            <a
              href={`/files/receipts/${paymentId}.pdf`}
              download
              className="inline-flex min-h-6 items-center text-primary underline underline-offset-4"
            >
              {t('plan.receipt', { number: receiptNumber })}
            </a>
          </li>
        )
      })}
    </ul>
  )
}

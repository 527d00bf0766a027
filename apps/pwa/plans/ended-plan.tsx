import { useTranslation } from 'react-i18next'
import { dayOf } from '#shared/dates.ts'
import { useActor } from '#pwa/app/session.tsx'
import { useFormat } from '#pwa/app/format.ts'
import { bookAddress, ownBook } from '#pwa/ledger/book-links.ts'
import { Traced } from '#pwa/ledger/traced.tsx'
import { Disclosure } from '#pwa/ui/disclosure.tsx'
import { Facts } from '#pwa/ui/facts.tsx'
import { IconFile } from '#pwa/ui/icons.tsx'
import { Money } from '#pwa/ui/money.tsx'
import { Status } from '#pwa/ui/status.tsx'
import { DueDay } from './due-day.tsx'
import type { PlanOfCase } from './use-plan.ts'

const tones = { COMPLETED: 'good', DEFAULTED: 'bad', RENEGOTIATED: 'neutral', CANCELLED: 'neutral' } as const
const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone

type Props = { ended: NonNullable<PlanOfCase['ended']>; isTold?: boolean }

/**
 * A plan that is over: how it ended, what happens next and who decides, what was agreed, and what was paid when. Where
 * what became of it is told beside it already, it is not said twice.
 */
export function EndedPlan({ ended, isTold = false }: Props) {
  const { t } = useTranslation('plans')
  const format = useFormat()
  const isOurs = useActor().kind === 'creditor'
  const { end, next, currency } = ended
  const money = (amount: typeof ended.total) => format.money(amount, currency)
  const name = ended.managerName ?? t('who.anyManager')
  const who = next !== 'REST' ? 'NOBODY' : ended.mayOffer ? ended.decider : 'LATER'
  const fact = (key: string, label: string, value: string) => ({ key, label, value })
  const whoDecides = fact('who', t('ended.who'), t(`ended.whoText.${who}`, { name }))
  const facts = [
    fact('how', t('ended.how'), t(`ended.howText.${end}`, { date: format.day(ended.endedOn) })),
    fact('next', t('ended.next'), t(`ended.nextText.${next}`, { amount: money(ended.dueNow) })),
    whoDecides,
    ...(next === 'REST' ? [fact('silence', t('ended.silence'), t('ended.silenceText'))] : []),
  ]
  return (
    <div className="grid gap-3">
      <p className="flex flex-wrap items-baseline justify-between gap-2">
        <Status tone={tones[end]}>{t(`plan.status.${end}`)}</Status>
        <span className="text-sm text-ink-soft">
          {t('plan.signed', { name: ended.signerName, date: format.day(dayOf(ended.signedAt, timeZone)) })}
        </span>
      </p>
      <Facts facts={isTold ? [whoDecides] : facts} />
      <p className="figures">{t('plan.paid', { paid: money(ended.paid), total: money(ended.total) })}</p>
      <div>
        <Disclosure title={t('ended.agreed')}>
          <ol className="text-ink">
            {ended.instalments.map(({ number, dueOn, statutoryOn, amount, state }) => (
              <li
                key={number}
                className="figures flex flex-wrap items-baseline gap-x-3 border-t border-line py-2"
              >
                <DueDay dueOn={dueOn} statutoryOn={statutoryOn} />
                <Status tone={state === 'PAID' ? 'good' : 'neutral'}>{t(`ended.state.${state}`)}</Status>
                <Money>{money(amount)}</Money>
              </li>
            ))}
          </ol>
        </Disclosure>
        <Disclosure title={t('ended.paid')}>
          {ended.payments.length === 0 ? <p>{t('ended.nothingPaid')}</p> : null}
          <ul className="text-ink">
            {ended.payments.map(({ paymentId, paidOn, amount, receiptNumber }) => (
              <li
                key={paymentId}
                className="figures flex flex-wrap items-baseline gap-x-3 border-t border-line py-2"
              >
                <span className="flex-1">{format.day(paidOn)}</span>
                <bdi dir="ltr" className="text-sm text-ink-soft">
                  {receiptNumber}
                </bdi>
                <Money>
                  <Traced to={isOurs ? bookAddress(ownBook, { of: paymentId }) : null}>
                    {money(amount)}
                  </Traced>
                </Money>
              </li>
            ))}
          </ul>
        </Disclosure>
      </div>
      <SignedPaper planId={ended.planId} />
    </div>
  )
}

/** What was signed, as it was signed. */
export function SignedPaper({ planId }: { planId: string }) {
  const { t } = useTranslation('plans')
  return (
    <a
      href={`/files/plans/${planId}`}
      className="inline-flex min-h-11 items-center gap-2 font-medium text-primary"
    >
      <IconFile className="size-5 shrink-0" />
      {t('plan.paper')}
    </a>
  )
}

import type { PortalPlanPage } from '#shared/pages/plan-pages.ts'
import { Notice } from '../ui/notice.tsx'
import type { PartProps } from './parts.ts'

/** The card that is kept: on which day it is charged how much, in the words of the reminder that comes before. */
export function NextCharge({ card, view, words, format }: PartProps & Pick<PortalPlanPage, 'card'>) {
  const t = words('plan-page')
  if (!card) return null
  const { last4, next } = card
  if (!next)
    return (
      <Notice tone="info" className="mt-5">
        {t('plan.chargeNot', { last4 })}
      </Notice>
    )
  const amount = format.money(next.amount, view.currency)
  return (
    <Notice tone="info" title={t('plan.chargeTitle')} className="mt-5">
      <p>{t('plan.charge', { date: format.day(next.on), amount, last4 })}</p>
      {next.agreedOn ? <p>{t('plan.chargeMoved', { date: format.day(next.agreedOn) })}</p> : null}
      <a href="/d/plan/card" className="inline-flex min-h-12 items-center font-semibold underline">
        {t('card.see')}
      </a>
    </Notice>
  )
}

import { ButtonLink } from '../ui/button.tsx'
import { IconCalendar } from '../ui/icons.tsx'
import { Notice } from '../ui/notice.tsx'
import type { PartProps } from './parts.ts'
import { PayButton } from './pay-button.tsx'

/**
 * One tap leads to the card page with everything that is due; the amount stands on the button. It is in thumb's reach
 * on a phone wherever one has scrolled to, and beside the figure on a wide screen.
 */
export function PayNow({ view, words, format }: PartProps) {
  const t = words('portal')
  const { plan, dueNow, most } = view
  const isAhead = plan !== null && dueNow === 0
  const amount = plan === null || dueNow > 0 ? dueNow : (plan.next?.open ?? most)
  const shown = { amount: format.money(amount, view.currency) }
  return (
    <PayButton choice={plan ? 'instalment' : 'everything'} look="primary">
      {isAhead ? words('plan-page')('plan.payNext', shown) : t('claim.payAll', shown)}
    </PayButton>
  )
}

/** Paying in parts: the way to choose, or to the plan that is kept. An offer that is open has a line of its own. */
export function PayInParts({ view, words }: Pick<PartProps, 'view' | 'words'>) {
  if (view.negotiation !== null) return null
  return (
    <div className="mt-3 print:hidden">
      <ButtonLink
        href={view.hadPlan && !view.plan ? '/d/plan/terms' : '/d/plan'}
        wide
        icon={<IconCalendar className="size-5" />}
      >
        {words('plan-page')(view.plan ? 'claim.see' : 'claim.parts')}
      </ButtonLink>
    </div>
  )
}

/** A plan that was kept or broken before stays to be read. */
export function EarlierPlan({ view, words }: Pick<PartProps, 'view' | 'words'>) {
  if (!view.hadPlan) return null
  return (
    <div className="mt-2 print:hidden">
      <ButtonLink href="/d/plan/ended" look="quiet" wide>
        {words('plan-page')('claim.ended')}
      </ButtonLink>
    </div>
  )
}

export function PayOther({ words }: Pick<PartProps, 'words'>) {
  return (
    <div className="mt-2 print:hidden">
      <ButtonLink href="/d/pay" look="quiet" wide>
        {words('portal')('claim.payOther')}
      </ButtonLink>
    </div>
  )
}

/** An offer to pay in parts that is still open: how it stands, and the way there. */
export function TalkLine({ view, words }: Pick<PartProps, 'view' | 'words'>) {
  const t = words('plan-page')
  const { negotiation } = view
  if (!negotiation || !isTold(negotiation)) return null
  const isTheirs = negotiation === 'AGREED' || negotiation === 'WITH_DEBTOR'
  return (
    <Notice
      tone={isTheirs ? 'attention' : 'info'}
      className="mt-5"
      actions={
        <ButtonLink href="/d/plan" look={isTheirs ? 'primary' : 'secondary'}>
          {t(isTheirs ? 'claim.talkSign' : 'claim.talkOpen')}
        </ButtonLink>
      }
    >
      {t(`claim.talk.${negotiation}`)}
    </Notice>
  )
}

const told = ['WITH_MANAGER', 'WITH_CREDITOR', 'WITH_DEBTOR', 'AGREED'] as const
const isTold = (status: string): status is (typeof told)[number] => told.some((known) => known === status)

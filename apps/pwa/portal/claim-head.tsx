import { Notice } from '../ui/notice.tsx'
import { Money } from '../ui/money.tsx'
import type { PartProps } from './parts.ts'

/** The one amount this page is about, on which day and for whom; or that there is nothing more to pay. */
export function ClaimHead({ view, words, format, agency }: PartProps & { agency: string }) {
  const t = words('portal')
  const creditor = view.creditor.name
  if (view.state !== 'open') {
    return (
      <>
        <p className="mb-1 text-sm text-ink-soft">{t('sender', { agency, creditor })}</p>
        <h1 className="text-2xl tight">{t(`claim.${view.state}Title`)}</h1>
        <Notice tone={view.state === 'paid' ? 'good' : 'info'} className="mt-4">
          {t(`claim.${view.state}Text`, { creditor })}
        </Notice>
      </>
    )
  }
  if (view.isPaused) {
    return (
      <>
        <p className="mb-1 text-sm text-ink-soft">{t('sender', { agency, creditor })}</p>
        <h1 className="text-2xl tight">{t('claim.pausedTitle')}</h1>
        <Notice tone="info" className="mt-4">
          {t('claim.pausedText', { creditor })}
        </Notice>
      </>
    )
  }
  const { label, amount, left } = headOf({ view, words, format })
  return (
    <>
      <h1 className="text-lg font-normal text-ink-soft">
        {label}
        <Money size="hero" className="mt-1 block text-ink">
          {format.money(amount, view.currency)}
        </Money>
      </h1>
      {left ? <p className="mt-2">{left}</p> : null}
      <p className="mt-2 text-ink-soft">
        {t('claim.asOf', { date: format.day(view.on), debtor: view.debtor.name })}
      </p>
      <p className="text-ink-soft">{t('claim.behalf', { agency, creditor })}</p>
      {view.held > 0 ? (
        <Notice tone="info" title={t('claim.heldTitle')} className="mt-5">
          {t('claim.heldText', {
            held: format.money(view.held, view.currency),
            due: format.money(view.dueNow, view.currency),
          })}
        </Notice>
      ) : null}
      {view.plan?.rest === 0 && view.held > 0 ? (
        <Notice tone="info" className="mt-5">
          {words('plan-page')('claim.waitsForDispute')}
        </Notice>
      ) : null}
      {view.dueNow === 0 && view.held === 0 && !view.plan ? (
        <Notice tone="info" title={t('claim.notDueTitle')} className="mt-5">
          {t('claim.notDueText')}
        </Notice>
      ) : null}
    </>
  )
}

/** Under a plan the head speaks of what is due of it, or comes next, and not of the whole. */
function headOf({ view, words, format }: PartProps) {
  const { plan, dueNow, outstanding, creditor, currency } = view
  const owe = words('portal')('claim.owe', { creditor: creditor.name })
  if (!plan?.next) return { label: owe, amount: outstanding, left: null }
  const t = words('plan-page')
  const left = t('claim.left', { amount: format.money(plan.rest, currency) })
  if (dueNow > 0) return { label: t('claim.due', { creditor: creditor.name }), amount: dueNow, left }
  const date = format.day(plan.next.dueOn)
  return { label: t('claim.next', { creditor: creditor.name, date }), amount: plan.next.open, left }
}

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
  return (
    <>
      <h1 className="text-lg font-normal text-ink-soft">
        {t('claim.owe', { creditor })}
        <Money size="hero" className="mt-1 block text-ink">
          {format.money(view.outstanding, view.currency)}
        </Money>
      </h1>
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
      {view.dueNow === 0 && view.held === 0 ? (
        <Notice tone="info" title={t('claim.notDueTitle')} className="mt-5">
          {t('claim.notDueText')}
        </Notice>
      ) : null}
    </>
  )
}

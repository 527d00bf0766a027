import { useTranslation } from 'react-i18next'
import { useFormat } from '#pwa/app/format.ts'
import type { Negotiation } from './use-plan.ts'

/** Who may decide this and why, by when, and what happens if nobody does (E10). It stands on every such screen. */
export function WhoDecides({ negotiation, isCreditor }: { negotiation: Negotiation; isCreditor: boolean }) {
  const { t } = useTranslation('plans')
  const format = useFormat()
  const { status, authority, why, managerName, forName, firstApprovalBy } = negotiation
  const isOurs = status === 'WITH_MANAGER' || status === 'WITH_CREDITOR'
  const names = {
    name: managerName ?? t('status.WITH_MANAGER'),
    debt: format.money(authority.debtInEur, 'EUR'),
    limit: format.money(authority.limit, 'EUR'),
  }
  const creditorDecides = isCreditor ? 'who.you' : 'who.CREDITOR'
  return (
    <section className="grid gap-1.5 rounded-sm bg-sunken px-4 py-3 text-sm" aria-label={t('who.title')}>
      <h4 className="font-semibold">{t('who.title')}</h4>
      <p>
        {isOurs
          ? t(negotiation.decider === 'CREDITOR' ? creditorDecides : 'who.MANAGER', names)
          : t('who.debtor')}
      </p>
      {isOurs && why.length > 0 ? (
        <p>{t('why.asked', { reasons: format.list(why.map((reason) => t(`why.${reason}`))) })}</p>
      ) : null}
      {firstApprovalBy ? <p>{t('who.second', { name: firstApprovalBy })}</p> : null}
      {forName && isOurs ? <p className="font-medium">{t('who.forName', { name: forName })}</p> : null}
      {status === 'WITH_MANAGER' ? (
        <p>{t('who.answerBy', { date: format.day(negotiation.answerBy) })}</p>
      ) : null}
      <p>{t('who.silence', { date: format.day(negotiation.expiresOn) })}</p>
    </section>
  )
}

import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import type { CaseId } from '#shared/ids.ts'
import { useFormat } from '#pwa/app/format.ts'
import { RouterLink } from '#pwa/app/link.tsx'
import { bookAddress, ownBook } from '#pwa/ledger/book-links.ts'
import { ButtonLink } from '#pwa/ui/button.tsx'
import { Card } from '#pwa/ui/card.tsx'
import { ChargebackStanding } from './chargeback-standing.tsx'
import { useChargebacks } from './use-chargebacks.ts'

/** What a bank has taken back, what we do about it, and what of it the company has already and owes back (D7). */
export default function CaseChargebacks() {
  const { t } = useTranslation('payments')
  const format = useFormat()
  const caseId = useParams().caseId as CaseId
  const { data: of } = useChargebacks(caseId)
  const [first] = of?.chargebacks ?? []
  if (!of || !first) return null
  return (
    <Card id="chargebacks" title={t('chargeback.title')}>
      <div className="grid grid-cols-1 gap-6">
        {of.chargebacks.map((one) => (
          <section key={one.chargebackId} className="grid grid-cols-1 gap-3">
            <ChargebackStanding one={one} behind={bookAddress(ownBook, { caseId, filter: 'returned' })} />
            <p className="max-w-prose text-ink-soft">
              {t(`chargeback.creditor.${one.status}`, {
                until: one.evidenceDueAt ? format.instant(one.evidenceDueAt) : '',
              })}
            </p>
          </section>
        ))}
        {of.owedBack > 0 ? (
          <div className="grid gap-3">
            <p className="max-w-prose">
              {t('chargeback.owedBack', { amount: format.money(of.owedBack, first.currency) })}
            </p>
            <ButtonLink as={RouterLink} href="/app/account/book" className="justify-self-start">
              {t('chargeback.account')}
            </ButtonLink>
          </div>
        ) : null}
      </div>
    </Card>
  )
}

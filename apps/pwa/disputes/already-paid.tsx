import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CaseId, newId } from '#shared/ids.ts'
import { useFormat } from '#pwa/app/format.ts'
import { RouterLink } from '#pwa/app/link.tsx'
import { useTRPC } from '#pwa/app/trpc.ts'
import { Button, ButtonLink } from '#pwa/ui/button.tsx'
import { Card } from '#pwa/ui/card.tsx'
import { Notice } from '#pwa/ui/notice.tsx'
import { type Dispute, type DisputesOfCase, useDisputeDeed } from './use-disputes.ts'

/**
 * The debtor says to have paid the creditor already: that is a question to the creditor, and "yes" is one press (D5).
 * What the debtor said is reported as it is; where something is different, the report opens with it filled in.
 */
export function AlreadyPaid({
  of,
  caseId,
  dispute,
}: {
  of: DisputesOfCase
  caseId: CaseId
  dispute: Dispute
}) {
  const { t } = useTranslation('payments')
  const format = useFormat()
  const trpc = useTRPC()
  const [directPaymentId] = useState(() => newId('directPayment', Date.now()))
  const report = useDisputeDeed(
    trpc.payments.reportDirect.mutationOptions(),
    t('direct.sent'),
    () => undefined,
  )
  const { paid, disputeId, type, stance } = dispute
  if (type !== 'ALREADY_PAID' || !paid || stance === 'ACCEPTS') return null
  return (
    <Card raised title={t('direct.yes.title')}>
      <p className="max-w-prose">
        {t('direct.yes.text', {
          amount: format.money(paid.amount, of.currency),
          date: format.day(paid.on),
        })}
      </p>
      {report.fault ? (
        <Notice tone="bad" role="alert" className="mt-3">
          {report.fault}
        </Notice>
      ) : null}
      <div className="mt-4 flex flex-wrap gap-2">
        <Button
          look="primary"
          pending={report.isPending}
          onClick={() =>
            report.mutate({
              caseId,
              directPaymentId,
              disputeId,
              receivedOn: paid.on,
              amountMinor: paid.amount,
              method: 'TRANSFER',
              ...(paid.reference ? { reference: paid.reference } : {}),
            })
          }
        >
          {t('direct.yes.send')}
        </Button>
        <ButtonLink as={RouterLink} href={`/app/cases/${caseId}/direct-payment?dispute=${disputeId}`}>
          {t('direct.yes.other')}
        </ButtonLink>
      </div>
    </Card>
  )
}

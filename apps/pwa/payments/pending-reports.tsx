import { useTranslation } from 'react-i18next'
import { formatInstant } from '#shared/dates.ts'
import { type CaseId, isId } from '#shared/ids.ts'
import { reportBy } from '#shared/payments/direct-payment.ts'
import { sayRefusal } from '#pwa/app/fault.ts'
import { useFormat } from '#pwa/app/format.ts'
import type { PendingReport } from '#pwa/offline/pending-reports.ts'
import { Button } from '#pwa/ui/button.tsx'
import { Card } from '#pwa/ui/card.tsx'
import { Facts } from '#pwa/ui/facts.tsx'
import { IconClock } from '#pwa/ui/icons.tsx'
import { Notice } from '#pwa/ui/notice.tsx'
import { discardReport, usePendingReports, useUploads } from '../cases/uploads.ts'

type Props = { caseId: CaseId; timeZone: string }

/** Reports that wait on this device for a connection: what they say, by when they have to arrive, and how to drop one. */
export function PendingReports({ caseId, timeZone }: Props) {
  const waiting = usePendingReports(caseId)
  return waiting.map((item) => <Waiting key={item.directPaymentId} item={item} timeZone={timeZone} />)
}

function Waiting({ item, timeZone }: { item: PendingReport; timeZone: string }) {
  const { t } = useTranslation(['payments', 'errors'])
  const format = useFormat()
  const { directPaymentId, caseId, report, refusal, currency } = item
  const files = useUploads(caseId).filter((file) => file.directPaymentId === directPaymentId)
  const received = { on: report.receivedOn, minute: report.receivedMinute ?? null }
  const by = formatInstant(reportBy(received, timeZone), format.language, timeZone)
  const drop = () =>
    isId('directPayment', directPaymentId) ? void discardReport(directPaymentId) : undefined
  return (
    <Card title={t('direct.waiting.title')} className="border-attention!">
      <div className="grid grid-cols-1 gap-4">
        {refusal ? (
          <Notice tone="bad" role="alert" title={t('direct.waiting.refused')}>
            {sayRefusal(refusal, t)}
          </Notice>
        ) : (
          <Notice tone="attention" icon={IconClock} role="status">
            {t('direct.waiting.text', { by })}
          </Notice>
        )}
        <Facts
          facts={[
            { key: 'amount', label: t('direct.amount'), value: format.money(report.amountMinor, currency) },
            { key: 'on', label: t('direct.received'), value: format.day(report.receivedOn) },
            { key: 'proof', label: t('direct.proof'), value: format.count(files.length) },
          ]}
        />
        <div>
          <Button look="secondary" onClick={drop}>
            {t('direct.waiting.drop')}
          </Button>
        </div>
      </div>
    </Card>
  )
}

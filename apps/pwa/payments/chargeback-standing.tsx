import { useTranslation } from 'react-i18next'
import { useFormat } from '#pwa/app/format.ts'
import { Traced } from '#pwa/ledger/traced.tsx'
import { Facts } from '#pwa/ui/facts.tsx'
import { Status } from '#pwa/ui/status.tsx'
import type { Tone } from '#pwa/ui/tone.ts'
import type { Chargeback } from './use-chargebacks.ts'

const tones: Record<Chargeback['status'], Tone> = {
  NEEDS_EVIDENCE: 'attention',
  UNDER_REVIEW: 'info',
  WON: 'good',
  LOST: 'bad',
  ACCEPTED: 'neutral',
}

/** What a bank has taken back, why, and where it stands: the same facts for the desk and for the creditor. */
export function ChargebackStanding({ one, behind }: { one: Chargeback; behind: string }) {
  const { t } = useTranslation('payments')
  const format = useFormat()
  const { status, amount, taken, currency, reason, openedAt, evidenceDueAt, decidedAt } = one
  const facts = [
    { key: 'reason', label: t('chargeback.reason'), value: t(`chargeback.because.${reason}`) },
    { key: 'opened', label: t('chargeback.opened'), value: format.instant(openedAt) },
    {
      key: 'taken',
      label: t('chargeback.taken'),
      value: taken === amount ? '' : format.money(taken, currency),
    },
    {
      key: 'due',
      label: t('chargeback.due'),
      value: status === 'NEEDS_EVIDENCE' && evidenceDueAt ? format.instant(evidenceDueAt) : '',
    },
    { key: 'decided', label: t('chargeback.decided'), value: decidedAt ? format.instant(decidedAt) : '' },
  ]
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h4 className="font-semibold">
          <Traced to={behind}>{format.money(amount, currency)}</Traced>
        </h4>
        <Status look="soft" tone={tones[status]}>
          {t(`chargeback.status.${status}`)}
        </Status>
      </div>
      <Facts facts={facts.filter(({ value }) => value !== '')} />
    </>
  )
}

import { useTranslation } from 'react-i18next'
import type { PayoutState } from '#shared/payments/payout-state.ts'
import { Status } from '#pwa/ui/status.tsx'
import type { Tone } from '#pwa/ui/tone.ts'

const tones: Record<PayoutState, Tone> = {
  EXPECTED: 'info',
  PAID: 'info',
  ARRIVED: 'good',
  FAILED: 'bad',
  CARRIED: 'neutral',
}

export function PayoutStatus({ state }: { state: PayoutState }) {
  const { t } = useTranslation('bank')
  return (
    <Status look="soft" tone={tones[state]}>
      {t(`payouts.state.${state}`)}
    </Status>
  )
}

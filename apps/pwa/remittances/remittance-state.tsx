import { useTranslation } from 'react-i18next'
import { Status } from '#pwa/ui/status.tsx'

const tones = { SENT: 'info', CONFIRMED: 'good', RETURNED: 'bad' } as const

/** Where a payment to a creditor is. */
export function RemittanceState({ status }: { status: string }) {
  const { t } = useTranslation('remittances')
  const known = status === 'CONFIRMED' || status === 'RETURNED' ? status : 'SENT'
  return <Status tone={tones[known]}>{t(`state.${known}`)}</Status>
}

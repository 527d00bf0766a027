import { useTranslation } from 'react-i18next'
import { Status } from '#pwa/ui/status.tsx'

const tones = {
  COUNTING: 'info',
  PROPOSED: 'attention',
  APPROVED: 'info',
  SENT: 'info',
  DONE: 'good',
  DISCARDED: 'neutral',
} as const

/** Where a run stands. */
export function RunStatusLine({ status }: { status: string }) {
  const { t } = useTranslation('remittances')
  const known = (Object.keys(tones) as (keyof typeof tones)[]).find((each) => each === status) ?? 'COUNTING'
  return <Status tone={tones[known]}>{t(`status.${known}`)}</Status>
}

import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatInstant, type Instant, instant } from '#shared/dates.ts'
import { minutesLeft, type Received, reportBy } from '#shared/payments/direct-payment.ts'
import { useFormat } from '#pwa/app/format.ts'
import { IconClock } from '#pwa/ui/icons.tsx'
import { Notice } from '#pwa/ui/notice.tsx'

/** The 48 hours from the day at the bank, counting down on the creditor's own clock (A38). */
export function DirectClock({ received, timeZone }: { received: Received; timeZone: string }) {
  const { t } = useTranslation('payments')
  const { language } = useFormat()
  const now = useNow()
  const by = formatInstant(reportBy(received, timeZone), language, timeZone)
  const left = minutesLeft(received, now, timeZone)
  return (
    <Notice tone={left > 0 ? 'info' : 'attention'} icon={IconClock} role="status">
      {left > 0
        ? t('direct.clock.left', { by, hours: Math.floor(left / 60), minutes: left % 60 })
        : t('direct.clock.late', { by })}
      {received.minute === null ? ` ${t('direct.clock.dayOnly')}` : ''}
    </Notice>
  )
}

/** The moment, anew every half minute. */
function useNow(): Instant {
  const read = () => instant(new Date().toISOString())
  const [now, setNow] = useState(read)
  useEffect(() => {
    const timer = setInterval(() => setNow(read()), 30_000)
    return () => clearInterval(timer)
  }, [])
  return now
}

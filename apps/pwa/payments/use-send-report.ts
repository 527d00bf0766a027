import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { instant } from '#shared/dates.ts'
import type { CaseId } from '#shared/ids.ts'
import type { Currency } from '#shared/money.ts'
import type { ReportDirectInput } from '#shared/payments/direct-payment-input.ts'
import { sayRefusal } from '#pwa/app/fault.ts'
import { say } from '#pwa/app/say.ts'
import { discardReport, reports } from '../cases/uploads.ts'
import { sendProof } from './direct-proof.tsx'

type About = { caseId: CaseId; userId: string; currency: Currency }

/**
 * Reports a direct payment with its photos. Without a connection both are kept on this device and go by themselves once
 * there is one; what the server says no to is told where it was typed, and nothing is kept of it.
 */
export function useSendReport({ caseId, userId, currency }: About) {
  const { t } = useTranslation(['payments', 'errors'])
  const [isPending, setPending] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  async function send(report: ReportDirectInput, proof: readonly File[]): Promise<boolean> {
    const { directPaymentId } = report
    setPending(true)
    setFault(null)
    const keptAt = instant(new Date().toISOString())
    const kept = { directPaymentId, caseId, userId, report, currency, keptAt, refusal: null }
    const outcome = await reports.add(kept).finally(() => setPending(false))
    if (outcome === 'REFUSED') {
      const refused = reports.items().find((item) => item.directPaymentId === directPaymentId)?.refusal
      setFault(refused ? sayRefusal(refused, t) : null)
      await discardReport(directPaymentId)
      return false
    }
    await sendProof({ caseId, userId, directPaymentId }, proof)
    say(t(outcome === 'SENT' ? 'direct.sent' : 'direct.kept'))
    return true
  }
  return { send, isPending, fault }
}

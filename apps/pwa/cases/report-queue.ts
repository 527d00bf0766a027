import type { CaseId, DirectPaymentId } from '#shared/ids.ts'
import { type Inputs, isFault } from '#pwa/app/trpc.ts'
import {
  forgetReport,
  keepReport,
  type PendingReport,
  pendingReport,
  pendingReports,
} from '#pwa/offline/pending-reports.ts'

/** What a report needs of the server; the client of the app has it. */
export type ReportDoor = {
  payments: { reportDirect: { mutate(input: Inputs['payments']['reportDirect']): Promise<unknown> } }
}
/** `SENT`: the server has it · `WAITING`: it goes as soon as there is a connection · `REFUSED`: it has said no. */
export type ReportOutcome = 'SENT' | 'WAITING' | 'REFUSED'

/** A no about this very report; whoever was signed out meanwhile, or a server in trouble, is no answer. */
function refusalOf(error: unknown): PendingReport['refusal'] {
  if (!isFault(error) || !error.data) return null
  const { refusal, fields, code } = error.data
  if (refusal) return refusal
  if (fields) return { code: 'app.fields', params: {} }
  return code === 'FORBIDDEN' ? { code: 'app.forbidden', params: {} } : null
}

type Parts = {
  door: ReportDoor
  arrived(caseId: CaseId): void
  /** Tries again after a while: a device believes in a connection that leads nowhere. */
  later?(run: () => void): void
}
const inAWhile = (run: () => void) => void setTimeout(run, 15_000)

/**
 * Direct payments on their way to us, whatever screen is open. What is reported is on the device first, so that a cellar
 * without a connection or a closed app only makes it later, never twice and never lost.
 */
export function openReportQueue({ door, arrived, later = inAWhile }: Parts) {
  const items = new Map<DirectPaymentId, PendingReport>()
  const running = new Map<DirectPaymentId, Promise<ReportOutcome>>()
  const watchers = new Set<() => void>()
  let shown: readonly PendingReport[] = []

  function tell() {
    shown = [...items.values()]
    for (const watcher of watchers) watcher()
  }

  async function deliver(id: DirectPaymentId): Promise<ReportOutcome> {
    const kept = await pendingReport(id)
    if (!kept) return 'SENT'
    if (kept.refusal) return 'REFUSED'
    try {
      await door.payments.reportDirect.mutate(kept.report)
    } catch (error) {
      const refusal = refusalOf(error)
      if (!refusal) {
        later(() => void send(id))
        return 'WAITING'
      }
      const refused = { ...kept, refusal }
      await keepReport(refused)
      items.set(id, refused)
      tell()
      return 'REFUSED'
    }
    await forgetReport(id)
    items.delete(id)
    tell()
    arrived(kept.caseId)
    return 'SENT'
  }

  /** One after the other per report: whoever asks while it is on its way gets the same answer. */
  function send(id: DirectPaymentId): Promise<ReportOutcome> {
    return running.get(id) ?? run(id, deliver(id))
  }
  function run(id: DirectPaymentId, work: Promise<ReportOutcome>): Promise<ReportOutcome> {
    const mine = work.finally(() => running.delete(id))
    running.set(id, mine)
    return mine
  }

  return {
    subscribe(watcher: () => void) {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
    items: () => shown,
    send,
    /** Kept on the device first, then sent if that is possible now. */
    add(report: PendingReport): Promise<ReportOutcome> {
      const id = report.directPaymentId
      items.set(id, report)
      tell()
      return run(
        id,
        keepReport(report).then(() => deliver(id)),
      )
    },
    /** Goes on with what earlier visits of this person left on the device. */
    async recall(userId: string): Promise<void> {
      for (const report of await pendingReports(userId)) items.set(report.directPaymentId, report)
      tell()
      for (const { directPaymentId } of shown) await send(directPaymentId)
    },
    /** The person has seen why it was refused, or does not want to send it any more. */
    async discard(id: DirectPaymentId): Promise<void> {
      await running.get(id)
      await forgetReport(id)
      items.delete(id)
      tell()
    },
  }
}

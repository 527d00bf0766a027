import { PgBoss } from 'pg-boss'
import type { CardEnd } from '#shared/payments/saved-card.ts'
import { askIn, type Tx } from './db.ts'
import { faultOf, type Log } from './log.ts'

/** Every job by name, with the data it carries. Data are ids: a job reads what is true when it runs. */
export type JobData = {
  'mail.send': { mailId: string }
  'access.daily-news': Record<string, never>
  'quotes.forget': Record<string, never>
  'contact.first-letter': { caseId: string }
  'agreements.paper': { agreementId: string }
  'cases.clean-uploads': Record<string, never>
  'cases.remind-information': Record<string, never>
  'plans.announce': { negotiationId: string; version: number }
  'plans.paper': { planId: string }
  'plans.expire': Record<string, never>
  'plans.keep': Record<string, never>
  'payments.charge-instalments': Record<string, never>
  'payments.forget-card': { savedCardId: string }
  'payments.remind-direct': Record<string, never>
  'payments.tell-card-end': { savedCardId: string; how: CardEnd }
  'disputes.remind': Record<string, never>
  'disputes.settle': { disputeId: string; version: number }
  'payments.receipt': { paymentId: string }
  'reports.month': Record<string, never>
  'reports.make': { creditorId: string; month: string }
  'reports.settlement': { caseId: string }
  'payments.order-refund': { refundId: string; version: number }
  'payments.send-refund': { refundId: string }
  'payments.poll': Record<string, never>
  'payments.payout': { payoutId: string }
  'payments.poll-payouts': Record<string, never>
  'bank.match-payouts': { cardPayoutId?: string }
  'payments.poll-chargebacks': Record<string, never>
  'payments.answer-chargeback': { chargebackId: string }
  'payments.close-pages': { caseId: string }
  'bank.import': { importId: string }
  'bank.book': { importId: string }
  'bank.order-pay-back': { payBackId: string; version: number }
  'bank.send-pay-back': { payBackId: string }
  'corrections.carry-out': { correctionId: string; version: number }
  'bank.transfer-refund': { refundId: string }
  'payments.keep-books': Record<string, never>
  'payments.book-case': { caseId: string; cause: string }
  'ledger.snapshots': Record<string, never>
  'remittances.propose': Record<string, never>
  'remittances.count': { runId: string }
  'remittances.send': { runId: string; version: number }
  'remittances.invoice': { feeInvoiceId: string }
  'remittances.invoice-direct': { creditorId: string; caseId: string; paymentId: string }
}
export type JobName = keyof JobData
export type Handlers = { [N in JobName]: (data: JobData[N]) => Promise<void> }

/** Retries with growing pauses for about a day; then the job stays failed and the doctor names it. */
const queues: Record<JobName, { retryLimit: number; retryDelay: number; retryBackoff: boolean }> = {
  'mail.send': { retryLimit: 12, retryDelay: 5, retryBackoff: true },
  'access.daily-news': { retryLimit: 12, retryDelay: 5, retryBackoff: true },
  'quotes.forget': { retryLimit: 0, retryDelay: 0, retryBackoff: false },
  'contact.first-letter': { retryLimit: 12, retryDelay: 5, retryBackoff: true },
  'agreements.paper': { retryLimit: 12, retryDelay: 5, retryBackoff: true },
  'cases.clean-uploads': { retryLimit: 0, retryDelay: 0, retryBackoff: false },
  'cases.remind-information': { retryLimit: 0, retryDelay: 0, retryBackoff: false },
  'plans.announce': { retryLimit: 12, retryDelay: 5, retryBackoff: true },
  'plans.paper': { retryLimit: 12, retryDelay: 5, retryBackoff: true },
  'plans.expire': { retryLimit: 0, retryDelay: 0, retryBackoff: false },
  'plans.keep': { retryLimit: 0, retryDelay: 0, retryBackoff: false },
  'payments.charge-instalments': { retryLimit: 0, retryDelay: 0, retryBackoff: false },
  'payments.forget-card': { retryLimit: 12, retryDelay: 5, retryBackoff: true },
  'payments.remind-direct': { retryLimit: 0, retryDelay: 0, retryBackoff: false },
  'payments.tell-card-end': { retryLimit: 12, retryDelay: 5, retryBackoff: true },
  'disputes.remind': { retryLimit: 0, retryDelay: 0, retryBackoff: false },
  'disputes.settle': { retryLimit: 12, retryDelay: 5, retryBackoff: true },
  'reports.month': { retryLimit: 0, retryDelay: 0, retryBackoff: false },
  'reports.make': { retryLimit: 12, retryDelay: 60, retryBackoff: true },
  'reports.settlement': { retryLimit: 12, retryDelay: 5, retryBackoff: true },
  'payments.receipt': { retryLimit: 12, retryDelay: 5, retryBackoff: true },
  'payments.order-refund': { retryLimit: 12, retryDelay: 5, retryBackoff: true },
  'payments.send-refund': { retryLimit: 12, retryDelay: 5, retryBackoff: true },
  'payments.payout': { retryLimit: 12, retryDelay: 5, retryBackoff: true },
  'payments.poll-payouts': { retryLimit: 0, retryDelay: 0, retryBackoff: false },
  'bank.match-payouts': { retryLimit: 12, retryDelay: 5, retryBackoff: true },
  'payments.poll': { retryLimit: 0, retryDelay: 0, retryBackoff: false },
  'payments.poll-chargebacks': { retryLimit: 0, retryDelay: 0, retryBackoff: false },
  'payments.answer-chargeback': { retryLimit: 12, retryDelay: 5, retryBackoff: true },
  'payments.close-pages': { retryLimit: 12, retryDelay: 5, retryBackoff: true },
  'bank.import': { retryLimit: 12, retryDelay: 5, retryBackoff: true },
  'bank.book': { retryLimit: 12, retryDelay: 5, retryBackoff: true },
  'bank.order-pay-back': { retryLimit: 12, retryDelay: 5, retryBackoff: true },
  'bank.send-pay-back': { retryLimit: 12, retryDelay: 5, retryBackoff: true },
  'corrections.carry-out': { retryLimit: 12, retryDelay: 5, retryBackoff: true },
  'bank.transfer-refund': { retryLimit: 12, retryDelay: 5, retryBackoff: true },
  'payments.keep-books': { retryLimit: 0, retryDelay: 0, retryBackoff: false },
  'payments.book-case': { retryLimit: 12, retryDelay: 5, retryBackoff: true },
  'ledger.snapshots': { retryLimit: 3, retryDelay: 60, retryBackoff: true },
  'remittances.propose': { retryLimit: 0, retryDelay: 0, retryBackoff: false },
  'remittances.count': { retryLimit: 12, retryDelay: 5, retryBackoff: true },
  'remittances.send': { retryLimit: 12, retryDelay: 5, retryBackoff: true },
  'remittances.invoice': { retryLimit: 12, retryDelay: 5, retryBackoff: true },
  'remittances.invoice-direct': { retryLimit: 12, retryDelay: 5, retryBackoff: true },
}
export const jobNames = Object.keys(queues) as JobName[]

export type EnqueueOptions = { key?: string; startAfterSeconds?: number }
export type Jobs = {
  /** Sends a job inside the transaction of the write it follows: both happen, or neither. */
  enqueue<N extends JobName>(tx: Tx, name: N, data: JobData[N], options?: EnqueueOptions): Promise<void>
  work(handlers: Handlers): Promise<void>
  /** Runs everything that is due now, here, until nothing is left. For tests, the seed and the command line. */
  drain(handlers: Handlers): Promise<number>
  healthy(): Promise<boolean>
  stop(): Promise<void>
}

/**
 * Installs the queue where it is missing and lets the two roles of the application use it.
 * `url` is the owner's; the jobs' own connections stay few, since every job is short.
 */
export async function openJobs(url: string, log: Log, options: { supervise: boolean }): Promise<Jobs> {
  const boss = new PgBoss({
    connectionString: url,
    max: 3,
    application_name: 'saldo-jobs',
    supervise: options.supervise,
    schedule: options.supervise,
  })
  boss.on('error', (error) => log('error', 'jobs.fault', faultOf(error)))
  await boss.start()
  for (const name of jobNames) await boss.createQueue(name, queues[name])
  await boss.getDb().executeSql(grants)

  const enqueue: Jobs['enqueue'] = async (tx, name, data, { key, startAfterSeconds } = {}) => {
    await boss.send(name, data, {
      db: { executeSql: async (text, values) => ({ rows: await askIn(tx, text, values as string[]) }) },
      ...(key === undefined ? {} : { singletonKey: key }),
      ...(startAfterSeconds === undefined ? {} : { startAfter: startAfterSeconds }),
    })
  }

  async function runOne<N extends JobName>(name: N, handlers: Handlers): Promise<number> {
    const jobs = await boss.fetch<JobData[N]>(name, { batchSize: 20 })
    for (const job of jobs) {
      try {
        await handlers[name](job.data)
        await boss.complete(name, job.id)
      } catch (error) {
        await boss.fail(name, job.id, { fault: faultOf(error).fault })
        throw error
      }
    }
    return jobs.length
  }

  return {
    enqueue,
    async work(handlers) {
      for (const name of jobNames) {
        await boss.work(name, { pollingIntervalSeconds: 0.5, batchSize: 1 }, async ([job]) => {
          if (!job) return
          const started = performance.now()
          try {
            await handlers[name](job.data as never)
            log('info', 'job.done', { job: name, ms: Math.round(performance.now() - started) })
          } catch (error) {
            log('warn', 'job.failed', { job: name, ...faultOf(error) })
            throw error
          }
        })
      }
      await boss.schedule('payments.poll', '* * * * *')
      await boss.schedule('payments.poll-payouts', '*/10 * * * *')
      await boss.schedule('payments.poll-chargebacks', '*/10 * * * *')
      await boss.schedule('plans.expire', '* * * * *')
      await boss.schedule('plans.keep', '*/10 * * * *')
      await boss.schedule('payments.charge-instalments', '*/5 * * * *')
      await boss.schedule('cases.clean-uploads', '17 * * * *')
      // Every hour, because the morning comes to each creditor at another time.
      await boss.schedule('cases.remind-information', '3 * * * *')
      await boss.schedule('disputes.remind', '7 * * * *')
      await boss.schedule('payments.remind-direct', '11 * * * *')
      // Every quarter of an hour, because midnight comes to each creditor at another time, and not on the hour everywhere.
      await boss.schedule('payments.keep-books', '1,16,31,46 * * * *')
      await boss.schedule('ledger.snapshots', '23 2 * * *')
      await boss.schedule('remittances.propose', '20 5 * * *')
      // Every hour: the first of the month comes to each creditor at another time.
      await boss.schedule('reports.month', '23 * * * *')
      await boss.schedule('quotes.forget', '41 3 * * *')
      // Before the working day begins in Europe; whoever lives elsewhere still gets one mail a day.
      await boss.schedule('access.daily-news', '0 5 * * *')
    },
    async drain(handlers) {
      let total = 0
      for (;;) {
        let done = 0
        const { rows } = await boss.getDb().executeSql(dueQueues)
        const due = new Set((rows as { name: string }[]).map(({ name }) => name))
        for (const name of jobNames) if (due.has(name)) done += await runOne(name, handlers)
        if (done === 0) return total
        total += done
      }
    },
    healthy: () => boss.isInstalled(),
    stop: () => boss.stop({ graceful: true, timeout: 5_000 }),
  }
}

/** Where anything waits, so that a queue in which nothing does is not asked. */
const dueQueues = `
  select distinct name from pgboss.job where state in ('created', 'retry') and start_after <= now()`

/**
 * Sent as one query, which is one transaction: servers that start in the same second grant one after the other, since
 * PostgreSQL refuses two at once with “tuple concurrently updated”. The number is one that nothing else locks with.
 */
const grants = `
  select pg_advisory_xact_lock(72707371);
  grant usage on schema pgboss to saldo_app, saldo_creditor;
  grant select, insert, update, delete on all tables in schema pgboss to saldo_app, saldo_creditor;
  grant usage on all sequences in schema pgboss to saldo_app, saldo_creditor;
  grant execute on all functions in schema pgboss to saldo_app, saldo_creditor;`

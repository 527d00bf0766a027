import type { JobName } from '../../jobs.ts'
import type { Handlers } from '../../jobs.ts'
import { handlersOf } from '../../job-handlers.ts'
import { keepPaidCard } from '../../payments/keep-card.ts'
import type { Command } from './command.ts'
import type { MoneyTown } from './money-town.ts'

export const beginRun: Command = (town) => town.as(town.anyManager()).remittances.begin()

/** One approves, or two do, or the same person tries twice; somebody thinks again; somebody throws it away. */
export const decideRun: Command = async (town) => {
  const run = await town.saldo.house.db.remittanceRun.findFirst({
    where: { status: { in: ['PROPOSED', 'APPROVED'] } },
  })
  if (!run) return
  const seen = { runId: run.id, version: run.version }
  const desk = town.as(town.anyManager()).remittances
  if (run.status === 'APPROVED') await desk.takeBack(seen)
  else if (town.chance.happens(0.85)) await desk.approve(seen)
  else await desk.discard({ ...seen, why: 'The figures looked odd' })
}

/** A creditor whose account took nothing enters another one. */
export const enterDetails: Command = async (town) => {
  for (const { creditorId } of town.accounts) {
    const where = { creditorId, cancelledAt: null }
    const known = await town.saldo.house.db.bankDetails.count({ where })
    if (known === 0) await town.addDetails(creditorId)
  }
}

/** What moves money; letters and mails are written elsewhere. */
const moving = new Set<JobName>([
  'bank.import',
  'bank.book',
  'bank.order-pay-back',
  'bank.send-pay-back',
  'disputes.settle',
  'bank.match-payouts',
  'bank.transfer-refund',
  'corrections.carry-out',
  'payments.answer-chargeback',
  'payments.book-case',
  'payments.close-pages',
  'payments.forget-card',
  'payments.order-refund',
  'payments.payout',
  'payments.send-refund',
  'plans.announce',
  'remittances.count',
  'remittances.invoice-direct',
  'remittances.send',
])

/** Everything that is due is done; what had been begun by a server that is gone is begun again. */
export async function doJobs(town: MoneyTown): Promise<number> {
  const { house, clock } = town.saldo
  // The seconds in which a decision could be taken back.
  clock.forward(15)
  // What somebody else has in hand at this moment is theirs.
  await house.db.$executeRaw`
    with due as (select name, id from pgboss.job where state in ('created', 'retry', 'active') for update skip locked)
    update pgboss.job j set start_after = now() - interval '1 second',
      state = case when j.state = 'active' then 'retry' else j.state end
    from due where j.name = due.name and j.id = due.id`
  return house.jobs.drain(recording(town))
}

type Receipt = { paymentId: string }

function recording(town: MoneyTown): Handlers {
  const real = handlersOf(town.saldo.house)
  const only = Object.entries(real).map(([name, handle]) => {
    const does = async (data: never) => {
      // The paper of a receipt is written elsewhere; the card that stays is kept with it.
      if (name === 'payments.receipt') return keepPaidCard(town.saldo.house, (data as Receipt).paymentId)
      if (!moving.has(name as JobName)) return
      town.jobsDone.push({ name: name as JobName, data })
      await (handle as (data: never) => Promise<void>)(data)
    }
    return [name, does]
  })
  return Object.fromEntries(only) as Handlers
}

/** A job that was done is delivered once more. */
export const doAgain: Command = async (town) => {
  const job = town.chance.pick(town.jobsDone)
  if (!job) return
  const handle = handlersOf(town.saldo.house)[job.name] as (data: never) => Promise<void>
  await handle(job.data)
}

import { chargedBack } from '#shared/ledger/receipt-postings.ts'
import { newId } from '#shared/ids.ts'
import { minor } from '#shared/money.ts'
import { isRefusal } from '#shared/refusal.ts'
import { TRPCError } from '@trpc/server'
import { inTransaction } from '../../db.ts'
import { keepBooks } from '../../payments/keep-books.ts'
import { pollPayments } from '../../payments/poll-payments.ts'
import { settlePayment } from '../../payments/settle-payment.ts'
import { takeBackReceipt } from '../../payments/take-back-receipt.ts'
import type { MoneyTown } from './money-town.ts'

type Command = (town: MoneyTown) => Promise<unknown>
const system = { kind: 'system', language: 'en' } as const
const hour = 3_600

const start: Command = (town) => {
  const { actor, invoiceIds } = town.anyCase()
  const named = town.chance.happens(0.3) ? invoiceIds.slice(0, 1) : []
  const choice =
    named.length > 0
      ? ({ kind: 'invoices', invoiceIds: named } as const)
      : town.chance.happens(0.6)
        ? ({ kind: 'amount', amountMinor: minor(town.chance.whole(1_00, 900_00)) } as const)
        : ({ kind: 'everything' } as const)
  return town.as(actor).payments.start(choice)
}

const onPage =
  (deed: 'pay' | 'decline' | 'expire'): Command =>
  async ({ network, chance }) => {
    const session = chance.pick(network.openSessions)
    if (session) network[deed](session)
  }

const hear: Command = async ({ network, chance, saldo }) => {
  const news = chance.take(network.news)
  if (!news) return
  const times = chance.happens(0.25) ? chance.whole(2, 4) : 1
  await Promise.all(Array.from({ length: times }, () => settlePayment(saldo.house, news)))
}

const report: Command = async (town) => {
  const { caseId, creditor } = town.anyCase()
  await town.as(creditor).payments.reportDirect({
    caseId,
    directPaymentId: newId('directPayment', town.now()),
    receivedOn: town.saldo.clock.today(),
    amountMinor: minor(town.chance.whole(1_00, 500_00)),
    method: 'TRANSFER',
    reference: 'Paid to us',
  })
}

const decideDirect: Command = async (town) => {
  const waiting = await town.saldo.house.db.directPayment.findMany({
    where: { status: { in: ['REPORTED', 'VERIFIED'] } },
    orderBy: { id: 'asc' },
  })
  const row = town.chance.pick(waiting)
  if (!row) return
  const seen = { caseId: row.caseId as never, directPaymentId: row.id as never, version: row.version }
  const desk = town.as(town.managers[0]).payments
  if (row.status === 'REPORTED') await desk.verifyDirect(seen)
  else if (town.chance.happens(0.8)) await desk.postDirect(seen)
  else await desk.rejectDirect({ ...seen, words: 'The bank knows nothing of it.' })
}

/** The payer's bank takes the money back, at the provider first. */
const chargeBack: Command = async ({ network, chance, saldo: { house } }) => {
  const charge = chance.pick(network.charges.filter(({ isBack }) => !isBack))
  if (!charge) return
  const paymentId = charge.request.paymentId
  const told = await house.db.payment.findUnique({ where: { id: paymentId }, select: { status: true } })
  if (told?.status !== 'SUCCEEDED') return
  charge.isBack = true
  const of = { paymentId, cause: `chargeback:${paymentId}`, leaves: chargedBack, why: 'Not recognised' }
  const once = () => inTransaction(house.db, system, (tx) => takeBackReceipt(house, tx, system, of))
  await Promise.all(chance.happens(0.3) ? [once(), once()] : [once()])
}

const time: Command = async ({ saldo: { clock }, chance }) => {
  const [seconds] = [chance.pick([60, 60, hour, 7 * hour, 26 * hour, 72 * hour, 31 * 24 * hour])]
  clock.forward(seconds ?? 60)
}

/** What may happen, and how often. */
const commands: readonly [weight: number, name: string, command: Command][] = [
  [20, 'start', start],
  [16, 'pay', onPage('pay')],
  [4, 'decline', onPage('decline')],
  [2, 'expire', onPage('expire')],
  [24, 'hear', hear],
  [5, 'poll', ({ saldo }) => pollPayments(saldo.house)],
  [8, 'time', time],
  [4, 'report', report],
  [6, 'decide direct', decideDirect],
  [2, 'charge back', chargeBack],
  [2, 'dispute', (town) => town.dispute(town.anyCase())],
  [2, 'keep books', ({ saldo }) => keepBooks(saldo.house)],
  [1, 'new case', (town) => town.addCase()],
  [1, 'restart', (town) => town.restart()],
]
const total = commands.reduce((all, [weight]) => all + weight, 0)

function draw({ chance, trail }: MoneyTown): Command {
  let left = chance.next() * total
  for (const [weight, name, command] of commands) {
    left -= weight
    if (left >= 0) continue
    trail.push(name)
    return command
  }
  return time
}

/** One thing happens; now and then two at once, to the same people and without knowing of each other. */
export async function step(town: MoneyTown): Promise<void> {
  const deeds = [draw(town), ...(town.chance.happens(0.1) ? [draw(town)] : [])]
  const isAlone = deeds.length === 1
  const done = await Promise.allSettled(deeds.map((deed) => allowed(deed(town), isAlone)))
  for (const one of done) if (one.status === 'rejected') throw one.reason
}

/** A clear no is an answer; everything else is a fault of ours. */
async function allowed(work: Promise<unknown>, isAlone: boolean): Promise<void> {
  try {
    await work
  } catch (error) {
    const isNo = isRefusal(error) || (error instanceof TRPCError && error.code !== 'INTERNAL_SERVER_ERROR')
    // Two at once: the server that ends takes the other one's connection with it, as a real one would.
    const isGone = !isAlone && /closed|ended|terminat|not connected/i.test(String(error))
    if (!isNo && !isGone) throw error
  }
}

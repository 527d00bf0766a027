import { finishCharges } from '../../payments/charge-instalments.ts'
import { pollChargebacks } from '../../payments/poll-chargebacks.ts'
import { pollPayouts } from '../../payments/read-payout.ts'
import { keepBooks } from '../../payments/keep-books.ts'
import { pollPayments } from '../../payments/poll-payments.ts'
import { keepPlans } from '../../plans/keep-plans.ts'
import { Readable } from 'node:stream'
import { isRefusal } from '#shared/refusal.ts'
import { receiveBankFile } from '../../bank/receive-file.ts'
import type { Payout } from './clearing.ts'
import { carryOut, settleWaiting } from './bank-commands.ts'
import type { MoneyTown } from './money-town.ts'
import { doJobs } from './run-commands.ts'

/** Everything that was on its way arrives, and what was never told is asked for. */
export async function settleDown(town: MoneyTown): Promise<void> {
  const { network, saldo } = town
  for (const session of network.openSessions) network.expire(session)
  await hearEverything(town)
  network.keptCards.decideOpen()
  await askAboutPayments(town)
  await finishEveryCharge(town)
  await work(town)
  for (const refund of network.refunds.values())
    if (refund.status === 'pending') network.decideRefund(refund, true)
  for (const payout of network.clearing.payouts) {
    if (payout.status === 'FAILED') continue
    payout.status = 'PAID'
    if (!payout.isAtBank) bookAtBank(town, payout)
  }
  await hearEverything(town)
  // Each question may find nobody there; what was lost is found by one of them.
  for (let round = 0; round < 5; round += 1) {
    await persisting(() => pollPayouts(saldo.house))
    await pollChargebacks(saldo.house)
  }
  while (town.bank.orders.some(({ status }) => status === 'ORDERED')) await carryOut(town)
  for (let text = town.bank.tell(true); text !== null; text = town.bank.tell(true))
    await receiveBankFile(saldo.house, 'camt.xml', Readable.from([Buffer.from(text)]), null)
  await work(town)
  while ((await saldo.house.db.bankEntry.count({ where: { status: 'WAITING' } })) > 0)
    await settleWaiting(town, ['DEBIT', 'RETURNED_CREDIT'])
  await keepPlans(saldo.house)
  await work(town)
  await keepBooks(saldo.house)
}

async function hearEverything(town: MoneyTown): Promise<void> {
  for (let event = town.network.news.shift(); event; event = town.network.news.shift())
    if (!(await town.deliver(event))) throw new Error(`The news ${event.providerType} are never taken`)
}

/** A provider that cannot be reached is asked again until it can. */
async function work(town: MoneyTown): Promise<void> {
  for (let round = 0; round < 40; round += 1) {
    const done = await doJobs(town).catch((error: unknown) => {
      if (isRefusal(error) && error.code === 'payments.providerUnavailable') return 1
      throw error
    })
    if (done === 0) return
  }
  throw new Error('The jobs come to no end')
}

/** The bank books it on the account of client money, under the provider's own name of it. */
export function bookAtBank(town: MoneyTown, payout: Payout): void {
  payout.isAtBank = true
  const iban = town.saldo.house.config.clientBank?.iban ?? ''
  town.bank.book('CARD_PAYOUT', { iban, creditorId: '' }, payout.amount, { text: `STRIPE ${payout.trace}` })
}

/** Until each was answered: a question about an old payment that failed is asked again a quarter of an hour later. */
async function askAboutPayments({ saldo: { house, clock } }: MoneyTown): Promise<void> {
  for (let round = 0; round < 40; round += 1) {
    clock.forward(round < 4 ? 61 : 901)
    await pollPayments(house)
    const open = { isUnanswered: true, status: { in: ['STARTED', 'FAILED'] } }
    if (round >= 4 && (await house.db.payment.count({ where: open })) === 0) return
  }
}

/** Tries to charge a card whose answer was lost are asked about until there is one. */
async function finishEveryCharge({ saldo: { house, clock } }: MoneyTown): Promise<void> {
  for (let round = 0; round < 40; round += 1) {
    if ((await house.db.instalmentCharge.count({ where: { status: 'STARTED' } })) === 0) return
    clock.forward(300)
    await finishCharges(house)
  }
  throw new Error('The tries to charge a card come to no end')
}

async function persisting(ask: () => Promise<unknown>): Promise<void> {
  for (let round = 0; round < 40; round += 1) {
    try {
      await ask()
      return
    } catch (error) {
      if (!isRefusal(error)) throw error
    }
  }
  throw new Error('The provider is never there')
}

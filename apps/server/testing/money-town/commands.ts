import { keepBooks } from '../../payments/keep-books.ts'
import { pollPayments } from '../../payments/poll-payments.ts'
import * as bank from './bank-commands.ts'
import * as card from './card-commands.ts'
import type { Command } from './command.ts'
import * as correction from './correction-commands.ts'
import * as cost from './cost-commands.ts'
import * as desk from './desk-commands.ts'
import * as kept from './kept-card-commands.ts'
import type { MoneyTown } from './money-town.ts'
import * as plan from './plan-commands.ts'
import * as provider from './provider-commands.ts'
import * as refund from './refund-commands.ts'
import * as run from './run-commands.ts'
import { isClearNo } from './said.ts'
import { passTime } from './time.ts'

/** What may happen, and how often. */
const commands = {
  start: [14, card.start],
  pay: [12, card.onPage('pay')],
  decline: [3, card.onPage('decline')],
  expire: [2, card.onPage('expire')],
  hear: [18, card.hear],
  contest: [2, provider.contest],
  'answer contest': [2, provider.answerContest],
  'decide contest': [2, provider.decideContest],
  'ask contests': [1, provider.askContests],
  'ask refund': [5, refund.askRefund],
  'decide refund': [6, refund.decideRefund],
  'say account': [4, refund.sayAccount],
  'ask credit': [3, refund.askCredit],
  'end refund': [2, card.endRefund],
  'settle aside': [1, card.settleAside],
  'card payout': [3, provider.payOut],
  'end payout': [3, provider.endPayout],
  'ask payouts': [1, provider.askPayouts],
  'keep card': [2, kept.keepCard],
  'charge cards': [3, kept.charge],
  'end card': [0.5, kept.endCard],
  'ask costs': [2, cost.askCosts],
  spend: [2, cost.spend],
  'take back cost': [0.5, cost.takeBackCost],
  poll: [4, ({ saldo }) => pollPayments(saldo.house)],
  transfer: [10, bank.transfer],
  recall: [2, bank.recall],
  charge: [1, bank.charge],
  tell: [6, bank.tell],
  'carry out': [4, bank.carryOut],
  'send back': [1, bank.sendBack],
  assign: [3, bank.assign],
  'give back': [1, bank.giveBack],
  'decide give back': [2, bank.decidePayBack],
  'settle debit': [1, bank.settleDebit],
  'ask correction': [4, correction.askCorrection],
  'decide correction': [4, correction.decideCorrection],
  'begin run': [2, run.beginRun],
  'decide run': [4, run.decideRun],
  'enter details': [1, run.enterDetails],
  jobs: [6, run.doJobs],
  'job again': [2, run.doAgain],
  report: [3, desk.report],
  'decide direct': [4, desk.decideDirect],
  waive: [2, desk.waive],
  'decide waiver': [1, desk.decideWaiver],
  dispute: [1, desk.dispute],
  resolve: [1, desk.resolve],
  'confirm plan': [2, plan.confirmPlan],
  'offer plan': [1, plan.offerPlan],
  'decide offer': [1, plan.decideOffer],
  sign: [1, plan.sign],
  'pay plan': [5, plan.payPlan],
  'keep plans': [2, plan.keep],
  'decide broken': [1, plan.decideBroken],
  time: [6, passTime],
  'keep books': [2, ({ saldo }) => keepBooks(saldo.house)],
  'new case': [1, (town) => town.addCase()],
  restart: [0.3, (town) => town.restart()],
} satisfies Record<string, [weight: number, command: Command]>
export type CommandName = keyof typeof commands
const names = Object.keys(commands) as CommandName[]

export type Favoured = readonly CommandName[]

/** One of everything; with `often`, these ten times as often, where a story is about them. */
function draw({ chance, trail }: MoneyTown, often: Favoured): Command {
  const weight = (name: CommandName) => commands[name][0] * (often.includes(name) ? 10 : 1)
  let left = chance.next() * names.reduce((all, name) => all + weight(name), 0)
  for (const name of names) {
    left -= weight(name)
    if (left >= 0) continue
    trail.push(name)
    return commands[name][1]
  }
  return passTime
}

/**
 * One thing happens; now and then two at once, to the same people and without knowing of each other, and now and then
 * several people do the same.
 */
export async function step(town: MoneyTown, often: Favoured = []): Promise<void> {
  const first = draw(town, often)
  const copies = town.chance.happens(0.06) ? town.chance.whole(2, 4) : 1
  const deeds = Array.from({ length: copies }, () => first)
  if (town.chance.happens(0.1)) deeds.push(draw(town, often))
  const isAlone = deeds.length === 1
  const done = await Promise.allSettled(deeds.map((deed) => allowed(town, deed, isAlone)))
  for (const one of done) if (one.status === 'rejected') throw one.reason
}

/** A clear no is an answer; everything else is a fault of ours. */
async function allowed(town: MoneyTown, deed: Command, isAlone: boolean): Promise<void> {
  try {
    await deed(town)
  } catch (error) {
    const words = wordsOf(error)
    // Two at once: the server that ends takes the other one's connection with it, as a real one would.
    const isGone =
      !isAlone &&
      /closed|ended|ending|terminat|not connected|not started|not opened|transaction is over/i.test(words)
    // A machine with no time left begins nothing, and nothing has happened.
    const isBusy = /unable to start a transaction/i.test(words)
    if (!isClearNo(error) && !isGone && !isBusy) throw error
  }
}

const wordsOf = (error: unknown): string =>
  error instanceof Error ? `${error.message} ${error.cause ? wordsOf(error.cause) : ''}` : String(error)

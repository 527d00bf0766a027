import { newId } from '#shared/ids.ts'
import type { Creditor, Staff } from '#shared/access/actor.ts'
import { settleResolution } from '../../disputes/settle-resolution.ts'
import { type ActiveCase, addActiveCase } from '../debtor.ts'
import { openTestHouse, type TestHouse } from '../test-house.ts'
import { CardNetwork } from './card-network.ts'
import { Chance } from './chance.ts'

type People = {
  managers: readonly [Staff, Staff]
  collector: Staff
  creditors: readonly Creditor[]
}
export type TownCase = ActiveCase & { creditor: Creditor }

/** A small town with everybody who moves money, in which anything may happen next. */
export class MoneyTown {
  readonly chance: Chance
  readonly network: CardNetwork
  readonly cases: TownCase[] = []
  /** What happened, in order: the way back to the first wrong step. */
  readonly trail: string[] = []
  readonly saldo: TestHouse
  readonly managers: readonly [Staff, Staff]
  private readonly collector: Staff
  private readonly creditors: readonly Creditor[]

  private constructor(seed: number, saldo: TestHouse, people: People) {
    this.chance = new Chance(seed)
    this.network = new CardNetwork(this.chance)
    this.saldo = saldo
    this.managers = people.managers
    this.collector = people.collector
    this.creditors = people.creditors
    saldo.house.payments = this.network.door
  }

  static async open(seed: number, size = 6): Promise<MoneyTown> {
    const saldo = await openTestHouse()
    const managers = [
      await saldo.addStaff('manager', 'Marta Ferrer', ['es', 'de']),
      await saldo.addStaff('manager', 'Henrik Dahl', ['en', 'de']),
    ] as const
    const collector = await saldo.addStaff('collector', 'Jonas Brandt', ['de'])
    const creditors = [
      await saldo.addCreditor('Aceros Vega SL'),
      await saldo.addCreditor('Nordlicht Textil GmbH', 'DE'),
    ]
    await saldo.house.db.creditor.updateMany({ data: { managerId: managers[0].userId } })
    const town = new MoneyTown(seed, saldo, { managers, collector, creditors })
    for (let place = 0; place < size; place += 1) await town.addCase()
    return town
  }

  async addCase(): Promise<void> {
    const creditor = this.chance.pick(this.creditors) as Creditor
    const invoices = Array.from({ length: this.chance.whole(1, 3) }, (_, place) => ({
      number: `F-${this.cases.length}-${place}`,
      dueOn: `2026-0${this.chance.whole(1, 9)}-${String(this.chance.whole(1, 28)).padStart(2, '0')}`,
      amountMinor: BigInt(this.chance.whole(100_00, 20_000_00)),
    }))
    const file = await addActiveCase(this.saldo.house, { creditor, collector: this.collector, invoices })
    this.cases.push({ ...file, creditor })
  }

  /** The server ends and begins again: only what is in the database is still known. */
  async restart(): Promise<void> {
    await this.saldo.restart()
    this.saldo.house.payments = this.network.door
  }

  as = (actor: Parameters<TestHouse['callerAs']>[0]) => this.saldo.callerAs(actor)
  now = () => Date.parse(this.saldo.house.clock.now())
  anyCase = () => this.chance.pick(this.cases) as TownCase

  /** A whole dispute, from the debtor's words to the decision in effect. */
  async dispute({ caseId, actor, creditor, invoiceIds }: TownCase): Promise<void> {
    await this.saldo.house.db.rateLimit.deleteMany()
    const disputeId = newId('dispute', this.now())
    const invoiceId = this.chance.pick(invoiceIds) ?? invoiceIds[0]
    if (!invoiceId) return
    const words = 'Half of the beams are rusty; see the photographs.'
    const outcome = this.chance.pick(['UPHELD', 'REJECTED'] as const) ?? 'REJECTED'
    await this.as(actor).disputes.open({
      disputeId,
      type: 'QUALITY',
      items: [{ invoiceId, amountMinor: null }],
      words,
    })
    await this.as(creditor).disputes.answer({ caseId, disputeId, version: 0, stance: 'REJECTS', words })
    const { version } = await this.as(this.managers[0]).disputes.resolve({
      caseId,
      disputeId,
      version: 1,
      outcome,
      reasonToDebtor: words,
      reasonToCreditor: words,
    })
    await settleResolution(this.saldo.house, { disputeId, version })
  }

  close = () => this.saldo.close()
}

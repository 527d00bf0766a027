import { bareNumber } from '#shared/bank/creditor-reference.ts'
import { newId } from '#shared/ids.ts'
import type { Creditor, Staff } from '#shared/access/actor.ts'
import type { TestServer } from '../../../launcher/test-database.ts'
import { clientIban } from '../../bank/client-iban.ts'
import type { JobName } from '../../jobs.ts'
import { webhookRoute } from '../../payments/webhook-route.ts'
import { type ActiveCase, addActiveCase } from '../debtor.ts'
import { openTestHouse, type TestHouse } from '../test-house.ts'
import { CardNetwork } from './card-network.ts'
import { Chance } from './chance.ts'
import { Said } from './said.ts'
import { TownBank } from './town-bank.ts'

type People = {
  managers: readonly [Staff, Staff]
  collector: Staff
  creditors: readonly Creditor[]
}
export type TownCase = ActiveCase & {
  creditor: Creditor
  number: string
  /** From where its debtor pays. */
  payer: { name: string; iban: string }
}
export type TownAccount = { creditorId: string; iban: string; paysOutTo: string }

/** What was agreed with people and acknowledged: it must still be so, whatever happened since. */
export type Promised = {
  waivers: Set<string>
  directs: Set<string>
  /** What may be spent, as the creditor has agreed; what was spent, and what was taken back of it. */
  consents: Map<string, number>
  costs: Map<string, number>
  costsBack: Set<string>
}

/** A small town with everybody who moves money, in which anything may happen next. */
export class MoneyTown {
  readonly chance: Chance
  readonly network: CardNetwork
  readonly bank: TownBank
  readonly cases: TownCase[] = []
  readonly accounts: TownAccount[] = []
  readonly promised: Promised = {
    waivers: new Set(),
    directs: new Set(),
    consents: new Map(),
    costs: new Map(),
    costsBack: new Set(),
  }
  readonly said = new Said(() => this.trail.length)
  /** What happened, in order: the way back to the first wrong step. */
  readonly trail: string[] = []
  /** Jobs that have run: one that is delivered again must change nothing. */
  readonly jobsDone: { name: JobName; data: never }[] = []
  /** Receipts whose shares were worked out again already. */
  readonly checked = new Set<string>()
  readonly saldo: TestHouse
  readonly managers: readonly [Staff, Staff]
  readonly creditors: readonly Creditor[]
  private readonly collector: Staff
  #cases = 0

  private constructor(seed: number, saldo: TestHouse, people: People) {
    this.chance = new Chance(seed)
    this.network = new CardNetwork(this.chance, () => saldo.clock.now())
    this.bank = new TownBank(this.chance, () => saldo.clock.today())
    this.saldo = saldo
    this.managers = people.managers
    this.collector = people.collector
    this.creditors = people.creditors
    this.#openDoors()
  }

  static async open(seed: number, size = 6, server?: TestServer): Promise<MoneyTown> {
    const saldo = await openTestHouse({}, server)
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
    const destinations = ['DE89370400440532013000', 'FR1420041010050500013M02606']
    for (const [place, { creditorId }] of creditors.entries()) {
      const account = await clientIban(saldo.house, creditorId, 'EUR')
      if (!account) throw new Error('The bank of the demonstration gives every creditor an account')
      const paysOutTo = destinations[place] ?? ''
      town.accounts.push({ creditorId, iban: account.iban, paysOutTo })
      await town.addDetails(creditorId)
    }
    for (let place = 0; place < size; place += 1) await town.addCase()
    return town
  }

  async addCase(): Promise<void> {
    const creditor = this.chance.pick(this.creditors) as Creditor
    const place = (this.#cases += 1)
    const invoices = Array.from({ length: this.chance.whole(1, 3) }, (_, each) => ({
      number: `F-${place}-${each}`,
      dueOn: `2026-0${this.chance.whole(1, 9)}-${String(this.chance.whole(1, 28)).padStart(2, '0')}`,
      amountMinor: BigInt(this.chance.whole(100_00, 20_000_00)),
    }))
    const number = `C-TN-${String(place).padStart(4, '0')}`
    const file = await addActiveCase(this.saldo.house, {
      creditor,
      collector: this.collector,
      invoices,
      number,
    })
    // Two debtors share a bank account now and then: an IBAN alone says nothing for certain.
    const iban = payers[place % payers.length] ?? ''
    this.cases.push({ ...file, creditor, number, payer: { name: `Debtor ${bareNumber(number)}`, iban } })
  }

  /** Bank details that are in force, as after the second factor and the day of waiting. */
  async addDetails(creditorId: string): Promise<void> {
    const { house } = this.saldo
    const account = this.accountOf(creditorId)
    const enteredAt = new Date(this.now() - 172_800_000)
    const entered = {
      enteredById: 'owner',
      enteredByName: 'Somebody',
      enteredByEmail: 'somebody@example.test',
    }
    await house.db.bankDetails.create({
      data: {
        ...entered,
        id: newId('bankDetails', this.now()),
        creditorId,
        iban: account.paysOutTo,
        holder: 'The company',
        town: 'Bilbao',
        country: 'ES',
        nameCheck: 'MATCHES',
        enteredAt,
        activeFrom: new Date(enteredAt.getTime() + 86_400_000),
      },
    })
  }

  /** The server ends and begins again: only what is in the database is still known. */
  async restart(): Promise<void> {
    await this.saldo.restart()
    this.#openDoors()
  }

  /** News arrive as the provider sends them; anything but a yes makes it send them again. */
  async deliver(event: unknown): Promise<boolean> {
    const request = new Request('http://saldo.test/webhooks/stripe', {
      method: 'POST',
      body: JSON.stringify(event),
    })
    return (await webhookRoute(this.saldo.house).fetch(request)).ok
  }

  #openDoors(): void {
    this.saldo.house.payments = this.network.door
    this.saldo.house.chargebacks = this.network.contests.door
    this.saldo.house.bank = this.bank.door
  }

  as = (actor: Parameters<TestHouse['callerAs']>[0]) => this.saldo.callerAs(actor)
  now = () => Date.parse(this.saldo.house.clock.now())
  anyCase = () => this.chance.pick(this.cases) as TownCase
  anyManager = () => this.chance.pick(this.managers) as Staff
  accountOf = (creditorId: string) =>
    this.accounts.find((account) => account.creditorId === creditorId) as TownAccount
  creditorOf = (caseId: string) => this.cases.find((one) => one.caseId === caseId)?.creditor.creditorId ?? ''
  close = () => this.saldo.close()
}

const payers = [
  'DE02120300000000202051',
  'DE02500105170137075030',
  'DE02100500000054540402',
  'DE02300209000106531065',
]

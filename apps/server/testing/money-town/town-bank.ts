import type { Day } from '#shared/dates.ts'
import { camtFile, type CamtVersion, camtVersions, type KitEntry } from '../../bank/camt.test-kit.ts'
import type { BankDoor } from '../../ports/bank.ts'
import type { Chance } from './chance.ts'

/** What the bank has booked on one of our accounts, whether it has told us or not. */
export type Booking = {
  id: string
  iban: string
  creditorId: string
  /** What the account has grown by, and what of it the bank has kept. */
  amount: number
  charges: number
  on: Day
  what: 'PAID_IN' | 'TAKEN_BACK' | 'PAID_OUT' | 'CAME_BACK' | 'CHARGED' | 'CARD_PAYOUT'
  /** For which case its payer meant it; null where nobody could say. */
  caseId: string | null
  isBack: boolean
  /** Of money that its payer's bank has taken back: the booking with which it left. */
  backId?: string
  isTold: boolean
  entry: KitEntry
}

/** A transfer that we have ordered, as it stands in the message that the bank has. */
export type Ordered = {
  endToEndId: string
  from: string
  to: string
  amount: number
  status: 'ORDERED' | 'DONE' | 'BACK'
}

const text = (amount: number) => (Math.abs(amount) / 100).toFixed(2)

/** The bank with every client account: it tells late, twice and in any order, and what it knows itself is the truth. */
export class TownBank {
  readonly bookings: Booking[] = []
  readonly orders: Ordered[] = []
  /** Files that nobody could take at that moment: they are handed in again. */
  readonly notTaken: string[] = []
  private readonly chance: Chance
  private readonly today: () => Day
  readonly #messages = new Map<string, string>()
  #count = 0

  constructor(chance: Chance, today: () => Day) {
    this.chance = chance
    this.today = today
  }

  readonly door: BankDoor = {
    order: async ({ messageId, xml }) => {
      const known = this.#messages.get(messageId)
      if (known !== undefined && known !== xml) throw new Error(`Another order is known as ${messageId}`)
      if (known === undefined) this.orders.push(...transfersIn(xml))
      this.#messages.set(messageId, xml)
      return { place: `bank/${messageId}` }
    },
  }

  book(
    what: Booking['what'],
    account: { iban: string; creditorId: string },
    amount: number,
    more: Partial<KitEntry> & { caseId?: string; charged?: number } = {},
  ): Booking {
    const { caseId = null, charged = 0, ...entry } = more
    const id = `B-${this.chance.seed}-${(this.#count += 1)}`
    const direction = amount < 0 ? ('DBIT' as const) : ('CRDT' as const)
    const charges = charged === 0 ? {} : { charges: text(charged) }
    const on = this.today()
    const booking: Booking = {
      ...account,
      id,
      amount,
      charges: charged,
      on,
      what,
      caseId,
      isBack: false,
      isTold: false,
      entry: { id, amount: text(amount), direction, on, ...charges, ...entry },
    }
    this.bookings.push(booking)
    return booking
  }

  /** The payer's bank wants back what it has sent; the account falls by what had been paid. */
  takeBack(booking: Booking): void {
    booking.isBack = true
    const { endToEndId, reference, name, iban } = booking.entry
    const of = Object.fromEntries(
      Object.entries({ endToEndId, reference, name, iban }).filter(([, word]) => word),
    )
    const amount = -(booking.amount + booking.charges)
    booking.backId = this.book('TAKEN_BACK', booking, amount, { ...of, returnReason: 'MD06' }).id
  }

  carryOut(order: Ordered, account: { iban: string; creditorId: string }): void {
    order.status = 'DONE'
    const sent = {
      endToEndId: order.endToEndId,
      iban: order.to,
      code: ['PMNT', 'ICDT', 'ESCT'] as [string, string, string],
    }
    this.book('PAID_OUT', account, -order.amount, sent)
  }

  /** The account it went to is closed: it stands here again. */
  sendBack(order: Ordered, account: { iban: string; creditorId: string }): void {
    order.status = 'BACK'
    const back = { endToEndId: order.endToEndId, iban: order.to, returnReason: 'AC04' }
    this.book('CAME_BACK', account, order.amount, back)
  }

  balance = (creditorId: string): number =>
    this.bookings
      .filter((booking) => booking.creditorId === creditorId)
      .reduce((all, { amount }) => all + amount, 0)

  /** A statement or a notice of what was booked and, now and then, of what was told before. */
  tell(isEverything = false): string | null {
    const again = this.notTaken.shift()
    return again ?? this.#write(isEverything)
  }

  #write(isEverything: boolean): string | null {
    const waiting = this.bookings.filter(({ isTold }) => !isTold)
    const [first] = waiting
    if (!first) return null
    const ofOne = waiting.filter(({ iban }) => iban === first.iban)
    const fresh = isEverything ? ofOne : ofOne.filter(() => this.chance.happens(0.8))
    const again = this.bookings.filter(({ iban, isTold }) => iban === first.iban && isTold)
    const told = [...fresh, ...again.filter(() => this.chance.happens(0.1))]
    if (told.length === 0) return null
    const entries = this.chance.happens(0.3) ? told.toReversed() : told
    for (const booking of fresh) booking.isTold = true
    const version = this.chance.pick(camtVersions) as CamtVersion
    const format = this.chance.happens(0.4) ? ('054' as const) : ('053' as const)
    return camtFile({ iban: first.iban, version, format, entries: entries.map(({ entry }) => entry) })
  }
}

/** Read anew from the message, as the bank would: nothing of what we know stands behind it. */
function transfersIn(xml: string): Ordered[] {
  return xml
    .split('<PmtInf>')
    .slice(1)
    .flatMap((group) => {
      const from = /<DbtrAcct>.*?<IBAN>(\w+)</s.exec(group)?.[1] ?? ''
      return group
        .split('<CdtTrfTxInf>')
        .slice(1)
        .map((transfer) => ({
          endToEndId: /<EndToEndId>([^<]+)</.exec(transfer)?.[1] ?? '',
          from,
          to: /<CdtrAcct>.*?<IBAN>(\w+)</s.exec(transfer)?.[1] ?? '',
          amount: Number((/<InstdAmt[^>]*>([\d.]+)</.exec(transfer)?.[1] ?? '').replace('.', '')),
          status: 'ORDERED' as const,
        }))
    })
}

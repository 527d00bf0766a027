import { defaultMandate, type Mandate } from '../agreements/mandate.ts'
import { claimOn, type ClaimQuestion } from '../cases/claim.ts'
import { demandOf, type Held } from '../cases/demand.ts'
import { type Day, day, dayOf, type Instant, instant } from '../dates.ts'
import { type InvoiceId, newId } from '../ids.ts'
import { type Minor, minor } from '../money.ts'
import { decided, statusAt, whyNotNegotiate } from './negotiation.ts'
import { judge, type Situation, whyNotPropose } from './plan-policy.ts'
import { scheduleOf } from './schedule.ts'

/** The rules as one thing, so that a test can plant a fault in one of them and see whether it is found. */
export const rules = { judge, whyNotPropose, whyNotNegotiate, decided, scheduleOf, demandOf, statusAt }
export type Rules = typeof rules

/** What is owed in one case, on which day, and what of it may be demanded: two invoices, what was paid, what is held. */
export class OwedCase {
  now: Instant = instant('2026-11-21T09:00:00Z')
  holds: Held[] = []
  paid = 0
  readonly invoices: { invoiceId: InvoiceId; amount: Minor }[]

  readonly owed: Minor
  readonly mandate: Mandate
  readonly use: Rules

  constructor(owed: Minor, mandate: Mandate, use: Rules) {
    this.owed = owed
    this.mandate = mandate
    this.use = use
    const half = minor(Math.floor(owed / 2))
    this.invoices = [half, minor(owed - half)].map((amount, place) => ({
      invoiceId: newId('invoice', place + 1),
      amount,
    }))
  }

  /** Whether a plan runs: known to who negotiates. */
  protected get hasPlan(): boolean {
    return false
  }

  get today(): Day {
    return dayOf(this.now, 'UTC')
  }

  claim(interestUntil?: Day) {
    const question: ClaimQuestion = {
      invoices: this.invoices.map(({ invoiceId, amount }, place) => ({
        invoiceId,
        number: String(place),
        dueOn: day('2026-11-20'),
        amount,
      })),
      receipts: this.paid
        ? [{ paymentId: newId('payment', 1), on: day('2026-11-20'), amount: minor(this.paid) }]
        : [],
      // A creditor whose law knows no interest: the oracle can then add up by itself.
      creditorCountry: 'AE',
      debtorCountry: 'DE',
      currency: 'EUR',
      ...(interestUntil ? { interestUntil } : {}),
    }
    return claimOn(this.today, question)
  }

  demand() {
    return this.use.demandOf(this.claim(), this.holds)
  }

  situation(on: Day = this.today): Situation {
    const demand = this.demand()
    return {
      status: 'ACTIVE',
      today: on,
      currency: 'EUR',
      placedOn: day('2026-11-02'),
      principalPlaced: this.owed,
      outstanding: this.claim().outstanding,
      undisputed: demand.undisputed,
      isPaused: demand.isPaused,
      isDisputed: demand.held > 0,
      hasPlan: this.hasPlan,
      hasBroken: false,
      mandate: this.mandate,
      holidays: new Set(),
    }
  }
}

export const mandates: Mandate[] = [
  defaultMandate,
  { ...defaultMandate, discountAtMost: 1_000 },
  { ...defaultMandate, automaticApproval: false },
  { ...defaultMandate, authorityLimit: minor(5_000_00), instalments: [{ below: minor(5_000_00), most: 4 }] },
]

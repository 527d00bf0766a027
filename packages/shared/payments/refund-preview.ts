import type { Currency, Minor } from '../money.ts'

/** Where a case stands, before or after a refund. */
export type RefundStanding = {
  /** What the debtor owes, and what is the debtor's beyond that. */
  readonly outstanding: Minor
  readonly credit: Minor
  /** What we hold for the creditor; below zero what it owes back until a run sets it off (D7). */
  readonly payable: Minor
  /** What we have charged for the case and not yet taken. */
  readonly commission: Minor
  readonly vat: Minor
}

/** What a refund would do, in figures. */
export type RefundPreview = {
  readonly currency: Currency
  readonly before: RefundStanding
  readonly after: RefundStanding
  /** What of it was paid out to the creditor already, and comes back by the next run. */
  readonly owedBack: Minor
  readonly needsSecond: boolean
  /** The limit in euro, from which a second person decides. */
  readonly secondFrom: Minor
}

import type { AccountKind } from '../ledger/chart.ts'
import type { PostingKind } from '../ledger/posting.ts'
import { add, type Minor, negate, subtract, sum, zero } from '../money.ts'
import type { Booked } from './booked.ts'
import {
  claimMovementOf,
  claimMovements,
  type ClaimMovement,
  heldFor,
  isCharge,
  isClaim,
  moneyMovementOf,
  moneyMovements,
  type MoneyMovement,
  movedOn,
} from './movement.ts'

/**
 * The figures of a month in one currency, of a case or of all (A53).
 *
 * - `claim`: what debtors owe. opening + placed + interest + compensation + costs + corrected − reduced − recovered −
 *   writtenOff = closing.
 * - `ours`: what we have charged: fee, the VAT on it, and interest where the agreement leaves it to us; `setOff` against
 *   the creditor's money or `invoiced`, and together the same.
 * - `net`: recovered less what we have charged: the economic return of the month.
 * - `money`: the creditor's money with us. opening + recovered + corrected − setOff − direct − paidOut = closing;
 *   `direct` is what debtors have paid to the creditor itself (A38), so that the creditor has it already.
 */
export type MonthFigures = {
  readonly claim: { readonly [word in ClaimMovement]: Minor } & {
    readonly opening: Minor
    readonly closing: Minor
  }
  readonly ours: {
    readonly fee: Minor
    readonly vat: Minor
    readonly kept: Minor
    readonly setOff: Minor
    readonly invoiced: Minor
  }
  readonly net: Minor
  readonly money: { readonly [word in MoneyMovement]: Minor } & {
    readonly opening: Minor
    readonly closing: Minor
  }
}

/** Movements that lower a claim, and are told as what was recovered, given up or written off. */
const lowers: readonly ClaimMovement[] = ['reduced', 'recovered', 'writtenOff']
/** Movements that lower the creditor's money with us. */
const leaves: readonly MoneyMovement[] = ['setOff', 'direct', 'paidOut']

const on = (kind: AccountKind) => (account: { kind: AccountKind }) => account.kind === kind

/** Adds up what was posted before the month, and in it. All of one currency; the caller has chosen. */
export function figuresOf(before: readonly Booked[], during: readonly Booked[]): MonthFigures {
  const claimOf = (some: readonly Booked[]) => sum(some.map(({ entries }) => movedOn(entries, isClaim)))
  const moneyOf = (some: readonly Booked[]) => sum(some.map(({ entries }) => heldFor(entries, on('PAYABLE'))))
  const charged = during.filter(({ kind }) => isCharge(kind))
  const chargedOn = (kind: AccountKind) => sum(charged.map(({ entries }) => heldFor(entries, on(kind))))
  const claimIn = (word: ClaimMovement) =>
    turned(lowers.includes(word), claimOf(during.filter(({ kind }) => claimMovementOf(kind) === word)))
  const moneyIn = (word: MoneyMovement) =>
    turned(leaves.includes(word), moneyOf(during.filter(({ kind }) => moneyMovementOf(kind) === word)))
  const [fee, vat, kept] = [chargedOn('FEES'), chargedOn('VAT'), chargedOn('INTEREST_KEPT')]
  const claim = byWord(claimMovements, claimIn)
  return {
    claim: { opening: claimOf(before), ...claim, closing: claimOf([...before, ...during]) },
    ours: { fee, vat, kept, setOff: moneyIn('setOff'), invoiced: negate(chargedOn('INVOICED')) },
    net: subtract(claim.recovered, fee, vat, kept),
    money: {
      opening: moneyOf(before),
      ...byWord(moneyMovements, moneyIn),
      closing: moneyOf([...before, ...during]),
    },
  }
}

/** Whether there is anything to say: a claim, money with us, or something that happened. */
export function isSilent({ claim, ours, money }: MonthFigures): boolean {
  return [claim, ours, money].every((part) => Object.values(part).every((amount) => amount === 0))
}

/** What one posting changes for the creditor: the claim against the debtor, and the money we hold. */
export function effectOf({ kind, entries }: { kind: PostingKind; entries: Booked['entries'] }) {
  return {
    claim: movedOn(entries, isClaim),
    money: heldFor(entries, on('PAYABLE')),
    charged: isCharge(kind)
      ? add(heldFor(entries, on('FEES')), heldFor(entries, on('VAT')), heldFor(entries, on('INTEREST_KEPT')))
      : zero,
  }
}

const turned = (isTurned: boolean, amount: Minor) => (isTurned ? negate(amount) : amount)

const byWord = <W extends string>(words: readonly W[], of: (word: W) => Minor) =>
  Object.fromEntries(words.map((word) => [word, of(word)])) as Record<W, Minor>

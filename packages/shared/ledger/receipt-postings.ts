import type { CaseId } from '../ids.ts'
import { type Currency, type Minor, negate, subtract, sum, zero } from '../money.ts'
import type { Allocation } from './allocation.ts'
import { claimEntries } from './claim-postings.ts'
import type { Entry } from './chart.ts'
import { accountOf, moved, type Posting, posting, reversed } from './posting.ts'

/**
 * Where the money of a receipt is when it counts: at the card provider, at the bank, or with the creditor; in transit
 * where a transfer of ours was to give it back and the bank has not carried that out.
 */
export type Via = 'CARD_CLEARING' | 'BANK' | 'HELD_BY_CREDITOR' | 'IN_TRANSIT'

/** Money of a debtor has arrived for a case, and it is not yet said what it pays. Refuses (RangeError) nothing at all. */
export function receiptCleared(
  caseId: CaseId,
  amount: Minor,
  currency: Currency,
  via: Via = 'CARD_CLEARING',
): Posting {
  mustBePositive(amount)
  return posting(
    'receipt-cleared',
    moved(accountOf('UNALLOCATED', caseId, currency), accountOf(via, caseId, currency), amount),
  )
}

/** Money has arrived at the bank that nobody can assign yet (D7): it waits for a person. */
export function receiptSuspended(amount: Minor, currency: Currency): Posting {
  mustBePositive(amount)
  return posting(
    'receipt-suspended',
    moved(accountOf('SUSPENSE', null, currency), accountOf('BANK', null, currency), amount),
  )
}

/**
 * Money has come by card that is not what was expected: another amount or currency, or for a case that is over. It is
 * with the provider and pays nothing; it stands apart from what waits there to be paid out.
 */
export function moneySetAside(amount: Minor, currency: Currency): Posting {
  mustBePositive(amount)
  return posting(
    'money-set-aside',
    moved(accountOf('SET_ASIDE', null, currency), accountOf('CARD_ASIDE', null, currency), amount),
  )
}

/** A person has had the provider give it back to the card that it came from. */
export function setAsideGivenBack(amount: Minor, currency: Currency): Posting {
  return reversed(moneySetAside(amount, currency), 'set-aside-given-back')
}

/** A person has found the case that it is for: it stands apart no longer, and comes as a receipt like any other. */
export function setAsideAssigned(amount: Minor, currency: Currency): Posting {
  return reversed(moneySetAside(amount, currency), 'set-aside-assigned')
}

/** A person has found the case that waiting money is for. */
export function suspenseAssigned(caseId: CaseId, amount: Minor, currency: Currency): Posting {
  mustBePositive(amount)
  return posting(
    'suspense-assigned',
    moved(accountOf('UNALLOCATED', caseId, currency), accountOf('SUSPENSE', null, currency), amount),
  )
}

/**
 * What a receipt pays is decided: the claim falls by it, and the money becomes the creditor's; what was paid beyond the
 * claim stays the debtor's.
 */
export function receiptAllocated(
  caseId: CaseId,
  allocations: readonly Allocation[],
  currency: Currency,
): Posting {
  const total = sum(allocations.map(({ amount }) => amount))
  const credit = sum(allocations.filter(({ part }) => part === 'CREDIT').map(({ amount }) => amount))
  return posting('receipt-allocated', [
    { account: accountOf('UNALLOCATED', caseId, currency), amount: total },
    { account: accountOf('PAYABLE', caseId, currency), amount: negate(sum([total, negate(credit)])) },
    { account: accountOf('DEBTOR_CREDIT', caseId, currency), amount: negate(credit) },
    ...allocations.flatMap(({ part, invoiceId, amount }) =>
      part === 'CREDIT' ? [] : claimEntries(caseId, currency, part, invoiceId, negate(amount)),
    ),
  ])
}

/** A receipt pays nothing any more, because it is given back, taken back, or was somebody else's. */
export function receiptDeallocated(allocated: Pick<Posting, 'entries'>): Posting {
  return reversed(allocated, 'receipt-deallocated')
}

/**
 * The payer's bank has taken back what had arrived at ours: it leaves the case, and the account with it. What of its
 * credit was given back earlier stays where it went.
 */
export function receiptReturned(
  caseId: CaseId,
  amount: Minor,
  currency: Currency,
  creditGone: Minor = zero,
): Posting {
  mustBePositive(amount)
  return posting('receipt-returned', [
    { account: accountOf('UNALLOCATED', caseId, currency), amount },
    { account: accountOf('BANK', null, currency), amount: negate(subtract(amount, creditGone)) },
    { account: accountOf('DEBTOR_CREDIT', caseId, currency), amount: negate(creditGone) },
  ])
}

/** Waiting money was assigned to the wrong case: it waits again. */
export function suspenseUnassigned(caseId: CaseId, amount: Minor, currency: Currency): Posting {
  return reversed(suspenseAssigned(caseId, amount, currency), 'suspense-unassigned')
}

/**
 * Money that nobody could assign goes back to whoever sent it: by a transfer that we order, or because their bank has
 * taken it already.
 */
export function suspenseReturned(amount: Minor, currency: Currency, by: 'IN_TRANSIT' | 'BANK'): Posting {
  mustBePositive(amount)
  return posting(
    'suspense-returned',
    moved(accountOf(by, null, currency), accountOf('SUSPENSE', null, currency), amount),
  )
}

/** A direct payment is the creditor's, and the creditor has it (A38): both sides are gone. */
export function directPaymentSettled(caseId: CaseId, amount: Minor, currency: Currency): Posting {
  mustBePositive(amount)
  return posting(
    'direct-payment-settled',
    moved(accountOf('HELD_BY_CREDITOR', caseId, currency), accountOf('PAYABLE', caseId, currency), amount),
  )
}

/** The card provider has paid out what it took. */
export function cardPaidOut(amount: Minor, currency: Currency): Posting {
  mustBePositive(amount)
  return posting(
    'card-paid-out',
    moved(accountOf('CARD_CLEARING', null, currency), accountOf('BANK', null, currency), amount),
  )
}

/**
 * One movement that the card provider has settled with a payout: a receipt, or below nothing what it gave or took back.
 * What the provider has kept of it is ours to make good, never the client's cost (C7).
 */
export function cardSettled(amount: Minor, fee: Minor, currency: Currency): Posting {
  if (fee < 0) throw new RangeError('A fee is not below nothing')
  return posting('card-paid-out', [
    ...moved(accountOf('CARD_CLEARING', null, currency), accountOf('BANK', null, currency), amount),
    ...moved(accountOf('BANK', null, currency), accountOf('OWED_BY_AGENCY', null, currency), fee),
  ])
}

/** Money that pays nothing, or nothing any more, goes back the way it came; from the bank it has to be ordered. */
export function refunded(
  caseId: CaseId,
  amount: Minor,
  currency: Currency,
  from: 'UNALLOCATED' | 'DEBTOR_CREDIT',
  by: 'CARD_CLEARING' | 'IN_TRANSIT',
): Posting {
  mustBePositive(amount)
  return posting(
    'refunded',
    moved(accountOf(by, caseId, currency), accountOf(from, caseId, currency), amount),
  )
}

/**
 * A receipt that paid something is given back, as a whole or so that what is left of it is posted anew: everything of it
 * leaves the case. What of its credit was given back earlier stays where it went.
 */
export function receiptGivenBack(
  caseId: CaseId,
  amount: Minor,
  creditGone: Minor,
  currency: Currency,
): Posting {
  mustBePositive(amount)
  return posting('refunded', leaving(caseId, amount, creditGone, currency))
}

/**
 * The same for a receipt that came by bank: what is given back of it is ordered there, and the rest stays where it is
 * and is posted anew.
 */
export function transferGivenBack(
  caseId: CaseId,
  { amount, given, creditGone }: { amount: Minor; given: Minor; creditGone: Minor },
  currency: Currency,
): Posting {
  mustBePositive(given)
  const stays = subtract(amount, given, creditGone)
  if (stays < 0) throw new RangeError('More is given back than is there')
  return posting('refunded', [
    { account: accountOf('UNALLOCATED', caseId, currency), amount },
    { account: accountOf('IN_TRANSIT', null, currency), amount: negate(given) },
    { account: accountOf('BANK', null, currency), amount: negate(stays) },
    { account: accountOf('DEBTOR_CREDIT', caseId, currency), amount: negate(creditGone) },
  ])
}

/**
 * A payer's bank has taken a card payment back, with what was still there of it: what of its credit was given back
 * earlier stays where it went, and is not taken a second time.
 */
export function chargedBack(
  caseId: CaseId,
  amount: Minor,
  currency: Currency,
  creditGone: Minor = zero,
): Posting {
  mustBePositive(amount)
  return posting('charged-back', leaving(caseId, amount, creditGone, currency))
}

/** The bank has decided for us: what it had taken is there again. */
export function chargebackWon(caseId: CaseId, amount: Minor, currency: Currency): Posting {
  return reversed(chargedBack(caseId, amount, currency), 'chargeback-won')
}

/** A receipt leaves the case to the card provider, less what of its credit went there before. */
function leaving(caseId: CaseId, amount: Minor, creditGone: Minor, currency: Currency): Entry[] {
  return [
    { account: accountOf('UNALLOCATED', caseId, currency), amount },
    {
      account: accountOf('CARD_CLEARING', null, currency),
      amount: negate(sum([amount, negate(creditGone)])),
    },
    { account: accountOf('DEBTOR_CREDIT', caseId, currency), amount: negate(creditGone) },
  ]
}

function mustBePositive(amount: Minor): void {
  if (amount <= 0) throw new RangeError('Money that moves is more than nothing')
}

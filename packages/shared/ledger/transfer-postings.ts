import type { CaseId } from '../ids.ts'
import { type Currency, type Minor, negate, subtract, sum, zero } from '../money.ts'
import { accountOf, moved, type Posting, posting, reversed } from './posting.ts'
import type { Share } from './fee-postings.ts'

/** What one case adds to a remittance; below zero where more was taken back than has come in (D7). */
export type RemittedCase = { readonly caseId: CaseId; readonly amount: Minor }

/** The creditor's money is ordered at the bank. Refuses (RangeError) a remittance of nothing or less. */
export function remitted(cases: readonly RemittedCase[], currency: Currency): Posting {
  const total = sum(cases.map(({ amount }) => amount))
  if (total <= 0) throw new RangeError('A remittance is more than nothing')
  return posting('remitted', [
    ...cases.map(({ caseId, amount }) => ({ account: accountOf('PAYABLE', caseId, currency), amount })),
    { account: accountOf('IN_TRANSIT', null, currency), amount: negate(total) },
  ])
}

/**
 * Our own share leaves the client account with the same run; what we owe that account stays in it and is made good (C7).
 * Refuses (RangeError) a share of nothing or less, and to make more good than it is.
 */
export function feesTaken(
  shares: readonly (Share & { readonly caseId: CaseId })[],
  currency: Currency,
  madeGood: Minor = zero,
): Posting {
  const total = sum(shares.flatMap(({ fee, vat, kept }) => [fee, vat, kept]))
  if (total <= 0) throw new RangeError('What is taken is more than nothing')
  if (madeGood < 0 || madeGood > total) throw new RangeError('No more is made good than is taken')
  return posting('fees-taken', [
    ...shares.flatMap(({ caseId, fee, vat, kept }) => [
      { account: accountOf('FEES', caseId, currency), amount: fee },
      { account: accountOf('VAT', caseId, currency), amount: vat },
      { account: accountOf('INTEREST_KEPT', caseId, currency), amount: kept },
    ]),
    { account: accountOf('OWED_BY_AGENCY', null, currency), amount: negate(madeGood) },
    { account: accountOf('IN_TRANSIT', null, currency), amount: subtract(madeGood, total) },
  ])
}

/** The bank has carried out what was ordered. */
export function transferConfirmed(amount: Minor, currency: Currency): Posting {
  if (amount <= 0) throw new RangeError('A transfer is more than nothing')
  return posting(
    'transfer-confirmed',
    moved(accountOf('BANK', null, currency), accountOf('IN_TRANSIT', null, currency), amount),
  )
}

/** The bank has sent it back: what was ordered has not happened, and the money is owed as before. */
export function transferReturned(ordered: Pick<Posting, 'entries'>): Posting {
  return reversed(ordered, 'transfer-returned')
}

/**
 * The payer's bank has taken back what we had given back already: it has left the client account twice, and the second
 * time is ours to make good (C7). It was never the creditor's.
 */
export function leftTwice(amount: Minor, currency: Currency): Posting {
  if (amount <= 0) throw new RangeError('A loss is more than nothing')
  return posting(
    'left-twice',
    moved(accountOf('BANK', null, currency), accountOf('OWED_BY_AGENCY', null, currency), amount),
  )
}

/** What we had given back has come back after all, from where the books have it: it had left once only, and nobody lost. */
export function lossRecovered(amount: Minor, currency: Currency, from: 'SUSPENSE' | 'IN_TRANSIT'): Posting {
  if (amount <= 0) throw new RangeError('What is recovered is more than nothing')
  return posting(
    'loss-recovered',
    moved(accountOf('OWED_BY_AGENCY', null, currency), accountOf(from, null, currency), amount),
  )
}

/** The bank has charged the client account: it is ours to make good (C7). */
export function bankCharged(amount: Minor, currency: Currency): Posting {
  if (amount <= 0) throw new RangeError('A charge is more than nothing')
  return posting(
    'bank-charged',
    moved(accountOf('BANK', null, currency), accountOf('OWED_BY_AGENCY', null, currency), amount),
  )
}

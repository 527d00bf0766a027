import { describe, expect, it } from 'vitest'
import { newId } from '../ids.ts'
import { type Minor, minor, zero } from '../money.ts'
import type { Allocation } from './allocation.ts'
import { type AccountKind, accountKinds } from './chart.ts'
import { claimPostings, writtenOff } from './claim-postings.ts'
import { commissionCharged, feeInvoicePaid } from './fee-postings.ts'
import { balance, type Posting } from './posting.ts'
import {
  cardPaidOut,
  chargebackWon,
  chargedBack,
  directPaymentSettled,
  moneySetAside,
  receiptAllocated,
  receiptCleared,
  receiptDeallocated,
  receiptSuspended,
  refunded,
  setAsideGivenBack,
  suspenseAssigned,
  transferGivenBack,
} from './receipt-postings.ts'
import { bankCharged, feesTaken, remitted, transferConfirmed, transferReturned } from './transfer-postings.ts'

const caseId = newId('case', 1)
const [first, second] = [newId('invoice', 1), newId('invoice', 2)]
const euros = (amount: number): Minor => minor(amount * 100)
const nothing = { fee: zero, vat: zero, kept: zero }

const of = (kind: AccountKind) => (account: { kind: AccountKind }) => account.kind === kind
/** Every account that is not at nothing. */
const books = (postings: readonly Posting[]) =>
  Object.fromEntries(
    accountKinds
      .map((kind) => [kind, balance(postings, of(kind))] as const)
      .filter(([, amount]) => amount !== 0),
  )

const placed = claimPostings(
  caseId,
  'EUR',
  [
    { invoiceId: first, open: { PRINCIPAL: euros(3000), INTEREST: euros(100), COMPENSATION: euros(40) } },
    { invoiceId: second, open: { PRINCIPAL: euros(500) } },
  ],
  [],
)
const allocations: Allocation[] = [
  { part: 'COMPENSATION', invoiceId: first, amount: euros(40) },
  { part: 'INTEREST', invoiceId: first, amount: euros(100) },
  { part: 'PRINCIPAL', invoiceId: first, amount: euros(2860) },
]
const allocated = receiptAllocated(caseId, allocations, 'EUR')
/** The example of D7: 3,000.00 cleared, 9.5 % of it, 21 % VAT on that. */
const share = { fee: euros(285), vat: minor(59_85), kept: zero }
const charged = commissionCharged(caseId, 'EUR', share, nothing, 'NETTED') as Posting
const paid = [...placed, receiptCleared(caseId, euros(3000), 'EUR'), allocated, charged]

describe('the books of a case', () => {
  it('say what is owed, invoice by invoice, under the names of what happened', () => {
    expect(placed.map(({ kind }) => kind).toSorted()).toEqual([
      'compensation-claimed',
      'interest-accrued',
      'invoice-placed',
    ])
    expect(books(placed)).toEqual({
      CLAIM_PRINCIPAL: euros(3500),
      CLAIM_INTEREST: euros(100),
      CLAIM_COMPENSATION: euros(40),
      PLACED: euros(-3640),
    })
    const ofSecond = placed.flatMap(({ entries }) => entries).filter(({ invoiceId }) => invoiceId === second)
    expect(ofSecond.map(({ account, amount }) => [account.kind, amount])).toEqual([
      ['CLAIM_PRINCIPAL', euros(500)],
      ['PLACED', euros(-500)],
    ])
  })

  it('follow a receipt from the card to the creditor (D7)', () => {
    expect(books(paid)).toEqual({
      CARD_CLEARING: euros(3000),
      PAYABLE: minor(-2655_15),
      FEES: euros(-285),
      VAT: minor(-59_85),
      CLAIM_PRINCIPAL: euros(640),
      PLACED: euros(-640),
    })
    const sent = [
      ...paid,
      cardPaidOut(euros(3000), 'EUR'),
      remitted([{ caseId, amount: minor(2655_15) }], 'EUR'),
      feesTaken([{ caseId, ...share }], 'EUR'),
    ]
    expect(books(sent)).toMatchObject({ BANK: euros(3000), IN_TRANSIT: euros(-3000) })
    const confirmed = [...sent, transferConfirmed(euros(3000), 'EUR')]
    expect(books(confirmed)).toEqual({ CLAIM_PRINCIPAL: euros(640), PLACED: euros(-640) })
    expect(books([...confirmed, bankCharged(euros(1), 'EUR')])).toMatchObject({
      BANK: euros(-1),
      OWED_BY_AGENCY: euros(1),
    })
  })

  it('owe again what the bank sends back', () => {
    const order = remitted([{ caseId, amount: minor(2655_15) }], 'EUR')
    expect(books([...paid, order, transferReturned(order)])).toEqual(books(paid))
  })

  it('take back what a payer’s bank takes back, the fee with it, and are as before when it is won', () => {
    const back = [
      ...paid,
      receiptDeallocated(allocated),
      chargedBack(caseId, euros(3000), 'EUR'),
      commissionCharged(caseId, 'EUR', nothing, share, 'NETTED') as Posting,
    ]
    expect(books(back)).toEqual(books(placed))
    expect(back.at(-1)?.kind).toBe('commission-reversed')
    const won = [...back, chargebackWon(caseId, euros(3000), 'EUR'), allocated, charged]
    expect(books(won)).toEqual(books(paid))
  })

  it('owe the creditor less, and say so, where it comes after the remittance', () => {
    const order = remitted([{ caseId, amount: minor(2655_15) }], 'EUR')
    const late = [
      ...paid,
      order,
      receiptDeallocated(allocated),
      chargedBack(caseId, euros(3000), 'EUR'),
      commissionCharged(caseId, 'EUR', nothing, share, 'NETTED') as Posting,
    ]
    expect(books(late)).toMatchObject({ PAYABLE: minor(2655_15) })
  })

  it('hold a direct payment for nobody, and invoice the fee for it (D5)', () => {
    const direct = [
      ...placed,
      receiptCleared(caseId, euros(3000), 'EUR', 'HELD_BY_CREDITOR'),
      allocated,
      directPaymentSettled(caseId, euros(3000), 'EUR'),
      commissionCharged(caseId, 'EUR', share, nothing, 'INVOICED') as Posting,
    ]
    expect(books(direct)).toMatchObject({ INVOICED: minor(344_85), FEES: euros(-285), VAT: minor(-59_85) })
    expect(books([...direct, feeInvoicePaid([{ caseId, ...share }], 'EUR')])).toEqual({
      CLAIM_PRINCIPAL: euros(640),
      PLACED: euros(-640),
    })
  })

  it('keep what nobody can assign apart until a person has found its case', () => {
    const waiting = receiptSuspended(euros(70), 'EUR')
    expect(books([waiting])).toEqual({ BANK: euros(70), SUSPENSE: euros(-70) })
    expect(books([waiting, suspenseAssigned(caseId, euros(70), 'EUR')])).toEqual({
      BANK: euros(70),
      UNALLOCATED: euros(-70),
    })
  })

  it('keep what came by card and is not what was expected apart from everything else, until it is given back', () => {
    const aside = moneySetAside(euros(12), 'EUR')
    expect(books([aside])).toEqual({ CARD_ASIDE: euros(12), SET_ASIDE: euros(-12) })
    expect(books([...paid, aside])).toMatchObject(books(paid))
    expect(books([...paid, aside, setAsideGivenBack(euros(12), 'EUR')])).toEqual(books(paid))
    expect(() => moneySetAside(zero, 'EUR')).toThrow(RangeError)
  })

  it('give back a transfer in part: what is ordered is in transit, the rest stays at the bank and is posted anew', () => {
    const byBank = [...placed, receiptCleared(caseId, euros(3000), 'EUR', 'BANK'), allocated]
    const given = transferGivenBack(
      caseId,
      { amount: euros(3000), given: euros(500), creditGone: zero },
      'EUR',
    )
    const gone = [...byBank, receiptDeallocated(allocated), given]
    expect(books(gone)).toMatchObject({ IN_TRANSIT: euros(-500) })
    expect(books(gone)).not.toHaveProperty('UNALLOCATED')
    expect(books(gone)).not.toHaveProperty('PAYABLE')
    const rest = [...gone, receiptCleared(caseId, euros(2500), 'EUR', 'BANK')]
    expect(books(rest)).toMatchObject({
      BANK: euros(3000),
      IN_TRANSIT: euros(-500),
      UNALLOCATED: euros(-2500),
    })
    expect(books([...rest, transferConfirmed(euros(500), 'EUR')])).toMatchObject({ BANK: euros(2500) })
    // Sent back before the bank had carried it out, it is there again as what it was.
    const back = [...rest, receiptCleared(caseId, euros(500), 'EUR', 'IN_TRANSIT')]
    expect(books(back)).toMatchObject({ BANK: euros(3000), UNALLOCATED: euros(-3000) })
    expect(books(back)).not.toHaveProperty('IN_TRANSIT')
  })

  it('give back what was paid beyond the claim', () => {
    const over = receiptAllocated(
      caseId,
      [...allocations, { part: 'CREDIT', invoiceId: null, amount: euros(10) }],
      'EUR',
    )
    const postings = [...placed, receiptCleared(caseId, euros(3010), 'EUR'), over]
    expect(books(postings)).toMatchObject({ DEBTOR_CREDIT: euros(-10), PAYABLE: euros(-3000) })
    const back = refunded(caseId, euros(10), 'EUR', 'DEBTOR_CREDIT', 'CARD_CLEARING')
    expect(books([...postings, back])).not.toHaveProperty('DEBTOR_CREDIT')
  })

  it('end with nothing open', () => {
    const rest = [
      { invoiceId: first, open: { PRINCIPAL: euros(140) } },
      { invoiceId: second, open: { PRINCIPAL: euros(500) } },
    ]
    const over = [...paid, writtenOff(caseId, 'EUR', rest)]
    expect(books(over)).not.toHaveProperty('PLACED')
  })

  it('refuse to move nothing', () => {
    for (const amount of [zero, euros(-1)]) {
      expect(() => receiptCleared(caseId, amount, 'EUR')).toThrow(RangeError)
      expect(() => receiptSuspended(amount, 'EUR')).toThrow(RangeError)
      expect(() => cardPaidOut(amount, 'EUR')).toThrow(RangeError)
      expect(() => transferConfirmed(amount, 'EUR')).toThrow(RangeError)
    }
    expect(() => remitted([], 'EUR')).toThrow(RangeError)
    expect(commissionCharged(caseId, 'EUR', share, share, 'NETTED')).toBeNull()
  })
})

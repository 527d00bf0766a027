import fc from 'fast-check'
import { addDays, day, type Day, instant, type Instant } from '../dates.ts'
import { type CaseId, type InvoiceId, newId } from '../ids.ts'
import type { Allocation } from '../ledger/allocation.ts'
import { claimPostings, writtenOff } from '../ledger/claim-postings.ts'
import { commissionCharged } from '../ledger/fee-postings.ts'
import { balance, type Posting, reversed } from '../ledger/posting.ts'
import {
  directPaymentSettled,
  receiptAllocated,
  receiptCleared,
  receiptDeallocated,
  receiptSuspended,
} from '../ledger/receipt-postings.ts'
import { remitted, transferReturned } from '../ledger/transfer-postings.ts'
import { minor, zero } from '../money.ts'
import type { Booked, ReportedCase } from './booked.ts'

/** The cases of one creditor, in two currencies. */
export const cases: ReportedCase[] = ['EUR', 'EUR', 'CHF'].map((currency, place) => ({
  caseId: newId('case', place + 1),
  number: `C-AV-000${place + 1}`,
  debtorName: `Debtor ${place + 1}`,
  currency,
  invoices: [
    { invoiceId: newId('invoice', place + 1), dueOn: day('2026-03-01') },
    { invoiceId: newId('invoice', place + 11), dueOn: day('2026-08-31') },
  ],
  events: [{ kind: 'OPENED', on: day('2026-08-20') }],
}))

export const at = (on: Day, hour = '12'): Instant => instant(`${on}T${hour}:00:00Z`)

export const booked = (posting: Posting, postedOn: Day, writtenAt = at(postedOn)): Booked => ({
  ...posting,
  postingId: newId('posting', Date.parse(writtenAt)),
  cause: posting.kind,
  postedOn,
  at: writtenAt,
})

const commands = ['accrue', 'pay', 'direct', 'takeBack', 'remit', 'return', 'suspend', 'close'] as const
const drawn = fc.record({
  command: fc.constantFrom(...commands),
  place: fc.nat(2),
  amount: fc.integer({ min: 1, max: 90_000 }),
  days: fc.nat(9),
  /** How many days later it was heard of. */
  late: fc.constantFrom(0, 0, 0, 1, 20, 45),
})

/** A life of some months, every step through the functions that the server posts with. */
export const histories = fc.array(drawn, { minLength: 1, maxLength: 40 }).map((steps) => {
  const postings: Booked[] = []
  let on = day('2026-08-20')
  let writtenAt = at(on, '00')
  for (const { command, place, amount, days, late } of steps) {
    on = addDays(on, days)
    // What is written down later has a later moment: the ledger only grows.
    const told = at(addDays(on, late))
    writtenAt = told > writtenAt ? told : writtenAt
    for (const posting of carriedOut(command, place, amount, postings)) {
      postings.push(booked(posting, on, writtenAt))
    }
  }
  return postings
})

function carriedOut(
  command: (typeof commands)[number],
  place: number,
  amount: number,
  sofar: Booked[],
): Posting[] {
  const one = cases[place] as ReportedCase
  const { caseId, currency } = one
  const invoiceId = (one.invoices[amount % 2]?.invoiceId ?? null) as InvoiceId | null
  const value = minor(amount)
  const allocations: Allocation[] = [{ part: 'PRINCIPAL', invoiceId, amount: value }]
  const fee = commissionCharged(
    caseId,
    currency,
    { fee: minor(amount), vat: minor(amount % 7), kept: zero },
    { fee: zero, vat: zero, kept: zero },
    command === 'direct' ? 'INVOICED' : 'NETTED',
  )
  const last = (kind: Posting['kind']) => sofar.filter((posting) => posting.kind === kind).at(-1)
  switch (command) {
    case 'accrue':
      return claimPostings(caseId, currency, [{ invoiceId, open: { PRINCIPAL: value, INTEREST: value } }], [])
    case 'pay':
      return [
        receiptCleared(caseId, value, currency),
        receiptAllocated(caseId, allocations, currency),
        ...(fee ? [fee] : []),
      ]
    case 'direct':
      return [
        receiptCleared(caseId, value, currency, 'HELD_BY_CREDITOR'),
        receiptAllocated(caseId, allocations, currency),
        directPaymentSettled(caseId, value, currency),
        ...(fee ? [fee] : []),
      ]
    case 'takeBack': {
      const [allocated, charged] = [last('receipt-allocated'), last('commission-charged')]
      return [
        ...(allocated ? [receiptDeallocated(allocated)] : []),
        ...(charged ? [reversed(charged, 'commission-reversed')] : []),
      ]
    }
    case 'remit':
      return [remitted([{ caseId, amount: value }], currency)]
    case 'return': {
      const order = last('remitted')
      return order ? [transferReturned(order)] : []
    }
    case 'suspend':
      return [receiptSuspended(value, currency)]
    case 'close':
      return standing(caseId, sofar) === 0
        ? []
        : [
            writtenOff(caseId, currency, [
              { invoiceId: null, open: { COSTS: minor(standing(caseId, sofar)) } },
            ]),
          ]
  }
}

const standing = (caseId: CaseId, postings: Booked[]): number =>
  -balance(postings, (account) => account.caseId === caseId && account.kind === 'PLACED')

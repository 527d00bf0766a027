import * as z from 'zod/mini'
import { id, text } from '../fields.ts'

/** A file of a bank: a busy day of a large account is a tenth of it. */
export const bankFileLimit = { bytes: 60 * 1024 * 1024, megabytes: 60 } as const

const why = text(500)

/** How many files a list shows at once. */
export const importsPage = 50
export const importsInput = z.object({ cursor: z.optional(z.string().check(z.maxLength(60))) })
/** How many bookings of a file a list shows at once. */
export const entriesPage = 100
export const entriesInput = z.object({
  importId: id('bankImport'),
  cursor: z.optional(z.string().check(z.maxLength(60))),
})
/** How many payouts of the card provider a list shows at once. */
export const payoutsPage = 50
export const payoutsInput = importsInput
export const payoutInput = z.object({ cardPayoutId: id('payout') })
export const moneyInput = z.object({ entryId: id('bankEntry') })
export const findCasesInput = z.object({
  entryId: id('bankEntry'),
  query: z.string().check(z.trim(), z.maxLength(80, 'input.tooLong')),
})

/** What of a booking is for which case; several make a split. */
export const assignMoneyInput = z.object({
  entryId: id('bankEntry'),
  parts: z
    .array(
      z.object({
        caseId: id('case'),
        amountMinor: z.int().check(z.positive()),
        /** The invoices that the payer meant, paid first; none means the order of the agreement. */
        invoiceIds: z._default(z.array(id('invoice')).check(z.maxLength(100)), []),
      }),
    )
    .check(z.minLength(1), z.maxLength(20)),
})
export type AssignMoney = z.output<typeof assignMoneyInput>

export const previewMoneyInput = assignMoneyInput

/** Money that came by card and was set aside is for one case: a card payment is never shared out over several. */
export const assignAsideInput = z.object({
  setAsideId: id('setAside'),
  caseId: id('case'),
  invoiceIds: z._default(z.array(id('invoice')).check(z.maxLength(100)), []),
})
export type AssignAside = z.output<typeof assignAsideInput>
export const findAsideCasesInput = z.object({
  setAsideId: id('setAside'),
  query: z.string().check(z.trim(), z.maxLength(80, 'input.tooLong')),
})

export const giveBackInput = z.object({ entryId: id('bankEntry'), why })
export type GiveBack = z.output<typeof giveBackInput>

const payBackSeen = { payBackId: id('payBack'), version: z.int().check(z.nonnegative()) }
/** Money that goes back as the person saw it. */
export const payBackSeenInput = z.object(payBackSeen)
export type PayBackSeen = z.output<typeof payBackSeenInput>
export const declinePayBackInput = z.object({ ...payBackSeen, why })
export type DeclinePayBack = z.output<typeof declinePayBackInput>

/** What a payer's bank has taken back, and which booking it was. */
export const settleReturnInput = z.object({ entryId: id('bankEntry'), originalId: id('bankEntry'), why })
export type SettleReturn = z.output<typeof settleReturnInput>

/** Money that left the account and that nobody ordered: a charge of the bank, which is ours to make good (C7). */
export const settleDebitInput = z.object({ entryId: id('bankEntry'), why })
export type SettleDebit = z.output<typeof settleDebitInput>

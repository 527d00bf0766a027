import type { Day } from '../dates.ts'
import type { Minor } from '../money.ts'
import type { ReceiptHistory } from '../payments/receipt-history.ts'

/** A receipt as it came, and what was given or taken back of it since. */
export type ShownPayment = ReceiptHistory & ReceiptPart

/** A payment, or what of it was used for something. */
export type ReceiptPart = { paymentId: string; paidOn: Day; amount: Minor; receiptNumber: string }

/** The paper of a payment, or of what is left of one, and by which way it came. */
export type ShownReceipt = Pick<ReceiptPart, 'paymentId' | 'paidOn' | 'receiptNumber'> & {
  method: 'card' | 'bank' | 'direct'
  last4: string | null
}

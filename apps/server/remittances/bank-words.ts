import { invoicesNamed } from '#shared/remittances/fee-payment.ts'
import type { OwnIncome, OwnTransfers } from '../bank/own-transfers.ts'
import { receiveFeePayment } from './receive-fee-payment.ts'
import { confirmTransfer, type Heard, returnTransfer } from './transfers.ts'

/** Ours, and the books know it now; what differs from the order is for a person, as is what nobody ordered. */
const isOurs = (heard: Heard) => heard === 'posted' || heard === 'already-known'

/** What the bank's files say of the transfers of a run. */
export const remittanceTransfers: OwnTransfers = {
  async confirmed(house, tx, transfer) {
    return isOurs(await confirmTransfer(house, tx, transfer)) ? transfer.endToEndId : null
  },
  async returned(house, tx, transfer) {
    return isOurs(await returnTransfer(house, tx, transfer)) ? transfer.endToEndId : null
  },
}

/** What arrives on our own account for an invoice of ours. */
export const feeIncome: OwnIncome = {
  concerns: (entry) => invoicesNamed(entry).length > 0,
  received: receiveFeePayment,
}

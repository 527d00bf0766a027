import type { FileToAnswer } from '../file-response.ts'
import type { House } from '../house.ts'
import { sendReceipt } from './payment-jobs.ts'

/**
 * The paper of a payment that was posted, also where the money has gone back since: it did come. It is written here if
 * the job that writes it has not come to it yet; null where there is none.
 */
export async function keepReceipt(house: House, paymentId: string): Promise<FileToAnswer | null> {
  const read = () =>
    house.db.payment.findUnique({
      where: { id: paymentId },
      select: { status: true, receiptNumber: true, receiptKey: true },
    })
  const row = await read()
  if (!row?.receiptNumber || (row.status !== 'SUCCEEDED' && row.status !== 'TAKEN_BACK')) return null
  if (!row.receiptKey) await sendReceipt(house, paymentId)
  const key = row.receiptKey ?? (await read())?.receiptKey
  return key ? { key, name: `${row.receiptNumber}.pdf`, type: 'application/pdf' } : null
}

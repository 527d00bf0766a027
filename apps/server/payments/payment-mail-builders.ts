import { endingOf } from '#shared/cases/ending.ts'
import { day } from '#shared/dates.ts'
import { minor } from '#shared/money.ts'
import type { House } from '../house.ts'
import type { BuildMail, MailData } from '../outgoing-mail.ts'
import { type PaymentMailData, paymentReceiptMail, paymentReceivedMail } from './payment-mails.ts'

const text = (value: unknown) => (typeof value === 'string' ? value : '')

const figuresOf = (house: House, data: MailData, language: PaymentMailData['language']): PaymentMailData => ({
  language,
  agency: house.config.agency,
  creditorName: text(data['creditorName']),
  debtorName: text(data['debtorName']),
  caseNumber: text(data['caseNumber']),
  currency: text(data['currency']),
  amount: minor(Number(data['amount'])),
  paidOn: day(text(data['paidOn'])),
  method: text(data['method']) || 'card',
  ending: data['ending'] ? endingOf(text(data['ending'])) : null,
  remaining: minor(Number(data['remaining'])),
})

/** To the debtor, with the receipt as PDF. */
export const buildPaymentReceipt: BuildMail = async (house, data, _secrets, language) => {
  const payment = await house.db.payment.findUniqueOrThrow({
    where: { id: text(data['paymentId']) },
    select: { receiptKey: true, receiptNumber: true },
  })
  const number = text(data['number'])
  const parts = paymentReceiptMail({ ...figuresOf(house, data, language), number, link: null })
  if (!payment.receiptKey) throw new Error('The receipt is not written yet')
  const bytes = await house.files.bytes(payment.receiptKey)
  return { ...parts, attachments: [{ name: `${number}.pdf`, type: 'application/pdf', bytes }] }
}

/** To every person of the creditor. */
export const buildPaymentReceived: BuildMail = (house, data, _secrets, language) =>
  paymentReceivedMail({
    ...figuresOf(house, data, language),
    name: text(data['name']) || null,
    url: text(data['url']),
  })

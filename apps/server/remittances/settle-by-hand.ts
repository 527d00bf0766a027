import { Refusal } from '#shared/refusal.ts'
import { reversed } from '#shared/ledger/posting.ts'
import { minor, negate } from '#shared/money.ts'
import type { SettleFeeInvoice, TakeBackFeePayment } from '#shared/remittances/fee-invoice-input.ts'
import { inTransaction } from '../db.ts'
import { post } from '../ledger/post.ts'
import { readPosting } from '../ledger/read-posting.ts'
import type { Ctx } from '../trpc.ts'
import { feeInvoiceById } from './open-fee-invoices.ts'
import { setOffCredits, settleInvoice } from './settle-fee-invoice.ts'

function person(actor: Ctx['actor']) {
  if (!('userId' in actor)) throw new Error('Only a person says what has arrived')
  return actor
}

/**
 * A person has seen on our own account that an invoice was paid, where the payer has not named it; or has paid a credit
 * out. It is our own money, and nobody else's: one person is enough [G], named with the reason.
 */
export async function settleByHand({ house, actor }: Ctx, input: SettleFeeInvoice) {
  const { feeInvoiceId, amountMinor, receivedOn, why } = input
  if (receivedOn > house.clock.today()) throw new Refusal('remittances.notYet')
  return inTransaction(house.db, person(actor), async (tx) => {
    await tx.$queryRaw`select 1 from "FeeInvoice" where id = ${feeInvoiceId} for update`
    const invoice = await feeInvoiceById(tx, feeInvoiceId)
    if (!invoice) throw new Refusal('access.notFound')
    // What the person saw is what there is: somebody else, or the bank, may have been faster.
    if (invoice.open !== input.seenOpenMinor) throw new Refusal('remittances.invoiceChanged')
    if (amountMinor > Math.abs(invoice.open)) throw new Refusal('remittances.moreThanOpen')
    const amount = invoice.open < 0 ? negate(minor(amountMinor)) : minor(amountMinor)
    return settleInvoice(house, tx, actor, { feeInvoiceId, kind: 'PERSON', amount, on: receivedOn, why })
  })
}

/** What was settled turns out not to be: it is reversed with its reason (D7), and the invoice is open again. */
export async function takeBackFeePayment({ house, actor }: Ctx, { feePaymentId, why }: TakeBackFeePayment) {
  const { userId, name } = person(actor)
  return inTransaction(house.db, actor, async (tx) => {
    await tx.$queryRaw`select 1 from "FeeInvoicePayment" where id = ${feePaymentId} for update`
    const row = await tx.feeInvoicePayment.findUnique({ where: { id: feePaymentId } })
    // What credit notes have settled follows from them, and is not a person's to take back.
    if (!row || row.kind === 'SET_OFF') throw new Refusal('access.notFound')
    if (row.takenBackAt) throw new Refusal('remittances.paymentTakenBack')
    const { feeInvoiceId, creditorId, currency } = row
    await tx.$queryRaw`select 1 from "FeeInvoice" where "creditorId" = ${creditorId} and currency = ${currency}
      and "remittanceId" is null order by id for update`
    const cause = `${feeInvoiceId}:${feePaymentId}`
    const posted = await readPosting(tx, `fee-invoice-paid:${cause}`)
    if (!posted) throw new Error(`The payment ${feePaymentId} was never posted`)
    const at = house.clock.now()
    const on = house.clock.today()
    await tx.feeInvoicePayment.update({
      where: { id: feePaymentId },
      data: {
        takenBackAt: new Date(at),
        takenBackById: userId,
        takenBackByName: name,
        takenBackWhy: why,
      },
    })
    const correction = { creditorId, caseId: null, cause, postedOn: on, at, why, byId: userId }
    await post(tx, { ...correction, posting: reversed(posted), reversesId: posted.id })
    await setOffCredits(house, tx, { creditorId, currency, on })
    return { feeInvoiceId }
  })
}

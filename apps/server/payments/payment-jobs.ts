import { endingOf } from '#shared/cases/ending.ts'
import { timeZone } from '#shared/countries.ts'
import { day, type Instant } from '#shared/dates.ts'
import { isLanguage, type Language } from '#shared/languages.ts'
import { fromBigInt, zero } from '#shared/money.ts'
import type { ClaimPart } from '#shared/ledger/allocation.ts'
import { receiptPostings } from '../ledger/claim-trail.ts'
import { loadClaim } from '../cases/load-claim.ts'
import type { House } from '../house.ts'
import { oweMail } from '../outgoing-mail.ts'
import { renderPdf } from '../ports/pdf.ts'
import { keepPaidCard } from './keep-card.ts'
import { offerCredit } from './offer-credit.ts'
import { receiptPaper } from './receipt-paper.ts'

const languageOf = (text: string): Language => (isLanguage(text) ? text : 'en')

/** A webhook does not say which card it was. The provider is asked once, outside the transaction that took the money. */
async function nameTheCard(house: House, paymentId: string): Promise<void> {
  const payment = await house.db.payment.findUniqueOrThrow({
    where: { id: paymentId },
    select: { status: true, cardLast4: true, checkoutSessionId: true, receiptKey: true },
  })
  const { status, cardLast4, checkoutSessionId, receiptKey } = payment
  if (status !== 'SUCCEEDED' || cardLast4 || receiptKey || !checkoutSessionId) return
  const { cardBrand, last4 } = await house.payments.retrieveCheckout(checkoutSessionId)
  if (cardBrand && last4) {
    await house.db.payment.update({ where: { id: paymentId }, data: { cardBrand, cardLast4: last4 } })
  }
}

/** Writes the receipt once the money is posted, keeps it, and owes it to both sides. Running twice changes nothing. */
export async function sendReceipt(house: House, paymentId: string): Promise<void> {
  await nameTheCard(house, paymentId)
  await keepPaidCard(house, paymentId)
  const payment = await house.db.payment.findUniqueOrThrow({
    where: { id: paymentId },
    relationLoadStrategy: 'join',
    include: {
      allocations: true,
      case: {
        include: {
          debtor: { include: { contacts: { where: { kind: 'EMAIL' } } } },
          invoices: { select: { id: true, number: true } },
          creditor: { include: { memberships: { include: { user: true } } } },
        },
      },
    },
  })
  const { case: file, settledAt, receiptNumber, receivedOn } = payment
  if (payment.status !== 'SUCCEEDED' || !settledAt || !receiptNumber || !receivedOn) return
  const { debtor, creditor } = file
  const { claim } = await loadClaim(house, house.db, file.id)
  const ending = file.status === 'CLOSED' ? endingOf(file.closeCode) : null
  const remaining = ending ? zero : claim.outstanding
  const numberOf = new Map(file.invoices.map(({ id, number }) => [id, number]))
  const paidAt = settledAt.toISOString() as Instant
  const amount = fromBigInt(payment.amountMinor)
  const language = languageOf(payment.language)

  if (!payment.receiptKey) {
    const paper = receiptPaper({
      language,
      agency: house.config.agency,
      number: receiptNumber,
      issuedAt: paidAt,
      onDay: day(receivedOn),
      paidAt,
      timeZone: timeZone(debtor.country),
      payer: {
        name: debtor.name,
        addressLines: [debtor.street, [debtor.postalCode, debtor.city].filter(Boolean).join(' ')].filter(
          (line): line is string => Boolean(line),
        ),
      },
      creditorName: creditor.name,
      caseNumber: file.number ?? '',
      currency: payment.currency,
      amount,
      card:
        payment.cardBrand && payment.cardLast4
          ? { brand: payment.cardBrand, last4: payment.cardLast4 }
          : null,
      isDirect: payment.method === 'direct',
      providerReference: payment.providerPaymentId ?? payment.reference ?? '',
      allocations: payment.allocations.flatMap(({ part, invoiceId, amountMinor }) =>
        part === 'CREDIT'
          ? []
          : [
              {
                part: part as ClaimPart,
                invoiceNumber: numberOf.get(invoiceId ?? '') ?? null,
                amount: fromBigInt(amountMinor),
              },
            ],
      ),
      ending,
      remaining,
      postings: await receiptPostings(house.db, paymentId),
    })
    const { key } = await house.files.put(await renderPdf(paper))
    await house.db.payment.update({ where: { id: paymentId }, data: { receiptKey: key } })
  }

  const data = {
    creditorName: creditor.name,
    debtorName: debtor.name,
    caseNumber: file.number ?? '',
    currency: payment.currency,
    amount,
    paidOn: receivedOn,
    method: payment.method,
    ending,
    remaining,
  }
  // What is left of a payment, or came back, is no new payment: whoever decided about it has told of it.
  if (payment.restOfId) return
  await house.db.$transaction(async (tx) => {
    await offerCredit(house, tx, payment)
    for (const contact of debtor.contacts) {
      await oweMail(house, tx, {
        key: `payment-receipt:${paymentId}:${contact.id}`,
        kind: 'payment-receipt',
        recipient: contact.value,
        language,
        caseId: file.id,
        creditorId: creditor.id,
        data: { ...data, number: receiptNumber, paymentId },
      })
    }
    for (const { user } of creditor.memberships) {
      await oweMail(house, tx, {
        key: `payment-received:${paymentId}:${user.id}`,
        kind: 'payment-received',
        recipient: user.email,
        language: languageOf(user.language),
        caseId: file.id,
        creditorId: creditor.id,
        data: { ...data, name: user.name, url: `${house.config.publicUrl}/app/cases/${file.id}` },
      })
    }
  })
}

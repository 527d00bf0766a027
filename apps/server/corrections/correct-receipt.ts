import type { Actor } from '#shared/access/actor.ts'
import type { CorrectionKind } from '#shared/corrections/correction.ts'
import { day } from '#shared/dates.ts'
import { type CaseId, newId } from '#shared/ids.ts'
import { reversed } from '#shared/ledger/posting.ts'
import { receiptCleared, suspenseUnassigned } from '#shared/ledger/receipt-postings.ts'
import { reassign, unassign } from '../bank/take-back-assignment.ts'
import type { Tx } from '../db.ts'
import type { House } from '../house.ts'
import { postReceipt } from '../payments/post-receipt.ts'
import { type TakenBack, takeBackReceipt } from '../payments/take-back-receipt.ts'
import type { Arrived } from '../payments/work-out-receipt.ts'

export type Wanted = {
  correctionId: string
  kind: CorrectionKind
  caseId: string
  paymentId: string
  toCaseId: string | null
  invoiceIds: readonly string[]
  why: string
}

type PaymentRow = Awaited<ReturnType<Tx['payment']['findUniqueOrThrow']>>

/**
 * Takes a receipt out of the books by reversal, and posts what stays anew on the one path of every receipt, as of the day
 * on which the money came. From where the money is it comes again: the card provider, the client account of the same
 * creditor, or the creditor's own. Answers the new receipt; none where it was taken back. Both cases are held.
 */
export async function correctReceipt(
  house: House,
  tx: Tx,
  actor: Actor,
  wanted: Wanted,
): Promise<string | null> {
  const { correctionId, kind, paymentId, why } = wanted
  const before = await tx.payment.findUniqueOrThrow({ where: { id: paymentId } })
  // What is left of a transfer goes on belonging to the booking, under the receipt that the whole had been.
  const isWhole = before.method === 'bank' && before.restOfId === null
  const assignment = isWhole
    ? await tx.bankAssignment.findUniqueOrThrow({ where: { paymentId }, include: { entry: true } })
    : null
  if (assignment && kind === 'TAKE_BACK') {
    await unassign(house, tx, actor, assignment, { cause: correctionId, why })
    return null
  }
  const { leaves, via } = waysOf[before.method] ?? waysOfCard
  await takeBackReceipt(house, tx, actor, { paymentId, cause: correctionId, leaves, why })
  const newPaymentId = kind === 'TAKE_BACK' ? null : await postAgain(house, tx, actor, before, wanted, via)
  if (assignment && newPaymentId)
    await reassign(house, tx, actor, assignment, {
      why,
      paymentId: newPaymentId,
      caseId: wanted.toCaseId ?? before.caseId,
    })
  if (before.method === 'direct') await correctReport(house, tx, actor, before, wanted, newPaymentId)
  return newPaymentId
}

type Way = { leaves: TakenBack['leaves']; via: Arrived }
const back =
  (via: 'CARD_CLEARING' | 'HELD_BY_CREDITOR'): TakenBack['leaves'] =>
  (caseId, amount, currency) =>
    reversed(receiptCleared(caseId, amount, currency, via))
const waysOfCard: Way = { leaves: back('CARD_CLEARING'), via: 'CARD_CLEARING' }
const waysOf: Readonly<Record<string, Way>> = {
  card: waysOfCard,
  bank: { leaves: suspenseUnassigned, via: 'SUSPENSE' },
  direct: { leaves: back('HELD_BY_CREDITOR'), via: 'HELD_BY_CREDITOR' },
}

async function postAgain(
  house: House,
  tx: Tx,
  actor: Actor,
  before: PaymentRow,
  { toCaseId, invoiceIds }: Wanted,
  via: Arrived,
): Promise<string> {
  const paymentId = newId('payment', Date.parse(house.clock.now()))
  const caseId = (toCaseId ?? before.caseId) as CaseId
  const { debtor } = await tx.case.findUniqueOrThrow({
    where: { id: caseId },
    select: { debtor: { select: { language: true } } },
  })
  await tx.payment.create({
    data: {
      id: paymentId,
      caseId,
      creditorId: before.creditorId,
      method: before.method,
      status: 'STARTED',
      amountMinor: before.amountMinor,
      currency: before.currency,
      invoiceIds: [...invoiceIds],
      reference: before.reference,
      language: toCaseId ? debtor.language : before.language,
      startedAt: before.startedAt,
      // The provider knows it by the payment that it was, and asks for it there; a bank knows what is left by the whole.
      restOfId: before.restOfId ?? (before.method === 'card' ? before.id : null),
      // In its own case it is the same money and no new payment; in another case it is new, also for a plan there.
      firstSettledAt: toCaseId ? null : (before.firstSettledAt ?? before.settledAt),
    },
  })
  const { cardBrand: brand, cardLast4: last4, receivedOn } = before
  await postReceipt(house, tx, actor, {
    paymentId,
    providerPaymentId: null,
    card: brand && last4 ? { brand, last4 } : null,
    via,
    ...(receivedOn ? { receivedOn: day(receivedOn) } : {}),
  })
  // A card page that lies open may ask for more than is owed now.
  await house.jobs.enqueue(tx, 'payments.close-pages', { caseId })
  return paymentId
}

/**
 * What the creditor had reported stands no longer for this case, or for another receipt; our fee for it was invoiced, so
 * that a credit note and a new invoice follow (D5).
 */
async function correctReport(
  house: House,
  tx: Tx,
  actor: Actor,
  { id, creditorId }: PaymentRow,
  { correctionId, kind, caseId, toCaseId, why }: Wanted,
  newPaymentId: string | null,
): Promise<void> {
  const version = { increment: 1 }
  await tx.directPayment.updateMany({
    where: { paymentId: id },
    data:
      kind === 'RESHARE'
        ? { paymentId: newPaymentId, version }
        : {
            status: 'REJECTED',
            reason: why,
            decidedAt: new Date(house.clock.now()),
            ...('userId' in actor ? { decidedById: actor.userId, decidedByName: actor.name } : {}),
            version,
          },
  })
  const invoice = (of: string, cause: string) =>
    house.jobs.enqueue(tx, 'remittances.invoice-direct', { creditorId, caseId: of, paymentId: cause })
  await invoice(caseId, correctionId)
  if (newPaymentId) await invoice(toCaseId ?? caseId, newPaymentId)
}

import { creditorReference } from '#shared/bank/creditor-reference.ts'
import { nameInCode } from '#shared/bank/transfer-code.ts'
import { type Day, day, type Instant } from '#shared/dates.ts'
import type { CreditorId, Id } from '#shared/ids.ts'
import { type Currency, fromBigInt, negate } from '#shared/money.ts'
import { Refusal } from '#shared/refusal.ts'
import type { FeeInvoiceData } from '#shared/remittances/fee-invoice.ts'
import { transferPicture } from '../bank/transfer-picture.ts'
import { inTransaction } from '../db.ts'
import type { House } from '../house.ts'
import type { Ctx, OwnCreditor } from '../trpc.ts'
import { feeInvoiceById, type OpenFeeInvoice, openFeeInvoices } from './open-fee-invoices.ts'

/** One invoice of ours to a company: what it asks for, what of it is settled, and how the rest is paid. */
export async function feeInvoice(
  { house, actor, creditorId }: Ctx & { creditorId: OwnCreditor },
  { feeInvoiceId }: { feeInvoiceId: string },
) {
  return inTransaction(house.db, actor, async (tx) => {
    const row = await tx.feeInvoice.findFirst({
      where: { id: feeInvoiceId, creditorId, remittanceId: null },
      include: { payments: { orderBy: [{ receivedOn: 'asc' }, { id: 'asc' }] } },
    })
    const open = row && (await feeInvoiceById(tx, row.id))
    if (!row || !open) throw new Refusal('access.notFound')
    // The column holds what issueFeeInvoice wrote, and nothing else writes it.
    const data: FeeInvoiceData = JSON.parse(row.data)
    const causes = row.payments.flatMap(({ id }) =>
      ['paid', 'set-off'].map((how) => `fee-invoice-${how}:${row.id}:${id}`),
    )
    const postings = await tx.ledgerTransaction.findMany({
      where: { creditorId, cause: { in: causes } },
      select: { id: true, cause: true },
    })
    const turned = (amount: bigint) =>
      row.kind === 'CREDIT_NOTE' ? negate(fromBigInt(amount)) : fromBigInt(amount)
    return {
      feeInvoiceId: row.id,
      number: row.text,
      currency: row.currency as Currency,
      issuedOn: day(row.issuedOn),
      dueOn: row.dueOn as Day | null,
      isLate: isLate(open, house),
      net: turned(row.netMinor),
      vat: turned(row.vatMinor),
      kept: fromBigInt(row.keptMinor),
      asked: open.asked,
      open: open.open,
      paidApartFrom: data.paidApartFrom ?? null,
      postingIds: data.postings ?? [],
      payments: row.payments.map((payment) => ({
        feePaymentId: payment.id as Id<'feePayment'>,
        kind: payment.kind,
        amount: fromBigInt(payment.amountMinor),
        over: fromBigInt(payment.overMinor),
        receivedOn: day(payment.receivedOn),
        takenBackAt: (payment.takenBackAt?.toISOString() ?? null) as Instant | null,
        takenBackWhy: payment.takenBackWhy,
        postingId: postings.find(({ cause }) => cause.endsWith(`:${payment.id}`))?.id ?? null,
      })),
      transfer: open.open > 0 ? howToPay(house, open) : null,
    }
  })
}

/**
 * Our own account with the reference of the invoice (ISO 11649), by which our bank's files name it again. Never an
 * account of client money: what the creditor pays here is ours (C7).
 */
function howToPay(house: House, { number, currency, open }: OpenFeeInvoice) {
  const own = house.config.agencyBank
  if (!own) return null
  const reference = creditorReference(number)
  const isDemo = !house.config.production
  const details = { name: nameInCode(own.name), iban: own.iban, reference, currency, isDemo }
  const picture = transferPicture({ ...details, caseNumber: number, payer: null }, open, own.address)
  return { ...details, amount: open, picture }
}

const isLate = ({ dueOn, open }: Pick<OpenFeeInvoice, 'dueOn' | 'open'>, { clock }: Pick<House, 'clock'>) =>
  open > 0 && dueOn !== null && dueOn < clock.today()

const recentPayments = 50

/**
 * For the desk: every invoice that somebody still has to pay, the longest due first, and credits that wait; and what was
 * settled of late, each of which can be taken back.
 */
export async function feeInvoices({ house }: Ctx) {
  const rows = await openFeeInvoices(house.db, {})
  const settled = await house.db.feeInvoicePayment.findMany({
    where: { kind: { not: 'SET_OFF' }, takenBackAt: null },
    orderBy: { id: 'desc' },
    take: recentPayments,
    include: { invoice: { select: { text: true } } },
  })
  const creditors = await house.db.creditor.findMany({
    where: { id: { in: [...rows, ...settled].map(({ creditorId }) => creditorId) } },
    select: { id: true, name: true },
  })
  const nameOf = new Map(creditors.map(({ id, name }) => [id, name]))
  const open = rows.map((row) => ({
    feeInvoiceId: row.feeInvoiceId as Id<'feeInvoice'>,
    creditorId: row.creditorId as CreditorId,
    creditor: nameOf.get(row.creditorId) ?? '',
    number: row.number,
    currency: row.currency,
    dueOn: row.dueOn,
    isLate: isLate(row, house),
    asked: row.asked,
    open: row.open,
  }))
  return {
    open: open.toSorted((one, other) => ((one.dueOn ?? '9') < (other.dueOn ?? '9') ? -1 : 1)),
    recent: settled.map((row) => ({
      feePaymentId: row.id as Id<'feePayment'>,
      feeInvoiceId: row.feeInvoiceId,
      creditorId: row.creditorId as CreditorId,
      creditor: nameOf.get(row.creditorId) ?? '',
      number: row.invoice.text,
      currency: row.currency as Currency,
      amount: fromBigInt(row.amountMinor),
      over: fromBigInt(row.overMinor),
      receivedOn: day(row.receivedOn),
      byName: row.byName,
    })),
  }
}

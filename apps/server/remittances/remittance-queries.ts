import { type Day, day, type Instant } from '#shared/dates.ts'
import { shortIban } from '#shared/bank/bank-details.ts'
import type { Id } from '#shared/ids.ts'
import { add, type Currency, fromBigInt, type Minor, negate, zero } from '#shared/money.ts'
import { Refusal } from '#shared/refusal.ts'
import { nextRunOn } from '#shared/remittances/run-policy.ts'
import { detailsInForce, detailsOf } from '../bank/details-in-force.ts'
import { inTransaction } from '../db.ts'
import type { Ctx, OwnCreditor } from '../trpc.ts'
import { type OpenFeeInvoice, openFeeInvoices } from './open-fee-invoices.ts'
import { lastRunOn } from './propose-run.ts'

type OfCreditor = Ctx & { creditorId: OwnCreditor }

/** What a creditor sees is what has left; what is only counted may still change. */
const hasLeft = { status: { in: ['SENT', 'CONFIRMED', 'RETURNED'] } }

const pageLength = 50

/** What was paid out to a company, newest first, and what stands in the way of the next. */
export async function remittances(
  { house, actor, creditorId }: OfCreditor,
  { cursor }: { cursor?: string | null | undefined },
) {
  const next = nextRunOn(house.clock.today(), await lastRunOn(house))
  return inTransaction(house.db, actor, async (tx) => {
    const rows = await tx.remittance.findMany({
      where: { creditorId, ...hasLeft, ...(cursor ? { id: { lt: cursor } } : {}) },
      orderBy: { id: 'desc' },
      take: pageLength + 1,
      include: { _count: { select: { lines: true } } },
    })
    const shown = rows.slice(0, pageLength)
    const inForce = await detailsInForce(tx, creditorId, house.clock.now())
    const invoices = await tx.feeInvoice.findMany({
      where: { creditorId, remittanceId: null },
      orderBy: { id: 'desc' },
      take: pageLength,
    })
    const unpaid = await openFeeInvoices(tx, { creditorId })
    const today = house.clock.today()
    return {
      nextRunOn: next,
      hasDetails: inForce !== null,
      account: inForce ? shortIban(inForce.iban) : null,
      next: rows.length > pageLength ? (shown.at(-1)?.id ?? null) : null,
      remittances: shown.map((row) => ({
        remittanceId: row.id,
        currency: row.currency as Currency,
        net: fromBigInt(row.netMinor),
        cases: row._count.lines,
        status: row.status,
        sentAt: (row.sentAt?.toISOString() ?? null) as Instant | null,
        confirmedOn: row.confirmedOn as Day | null,
      })),
      invoices: invoices.map((row) => ({
        feeInvoiceId: row.id as Id<'feeInvoice'>,
        number: row.text,
        issuedOn: day(row.issuedOn),
        dueOn: row.dueOn ? day(row.dueOn) : null,
        currency: row.currency as Currency,
        total: add(signed(row.kind, row.totalMinor), fromBigInt(row.keptMinor)),
        ...standing(unpaid, row.id, today),
      })),
    }
  })
}

/** What of an invoice is open, and whether it is late. */
function standing(unpaid: readonly OpenFeeInvoice[], id: string, today: Day) {
  const found = unpaid.find(({ feeInvoiceId }) => feeInvoiceId === id)
  const open = found?.open ?? zero
  return { open, isLate: open > 0 && found?.dueOn != null && found.dueOn < today }
}

const signed = (kind: string, amount: bigint): Minor =>
  kind === 'CREDIT_NOTE' ? negate(fromBigInt(amount)) : fromBigInt(amount)

/** One remittance, down to each case and to the posting in the books. */
export async function remittance(
  { house, actor, creditorId }: OfCreditor,
  { remittanceId }: { remittanceId: string },
) {
  return inTransaction(house.db, actor, async (tx) => {
    const row = await tx.remittance.findFirst({
      where: { id: remittanceId, creditorId, ...hasLeft },
      include: { lines: true, invoice: true },
    })
    if (!row) throw new Refusal('access.notFound')
    const cases = await tx.case.findMany({
      where: { id: { in: row.lines.map(({ caseId }) => caseId) } },
      select: { id: true, number: true, debtor: { select: { name: true } } },
    })
    const caseOf = new Map(cases.map((file) => [file.id, file]))
    const causes = ['remitted', 'fees-taken'].map((kind) => `${kind}:${row.id}`)
    const postings = await tx.ledgerTransaction.findMany({
      where: { creditorId, cause: { in: causes } },
      select: { id: true, kind: true },
    })
    const postingOf = (kind: string) => postings.find((posting) => posting.kind === kind)?.id ?? null
    const account = (await detailsOf(tx, creditorId)).find(({ id }) => id === row.bankDetailsId)
    return {
      remittanceId: row.id,
      currency: row.currency as Currency,
      status: row.status,
      sentAt: (row.sentAt?.toISOString() ?? null) as Instant | null,
      confirmedOn: row.confirmedOn as Day | null,
      returnedOn: row.returnedOn as Day | null,
      reference: row.endToEndId,
      account: account ? { iban: shortIban(account.row.iban), holder: account.row.holder } : null,
      gross: fromBigInt(row.grossMinor),
      fee: fromBigInt(row.feeMinor),
      vat: fromBigInt(row.vatMinor),
      kept: fromBigInt(row.keptMinor),
      net: fromBigInt(row.netMinor),
      remittedPostingId: postingOf('remitted'),
      feesPostingId: postingOf('fees-taken'),
      invoice: row.invoice
        ? { feeInvoiceId: row.invoice.id, number: row.invoice.text, kind: row.invoice.kind }
        : null,
      lines: row.lines
        .map((line) => ({
          caseId: line.caseId,
          number: caseOf.get(line.caseId)?.number ?? line.caseId,
          debtor: caseOf.get(line.caseId)?.debtor.name ?? '',
          gross: fromBigInt(line.grossMinor),
          fee: fromBigInt(line.feeMinor),
          vat: fromBigInt(line.vatMinor),
          kept: fromBigInt(line.keptMinor),
          net: fromBigInt(line.payableMinor),
        }))
        .toSorted((one, other) => (one.number < other.number ? -1 : 1)),
    }
  })
}

import type { Day, Instant } from '#shared/dates.ts'
import { isLanguage, type Language } from '#shared/languages.ts'
import type { CaseShare, Share } from '#shared/ledger/fee-postings.ts'
import { newId } from '#shared/ids.ts'
import { type Currency, sum, zero } from '#shared/money.ts'
import { tariffOn } from '#shared/quotes/tariff.ts'
import { vatOn } from '#shared/quotes/vat.ts'
import {
  type FeeInvoiceData,
  feeDueOn,
  invoiceOf,
  type InvoiceParty,
} from '#shared/remittances/fee-invoice.ts'
import { detailsInForce } from '../bank/details-in-force.ts'
import type { Tx } from '../db.ts'
import type { House } from '../house.ts'
import { nextNumber, numbered } from './next-number.ts'

export type Charged = {
  creditorId: string
  currency: Currency
  lines: readonly (Share & Pick<CaseShare, 'caseId'>)[]
  /** What it is for: a remittance, or a direct payment. One cause, one invoice. */
  cause: string
  /** The remittance with which it was set off; null where it is to be paid. */
  remittanceId: string | null
  /** What is to be paid: what was charged and stands on it, and the run that has paid the money out in full. */
  toPay?: { postings: readonly string[]; paidApartFrom: string | null }
  on: Day
  at: Instant
}

/**
 * Issues our invoice for fees, in the transaction that took or charged them, so that its number has no gap: the number
 * is given back with everything else where the transaction fails. Answers its id, or null where there was no fee.
 */
export async function issueFeeInvoice(house: House, tx: Tx, charged: Charged): Promise<string | null> {
  const { creditorId, currency, cause, remittanceId, toPay, on, at } = charged
  const known = await tx.feeInvoice.findUnique({ where: { cause }, select: { id: true } })
  if (known) return known.id
  const sums = invoiceOf(await labelled(tx, charged.lines))
  if (!sums) return null
  const creditor = await tx.creditor.findUniqueOrThrow({ where: { id: creditorId } })
  const language: Language = isLanguage(creditor.language) ? creditor.language : 'en'
  const run = remittanceId
    ? await tx.remittance.findUniqueOrThrow({
        where: { id: remittanceId },
        select: { run: { select: { number: true } } },
      })
    : null
  const series = `F-${on.slice(0, 4)}`
  const number = await nextNumber(tx, series)
  const { treatment, percent } = vatOn(sums.net, creditor.country, tariffOn(on).agency)
  const data: FeeInvoiceData = {
    ...sums,
    number: numbered(series, number),
    issuedOn: on,
    dueOn: remittanceId ? null : feeDueOn(on),
    currency,
    seller: sellerOf(house),
    buyer: await buyerOf(tx, creditor, at),
    treatment,
    percent,
    setOffWith: run?.run.number ?? null,
    paidApartFrom: toPay?.paidApartFrom ?? null,
    kept: toPay ? sum(charged.lines.map(({ kept }) => kept)) : zero,
    postings: toPay?.postings ?? (await takenBy(tx, cause)),
  }
  const id = newId('feeInvoice', Date.parse(at))
  await tx.feeInvoice.create({
    data: {
      id,
      creditorId,
      series,
      number,
      text: data.number,
      kind: data.kind,
      remittanceId,
      cause,
      issuedOn: on,
      dueOn: data.dueOn,
      currency,
      netMinor: BigInt(data.net),
      vatMinor: BigInt(data.vat),
      totalMinor: BigInt(data.total),
      keptMinor: BigInt(data.kept ?? zero),
      vatTreatment: treatment,
      vatPercent: percent,
      language,
      data: JSON.stringify(data),
      issuedAt: new Date(at),
    },
  })
  await tx.feeInvoicePosting.createMany({
    data: (toPay?.postings ?? []).map((transactionId) => ({ transactionId, feeInvoiceId: id, creditorId })),
  })
  await house.jobs.enqueue(tx, 'remittances.invoice', { feeInvoiceId: id }, { key: id })
  return id
}

/** What took the fees of a run, whose entries are the lines of the invoice. */
async function takenBy(tx: Tx, remittanceId: string): Promise<string[]> {
  const where = { cause: `fees-taken:${remittanceId}` }
  return (await tx.ledgerTransaction.findMany({ where, select: { id: true } })).map(({ id }) => id)
}

/** The lines of an invoice say which case and which debtor. */
async function labelled(tx: Tx, lines: Charged['lines']) {
  const cases = await tx.case.findMany({
    where: { id: { in: lines.map(({ caseId }) => caseId) } },
    select: { id: true, number: true, debtor: { select: { name: true } } },
  })
  const labelOf = new Map(cases.map(({ id, number, debtor }) => [id, `${number ?? id} · ${debtor.name}`]))
  return lines.map(({ caseId, fee, vat }) => ({ label: labelOf.get(caseId) ?? caseId, fee, vat }))
}

function sellerOf({ config }: House): InvoiceParty {
  const own = config.agencyBank
  return {
    name: config.agency.name,
    vatNumber: config.agencyVatNumber,
    registrationNumber: null,
    street: own?.address.street ?? null,
    postalCode: own?.address.postalCode ?? null,
    town: own?.address.town ?? null,
    country: own?.address.country ?? 'ES',
  }
}

type CreditorRow = {
  id: string
  name: string
  country: string
  registrationKind: string
  registrationNumber: string
}

async function buyerOf(tx: Tx, creditor: CreditorRow, at: Instant): Promise<InvoiceParty> {
  const { id, name, country, registrationKind, registrationNumber } = creditor
  const details = await detailsInForce(tx, id, at)
  return {
    name,
    vatNumber: registrationKind === 'vat' ? registrationNumber : null,
    registrationNumber: registrationKind === 'vat' ? null : registrationNumber,
    street: details ? [details.street, details.buildingNumber].filter(Boolean).join(' ') || null : null,
    postalCode: details?.postalCode ?? null,
    town: details?.town ?? null,
    country,
  }
}

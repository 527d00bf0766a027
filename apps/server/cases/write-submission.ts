import type { CaseDraft } from '#shared/cases/case-draft.ts'
import { isBlank } from '#shared/cases/case-draft.ts'
import type { CaseInput, DebtorInput } from '#shared/cases/case-input.ts'
import { newId } from '#shared/ids.ts'
import { isRefusal } from '#shared/refusal.ts'
import type { Tx } from '../db.ts'
import type { TakenCase } from './case-row.ts'

/** The numbers of the debtor as registers write them; a mistyped one is refused with what is wrong about it (C11). */
export async function readDebtorNumbers({ country, companyNumber, vatNumber }: DebtorInput) {
  // The registers of all countries are much code, and this is rarely asked.
  const { readBusinessId } = await import('#shared/people/business-id.ts')
  const read = (typed: string | undefined): string | null => {
    if (typed === undefined) return null
    const found = readBusinessId(country, typed)
    if (isRefusal(found)) throw found
    return found.number
  }
  return { companyNumber: read(companyNumber), vatNumber: read(vatNumber) }
}

/** Turns what was typed into the rows of a case: debtor, contacts, invoices, and which document belongs to which. */
export async function writeSubmission(
  tx: Tx,
  row: TakenCase,
  draft: CaseDraft,
  input: CaseInput,
  now: number,
): Promise<{ documents: number }> {
  const { debtor } = input
  const { id: caseId, creditorId, debtorId } = row
  await tx.debtor.update({
    where: { id: debtorId },
    data: {
      name: debtor.name,
      country: debtor.country,
      language: debtor.language,
      legalForm: debtor.legalForm ?? null,
      ...(await readDebtorNumbers(debtor)),
      soleTrader: debtor.soleTrader,
      street: debtor.address.street ?? null,
      postalCode: debtor.address.postalCode ?? null,
      city: debtor.address.city ?? null,
    },
  })
  await tx.debtorContact.deleteMany({ where: { debtorId } })
  await tx.debtorContact.createMany({
    data: debtor.contacts.map(({ kind, value, person, language }) => ({
      id: newId('contact', now),
      debtorId,
      creditorId,
      kind,
      value,
      person: person ?? null,
      language,
    })),
  })
  const ids = draft.invoices.filter((invoice) => !isBlank(invoice)).map(({ id }) => id)
  await tx.invoice.createMany({
    data: input.invoices.map((invoice, position) => ({
      id: ids[position] ?? newId('invoice', now),
      caseId,
      creditorId,
      number: invoice.number,
      issuedOn: invoice.issuedOn ?? null,
      dueOn: invoice.dueOn,
      amountMinor: BigInt(invoice.amountMinor),
      currency: input.currency,
      position,
    })),
  })
  return { documents: await assignDocuments(tx, caseId, draft, ids) }
}

/** A document that names an invoice of the case belongs to it; with one invoice alone there is nothing to name. */
async function assignDocuments(
  tx: Tx,
  caseId: string,
  draft: CaseDraft,
  invoiceIds: readonly string[],
): Promise<number> {
  const stored = await tx.document.findMany({
    where: { caseId, removedAt: null },
    select: { id: true, kind: true },
  })
  const only = invoiceIds.length === 1 ? invoiceIds[0] : undefined
  for (const { id, kind: before } of stored) {
    const named = draft.documents.find((document) => document.id === id)
    const kind = named?.kind ?? before
    const wanted = named?.invoiceId ?? (kind === 'INVOICE' ? only : undefined)
    const invoiceId = wanted && invoiceIds.includes(wanted) ? wanted : null
    await tx.document.update({ where: { id }, data: { kind, invoiceId } })
  }
  return stored.length
}

import { type Day, day, instant } from '#shared/dates.ts'
import type { CaseId, CreditorId, UserId } from '#shared/ids.ts'
import { fromBigInt } from '#shared/money.ts'
import type { Db } from '../db.ts'

const person = { select: { id: true, name: true, email: true, skills: true } } as const
const columns = {
  id: true,
  number: true,
  status: true,
  version: true,
  currency: true,
  principalMinor: true,
  reference: true,
  checkCode: true,
  closeCode: true,
  enteredById: true,
  onBehalfOfId: true,
  entryConfirmedAt: true,
  submittedOn: true,
  submittedAt: true,
  activeAt: true,
  placedOn: true,
  closedOn: true,
  agreement: true,
  quote: { select: { number: true } },
  manager: person,
  collector: person,
  creditor: {
    select: { id: true, name: true, country: true, registrationNumber: true, manager: person },
  },
  debtor: { include: { contacts: { orderBy: { createdAt: 'asc' } } } },
  invoices: { orderBy: { position: 'asc' } },
} as const

const moment = (at: Date | null) => (at === null ? null : instant(at.toISOString()))
const dayOrNull = (text: string | null): Day | null => (text === null ? null : day(text))

/** The case, its two companies and the people who work on it. */
export async function caseHead(db: Db, caseId: string) {
  const row = await db.case.findUniqueOrThrow({
    where: { id: caseId },
    relationLoadStrategy: 'join',
    select: columns,
  })
  const { debtor, creditor, invoices } = row
  const entered = await enteredBy(db, row)
  return {
    caseId: row.id as CaseId,
    number: row.number,
    status: row.status,
    version: row.version,
    currency: row.currency,
    principal: fromBigInt(row.principalMinor),
    reference: row.reference,
    checkCode: row.checkCode,
    closeCode: row.closeCode,
    submittedOn: dayOrNull(row.submittedOn),
    submittedAt: moment(row.submittedAt),
    activeAt: moment(row.activeAt),
    placedOn: dayOrNull(row.placedOn),
    closedOn: dayOrNull(row.closedOn),
    quoteNumber: row.quote?.number ?? null,
    agreement: row.agreement,
    entered: { ...entered, confirmedAt: moment(row.entryConfirmedAt) },
    manager: row.manager ?? creditor.manager,
    collector: row.collector && { ...row.collector, id: row.collector.id as UserId },
    creditor: {
      creditorId: creditor.id as CreditorId,
      name: creditor.name,
      country: creditor.country,
      registrationNumber: creditor.registrationNumber,
    },
    debtor: {
      debtorId: debtor.id,
      name: debtor.name,
      country: debtor.country,
      language: debtor.language,
      legalForm: debtor.legalForm,
      companyNumber: debtor.companyNumber,
      vatNumber: debtor.vatNumber,
      soleTrader: debtor.soleTrader,
      street: debtor.street,
      postalCode: debtor.postalCode,
      city: debtor.city,
      contacts: debtor.contacts.map(({ id, kind, value, person: name, language }) => ({
        contactId: id,
        kind,
        value,
        person: name,
        language,
      })),
    },
    invoices: invoices.map(({ id, number, issuedOn, dueOn, amountMinor }) => ({
      invoiceId: id,
      number,
      issuedOn: dayOrNull(issuedOn),
      dueOn: day(dueOn),
      amount: fromBigInt(amountMinor),
    })),
  }
}

/** Who typed the case, and for whom if it was somebody of the desk (A16). */
async function enteredBy(db: Db, row: { enteredById: string; onBehalfOfId: string | null }) {
  const ids = [row.enteredById, ...(row.onBehalfOfId ? [row.onBehalfOfId] : [])]
  const people = await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  const nameOf = (id: string | null) => people.find((someone) => someone.id === id)?.name ?? null
  return { by: nameOf(row.enteredById), onBehalfOf: nameOf(row.onBehalfOfId) }
}

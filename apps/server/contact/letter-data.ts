import { type Mandate, mandateInput, defaultMandate } from '#shared/agreements/mandate.ts'
import type { ClaimLine } from '#shared/cases/claim.ts'
import { countryName } from '#shared/countries.ts'
import { addDays, day } from '#shared/dates.ts'
import type { Language } from '#shared/languages.ts'
import { add } from '#shared/money.ts'
import { loadClaim } from '../cases/load-claim.ts'
import type { Tx } from '../db.ts'
import type { House } from '../house.ts'
import type { LegalFact } from '../ports/legal-lines.ts'
import type { FirstLetterData, LetterInvoice } from './first-letter-paper.ts'

/** How long a debtor is given, in days [G]. */
const payWithinDays = 14

const columns = {
  number: true,
  creditorId: true,
  checkCode: true,
  creditor: { select: { name: true } },
  collector: { select: { name: true } },
  agreement: { select: { mandate: true } },
  invoices: { select: { id: true, issuedOn: true } },
  debtor: { select: { name: true, country: true, street: true, postalCode: true, city: true } },
} as const

/** Everything the first letter says about a case today, without the words. */
export async function letterData(
  house: House,
  tx: Tx,
  caseId: string,
  { language, link }: { language: Language; link: string },
): Promise<FirstLetterData & { creditorId: string }> {
  const row = await tx.case.findUniqueOrThrow({
    where: { id: caseId },
    relationLoadStrategy: 'join',
    select: columns,
  })
  const { claim, on } = await loadClaim(house, tx, caseId)
  if (!row.checkCode || !row.collector) throw new Error('A letter needs the case to be accepted')
  const issuedOn = new Map(row.invoices.map((invoice) => [invoice.id, invoice.issuedOn]))
  const { debtor } = row
  return {
    creditorId: row.creditorId,
    language,
    agency: house.config.agency,
    tone: mandateOf(row.agreement?.mandate).tone,
    caseNumber: row.number ?? '',
    issuedAt: house.clock.now(),
    onDay: on,
    payBy: addDays(on, payWithinDays),
    creditorName: row.creditor.name,
    debtor: {
      name: debtor.name,
      addressLines: [
        debtor.street,
        [debtor.postalCode, debtor.city].filter(Boolean).join(' '),
        countryName(debtor.country, language),
      ].filter((line): line is string => Boolean(line)),
    },
    collectorName: row.collector.name,
    currency: claim.currency,
    invoices: claim.invoices.map((line) => invoiceOf(line, issuedOn.get(line.invoiceId) ?? null)),
    paid: claim.paid,
    outstanding: claim.outstanding,
    laws: lawsOf(claim.invoices),
    link,
    check: { code: row.checkCode, url: `${house.config.publicUrl}/check` },
  }
}

function invoiceOf(line: ClaimLine, issuedOn: string | null): LetterInvoice {
  return {
    number: line.number,
    issuedOn: issuedOn === null ? null : day(issuedOn),
    dueOn: line.dueOn,
    principal: line.amount,
    interest: line.interestOwed,
    compensation: line.compensationOwed,
    total: add(line.amount, line.interestOwed, line.compensationOwed),
    slices: [...line.interest.slices],
  }
}

/** Each article of law that a figure rests on, once. */
function lawsOf(lines: readonly ClaimLine[]): LegalFact[] {
  const facts = lines.flatMap(({ interest }) => {
    const { basis, slices, verified, compensationDetail: compensation } = interest
    return [
      ...(basis === null ? [] : [{ basis, source: slices[0]?.source ?? '', verified }]),
      ...(compensation.amount === null
        ? []
        : [{ basis: compensation.basis, source: compensation.source, verified: compensation.verified }]),
    ]
  })
  return [...new Map(facts.map((fact) => [fact.basis, fact])).values()]
}

const mandateOf = (stored: unknown): Mandate =>
  stored === undefined ? defaultMandate : mandateInput.parse(stored)

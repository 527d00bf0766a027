import { type Mandate, mandateInput, defaultMandate } from '#shared/agreements/mandate.ts'
import type { ClaimLine } from '#shared/cases/claim.ts'
import { countryName } from '#shared/country-name.ts'
import { addDays, day } from '#shared/dates.ts'
import type { Language } from '#shared/languages.ts'
import { madeInvoice } from '#shared/ledger/claim-trail.ts'
import type { Demand } from '#shared/cases/demand.ts'
import { add, subtract, zero } from '#shared/money.ts'
import { Refusal } from '#shared/refusal.ts'
import { loadClaim } from '../cases/load-claim.ts'
import type { Tx } from '../db.ts'
import type { House } from '../house.ts'
import { claimTrail } from '../ledger/claim-trail.ts'
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
  const { claim, demand, on } = await loadClaim(house, tx, caseId)
  if (demand.isPaused) throw new Refusal('contact.casePaused')
  const asked = claim.invoices.filter(
    ({ invoiceId, open }) => heldOf(demand, invoiceId).held < open || open === 0,
  )
  if (!row.checkCode || !row.collector) throw new Error('A letter needs the case to be accepted')
  const trail = await claimTrail(tx, caseId, on)
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
    invoices: asked.map((line) => ({
      ...invoiceOf(line, heldOf(demand, line.invoiceId).heldParts, issuedOn.get(line.invoiceId) ?? null),
      postings: madeInvoice(trail, line.number),
    })),
    costs: subtract(claim.costs.owed, demand.costs.held),
    paid: add(
      claim.costs.paid,
      ...asked.flatMap((line) => [line.principalPaid, line.interestPaid, line.compensationPaid]),
    ),
    outstanding: demand.undisputed,
    laws: [...lawsOf(asked), ...(claim.costs.owed > 0 && claim.costs.rule ? [claim.costs.rule] : [])],
    link,
    check: { code: row.checkCode, url: `${house.config.publicUrl}/check` },
  }
}

type Parts = Demand['invoices'][number]['heldParts']
const nothing = { held: zero, heldParts: { PRINCIPAL: zero, INTEREST: zero, COMPENSATION: zero } }

const heldOf = (demand: Demand, invoiceId: string) =>
  demand.invoices.find((invoice) => invoice.invoiceId === invoiceId) ?? nothing

/** What is asked for of an invoice: no letter names what is paused, nor the interest on it (E11). */
function invoiceOf(line: ClaimLine, held: Parts, issuedOn: string | null): Omit<LetterInvoice, 'postings'> {
  const principal = subtract(line.amount, held.PRINCIPAL)
  const interest = subtract(line.interestOwed, held.INTEREST)
  const compensation = subtract(line.compensationOwed, held.COMPENSATION)
  return {
    number: line.number,
    issuedOn: issuedOn === null ? null : day(issuedOn),
    dueOn: line.dueOn,
    principal,
    interest,
    compensation,
    total: add(principal, interest, compensation),
    // The slices explain the interest on the whole; of a part the page behind the link shows the reckoning.
    slices: held.INTEREST > 0 || line.interestWaived > 0 ? [] : [...line.interest.slices],
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

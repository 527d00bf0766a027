import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Actor } from '#shared/access/actor.ts'
import type { CaseDraft } from '#shared/cases/case-draft.ts'
import type { DocumentKind } from '#shared/cases/document.ts'
import { priceOfCase } from '#shared/cases/price.ts'
import { type Country, timeZone } from '#shared/countries.ts'
import { addDays, type Day, earliest } from '#shared/dates.ts'
import { type CaseId, newId } from '#shared/ids.ts'
import { fromDecimal, sum } from '#shared/money.ts'
import { reachCase } from '../../apps/server/cases/reach-case.ts'
import { storeDocument } from '../../apps/server/cases/store-document.ts'
import { deliveryNotePdf, invoicePdf, type Sold } from './business-paper.ts'
import type { TownDebtor } from './debtors.ts'
import type { Life } from './life.ts'
import type { Company } from './settle-people.ts'

export type Claimed = {
  company: Company
  /** Who enters it: somebody of the company, or the desk for it. */
  by?: Actor
  debtor: TownDebtor
  currency: string
  reference?: string
  invoices: { number: string; dueDaysAgo: number; amount: string; goods: string }[]
  deliveryNote?: boolean
}

type Entered = { caseId: CaseId; version: number; draft: CaseDraft }

/** Enters a case with its papers and leaves it as a draft. */
export async function enterCase(life: Life, claimed: Claimed): Promise<Entered> {
  const { house, today } = life
  const { company, debtor, currency } = claimed
  const person = claimed.by ?? company.owner
  const now = () => Date.parse(house.clock.now())
  const caseId = newId('case', now())
  const scope = person.kind === 'creditor' ? {} : { creditorId: company.owner.creditorId }
  await life.as(person).cases.startDraft({ caseId, ...scope })

  const invoices = claimed.invoices.map(({ number, dueDaysAgo, amount, goods }) => {
    const dueOn = addDays(today, -dueDaysAgo)
    const issuedOn = addDays(dueOn, -30)
    const sold: Sold = { number, issuedOn, dueOn, amount: fromDecimal(amount, currency), goods }
    return { id: newId('invoice', now()), sold, amount }
  })
  const buyer = [
    debtor.debtor.name,
    debtor.debtor.street,
    `${debtor.debtor.postalCode} ${debtor.debtor.city}`.trim(),
  ]
  const documents: CaseDraft['documents'] = []
  const add = async (
    kind: DocumentKind,
    name: string,
    bytes: Uint8Array,
    invoiceId: (typeof invoices)[number]['id'],
  ) => {
    const id = newId('document', now())
    await storePdf(life, person, caseId, { id, kind, name, bytes })
    documents.push({ id, kind, invoiceId })
  }
  for (const { id, sold } of invoices) {
    const sale = { seller: company.paper, buyer, currency, sold }
    await add('INVOICE', `${sold.number}.pdf`, await invoicePdf(sale), id)
    if (claimed.deliveryNote)
      await add('PROOF_OF_DELIVERY', `L-${sold.number}.pdf`, await deliveryNotePdf(sale), id)
  }
  const draft: CaseDraft = {
    ...debtor,
    currency,
    reference: claimed.reference ?? '',
    invoices: invoices.map(({ id, sold, amount }) => ({
      id,
      number: sold.number,
      issuedOn: sold.issuedOn,
      dueOn: sold.dueOn,
      amount,
      amountMinor: sold.amount,
    })),
    documents,
  }
  const before = await house.db.case.findUniqueOrThrow({ where: { id: caseId }, select: { version: true } })
  const { version } = await life.as(person).cases.saveDraft({ caseId, version: before.version, draft })
  return { caseId, version, draft }
}

/** Enters a case and submits it at the price of the day. */
export async function placeCase(life: Life, claimed: Claimed): Promise<CaseId> {
  const { caseId, version, draft } = await enterCase(life, claimed)
  const { owner, country } = claimed.company
  const [first, ...rest] = draft.invoices.map(({ dueOn }) => dueOn as Day)
  const claim = {
    principal: sum(draft.invoices.map(({ amountMinor }) => amountMinor ?? fromDecimal('0', 'EUR'))),
    currency: draft.currency,
    oldestDueOn: earliest(first as Day, ...rest),
    creditorCountry: country,
    debtorCountry: draft.debtor.country as Country,
  }
  const { percent } = priceOfCase(claim, null, life.house.clock.today(timeZone(country)))
  await life.as(claimed.by ?? owner).cases.submit({ caseId, version, percent })
  await life.settle()
  return caseId
}

type Pdf = { id: ReturnType<typeof newId<'document'>>; kind: DocumentKind; name: string; bytes: Uint8Array }

async function storePdf(life: Life, person: Actor, caseId: CaseId, pdf: Pdf): Promise<void> {
  const { house } = life
  const ctx = { house, actor: person, requestId: 'seed', ip: '127.0.0.1', userAgent: 'Demo town' }
  const found = await reachCase(ctx, 'cases.removeDocument', caseId)
  if (!found) throw new Error('A case out of reach')
  const folder = mkdtempSync(join(tmpdir(), 'saldo-demo-'))
  const path = join(folder, 'paper.pdf')
  try {
    writeFileSync(path, pdf.bytes)
    await storeDocument(ctx, found, {
      documentId: pdf.id,
      path,
      bytes: pdf.bytes.length,
      name: pdf.name,
      kind: pdf.kind,
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

import { randomInt } from 'node:crypto'
import type { Creditor, DebtorActor, Staff } from '#shared/access/actor.ts'
import { defaultMandate } from '#shared/agreements/mandate.ts'
import { type CaseId, type InvoiceId, type LinkId, newId } from '#shared/ids.ts'
import type { House } from '../house.ts'
import { newSecret, secretHash } from '../secrets.ts'

export type ActiveCase = {
  caseId: CaseId
  invoiceIds: InvoiceId[]
  /** What stands behind `/d/` in the mail to the debtor. */
  token: string
  actor: DebtorActor
  email: string
}

export type ActiveCaseDetails = {
  creditor: Creditor
  collector: Staff
  debtorName?: string
  number?: string
  currency?: string
  invoices?: { number: string; dueOn: string; amountMinor: bigint }[]
  withoutEmail?: boolean
}

const twoInvoices = [
  { number: 'F-2026-001', dueOn: '2026-03-01', amountMinor: 1_000_000n },
  { number: 'F 2026/002', dueOn: '2026-06-30', amountMinor: 240_000n },
]

/** A case in collection with a debtor who has a link, as rows: for tests of what happens behind the link. */
export async function addActiveCase(house: House, details: ActiveCaseDetails): Promise<ActiveCase> {
  const { creditor, collector, currency = 'EUR', invoices = twoInvoices } = details
  const { creditorId } = creditor
  const at = new Date(house.clock.now())
  const now = at.getTime()
  const [caseId, debtorId, contactId, linkId] = [
    newId('case', now),
    newId('debtor', now),
    newId('contact', now),
    newId('link', now),
  ]
  const agreementId = newId('agreement', now)
  const { db } = house
  await db.agreement.create({
    data: {
      id: agreementId,
      creditorId,
      number: agreementId.slice(-10),
      textVersion: '1',
      language: 'en',
      textSha256: '0'.repeat(64),
      signerId: creditor.userId,
      signerName: creditor.name,
      signerRole: 'Owner',
      authorityConfirmed: true,
      signedAt: at,
      signedOn: house.clock.today(),
      ipAddress: '203.0.113.7',
      userAgent: 'test',
      mandate: JSON.parse(JSON.stringify(defaultMandate)),
    },
  })
  await db.debtor.create({
    data: {
      id: debtorId,
      creditorId,
      name: details.debtorName ?? 'Bau Adler GmbH',
      country: 'DE',
      language: 'de',
      legalForm: 'GmbH',
      street: 'Werkstraße 4',
      postalCode: '10115',
      city: 'Berlin',
    },
  })
  const email = 'buchhaltung@bau-adler.example'
  if (!details.withoutEmail) {
    await db.debtorContact.create({
      data: { id: contactId, debtorId, creditorId, kind: 'EMAIL', value: email, language: 'de' },
    })
  }
  await db.case.create({
    data: {
      id: caseId,
      creditorId,
      number: details.number ?? `C-AV-${caseId.slice(-8).toUpperCase()}`,
      debtorId,
      agreementId,
      status: 'ACTIVE',
      currency,
      principalMinor: invoices.reduce((total, { amountMinor }) => total + amountMinor, 0n),
      tariff: 'tariff-2026-1',
      placedOn: at.toISOString().slice(0, 10),
      feeNumerator: '1240',
      feeDenominator: '12400',
      collectorId: collector.userId,
      enteredById: creditor.userId,
      checkCode: `${randomInt(1000, 10_000)}-${caseId.slice(-6)}`,
      activeAt: at,
      submittedAt: at,
    },
  })
  const invoiceIds = invoices.map(() => newId('invoice', now))
  await db.invoice.createMany({
    data: invoices.map((invoice, position) => ({
      ...invoice,
      id: invoiceIds[position] as string,
      caseId,
      creditorId,
      currency,
      position,
    })),
  })
  const token = newSecret()
  await db.debtorLink.create({
    data: {
      id: linkId,
      caseId,
      creditorId,
      contactId: details.withoutEmail ? null : contactId,
      tokenHash: secretHash(token),
      createdAt: at,
      expiresAt: new Date(now + 90 * 86_400_000),
    },
  })
  const actor: DebtorActor = {
    kind: 'debtor',
    linkId: linkId as LinkId,
    caseId,
    creditorId,
    language: 'de',
  }
  return { caseId, invoiceIds, token, actor, email }
}

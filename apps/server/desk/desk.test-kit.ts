import type { Actor, Staff } from '#shared/access/actor.ts'
import { defaultMandate } from '#shared/agreements/mandate.ts'
import { type AgreementId, type CaseId, newId } from '#shared/ids.ts'
import { addCase } from '../testing/cases.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'

type People = { creditorId: string; userId: string }

/** An agreement as a row; how it comes about is tested where it is signed. */
export async function addAgreement(saldo: TestHouse, { creditorId, userId }: People): Promise<AgreementId> {
  const now = saldo.house.clock.now()
  const agreementId = newId('agreement', Date.parse(now))
  await saldo.house.db.agreement.create({
    data: {
      id: agreementId,
      creditorId,
      number: `A-${agreementId.slice(-8)}`,
      textVersion: '2026-11',
      language: 'en',
      textSha256: '0'.repeat(64),
      signerId: userId,
      signerName: 'Ana Vega',
      signerRole: 'Managing director',
      authorityConfirmed: true,
      signedAt: new Date(now),
      signedOn: '2026-11-21',
      ipAddress: '203.0.113.7',
      userAgent: 'test',
      mandate: defaultMandate,
    },
  })
  return agreementId
}

/** A submitted case whose debtor can be written to. */
export async function addSubmitted(
  saldo: TestHouse,
  { creditorId, userId }: People,
  contacts: { kind: 'EMAIL' | 'PHONE'; value: string; language: string }[] = [
    { kind: 'EMAIL', value: 'buchhaltung@bau-adler.test', language: 'de' },
  ],
): Promise<CaseId> {
  const { house } = saldo
  const caseId = await addCase(house, creditorId)
  const row = await house.db.case.update({
    where: { id: caseId },
    data: {
      number: `C-T-${caseId.slice(-6)}`,
      enteredById: userId,
      submittedAt: new Date(house.clock.now()),
      submittedOn: '2026-11-21',
    },
  })
  await house.db.debtor.update({
    where: { id: row.debtorId },
    data: { street: 'Hafenstraße 12', postalCode: '20457', city: 'Hamburg' },
  })
  for (const contact of contacts) {
    await house.db.debtorContact.create({
      data: {
        id: newId('contact', Date.parse(house.clock.now())),
        debtorId: row.debtorId,
        creditorId,
        ...contact,
      },
    })
  }
  return caseId
}

/** The people of the desk, a company that has signed, and one that has not. */
export async function openDesk() {
  const saldo = await openTestHouse()
  const marta = await saldo.addStaff('manager', 'Marta Ferrer', ['es', 'en'])
  const olga = await saldo.addStaff('manager', 'Olga Ruiz', ['es'])
  const jonas = await saldo.addStaff('collector', 'Jonas Brandt', ['de', 'en'])
  const claire = await saldo.addStaff('collector', 'Claire Morel', ['fr', 'nl'])
  const audit = await saldo.addStaff('auditor', 'Anke Prüfer', ['de'])
  const vega = await saldo.addCreditor('Aceros Vega SL')
  const nord = await saldo.addCreditor('Nordlicht Textil GmbH', 'DE')
  await addAgreement(saldo, vega)
  const as = (actor: Actor) => saldo.callerAs(actor)
  /** Marta accepts it, unless somebody else does. */
  const accept = (caseId: CaseId, who: Staff = marta) => as(who).cases.accept({ caseId, version: 0 })
  return { saldo, marta, olga, jonas, claire, audit, vega, nord, as, accept }
}

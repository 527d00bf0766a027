import type { Creditor, Staff } from '#shared/access/actor.ts'
import type { CostKind } from '#shared/cases/cost-line.ts'
import { addDays } from '#shared/dates.ts'
import { type CaseId, type DocumentId, type Id, newId } from '#shared/ids.ts'
import { type Minor, minor } from '#shared/money.ts'
import type { TestHouse } from '../testing/test-house.ts'

export const madrid = 'Europe/Madrid'

/** The desk asks, the creditor answers, and a bill is there; each as a person of that side would do it. */
export function costsKit(saldo: TestHouse, people: { manager: Staff; creditor: Creditor }) {
  const now = () => Date.parse(saldo.clock.now())
  const ask = async (caseId: CaseId, ceiling: number, kind: CostKind = 'TRACING') => {
    const consentId = newId('costConsent', now())
    await saldo.callerAs(people.manager).costs.ask({
      caseId,
      consentId,
      kind,
      ceilingMinor: minor(ceiling),
      reason: 'The company has moved and the register names no address.',
      benefit: 'With the new address the letters arrive again.',
      dueOn: addDays(saldo.clock.today(madrid), 10),
    })
    return consentId
  }
  const decide = (caseId: CaseId, consentId: Id<'costConsent'>, approve: boolean, by = people.creditor) =>
    saldo.callerAs(by).costs.decide({ caseId, consentId, approve })
  const consented = async (caseId: CaseId, ceiling: number, kind?: CostKind) => {
    const consentId = await ask(caseId, ceiling, kind)
    await decide(caseId, consentId, true)
    return consentId
  }
  const bill = async (caseId: CaseId, costConsentId: Id<'costConsent'>): Promise<DocumentId> => {
    const id = newId('document', now())
    await saldo.house.db.document.create({
      data: {
        id,
        caseId,
        creditorId: people.creditor.creditorId,
        costConsentId,
        kind: 'OTHER',
        name: 'bill.pdf',
        mediaType: 'application/pdf',
        sizeBytes: 1,
        sha256: '0'.repeat(64),
        fileKey: 'none',
        uploadedBy: 'desk',
        uploadedById: people.manager.userId,
      },
    })
    return id
  }
  const spend = async (caseId: CaseId, consentId: Id<'costConsent'>, amount: Minor, by = people.manager) =>
    saldo.callerAs(by).costs.record({
      caseId,
      costId: newId('cost', now()),
      consentId,
      amountMinor: amount,
      what: 'Extract of the register',
      reference: 'B-2026/17',
      documentId: await bill(caseId, consentId),
    })
  return { ask, decide, consented, bill, spend }
}

import { type CaseId, newId } from '#shared/ids.ts'
import type { House } from '../house.ts'

export type CaseDetails = {
  collectorId?: string
  status?: string
  principalMinor?: bigint
  currency?: string
  closedOn?: string
}

/** A case as a row, for tests about who may reach it. Tests of what happens to cases use the commands instead. */
export async function addCase(house: House, creditorId: string, details: CaseDetails = {}): Promise<CaseId> {
  const now = Date.parse(house.clock.now())
  const caseId = newId('case', now)
  const debtorId = newId('debtor', now)
  await house.db.debtor.create({
    data: {
      id: debtorId,
      creditorId,
      name: 'Bau Adler GmbH',
      country: 'DE',
      language: 'de',
      legalForm: 'GmbH',
    },
  })
  await house.db.case.create({
    data: {
      id: caseId,
      creditorId,
      debtorId,
      status: details.status ?? 'UNDER_REVIEW',
      currency: details.currency ?? 'EUR',
      principalMinor: details.principalMinor ?? 1_240_000n,
      enteredById: 'test',
      collectorId: details.collectorId ?? null,
      closedOn: details.closedOn ?? null,
    },
  })
  await house.db.invoice.create({
    data: {
      id: newId('invoice', now),
      caseId,
      creditorId,
      number: 'F-2026-001',
      dueOn: '2026-03-01',
      amountMinor: details.principalMinor ?? 1_240_000n,
      currency: details.currency ?? 'EUR',
      position: 0,
    },
  })
  return caseId
}

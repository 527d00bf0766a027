import type { Actor } from '#shared/access/actor.ts'
import { currentAgreementVersion } from '#shared/agreements/agreement-text.ts'
import { defaultMandate } from '#shared/agreements/mandate.ts'
import { type CaseDraft, emptyDraft } from '#shared/cases/case-draft.ts'
import { type CaseId, type CreditorId, newId } from '#shared/ids.ts'
import { minor } from '#shared/money.ts'
import type { TestHouse } from '../testing/test-house.ts'

export const signing = {
  signerName: 'Lucía Vega',
  signerRole: 'Managing director',
  authorityConfirmed: true,
  textVersion: currentAgreementVersion,
  language: 'en',
  mandate: defaultMandate,
} as const

/** A case as somebody would type it: Bau Adler GmbH owes two invoices. */
export function typedDraft(changes: Partial<CaseDraft> = {}): CaseDraft {
  const draft = emptyDraft('DE', 'de', 'EUR')
  const invoice = (number: string, dueOn: string, amountMinor: number) => ({
    id: newId('invoice', 1),
    number,
    issuedOn: '',
    dueOn,
    amount: (amountMinor / 100).toString(),
    amountMinor: minor(amountMinor),
  })
  return {
    ...draft,
    reference: 'KD 4711',
    debtor: { ...draft.debtor, kind: 'COMPANY', name: 'Bau Adler GmbH', legalForm: 'GmbH', city: 'Köln' },
    contacts: [
      { kind: 'EMAIL', value: 'post@bau-adler.example', person: 'Jana Adler', language: 'de' },
      { kind: 'PHONE', value: '+49 221 5550 100', person: '', language: 'de' },
    ],
    invoices: [invoice('F-2026-101', '2026-03-01', 840_000), invoice('F-2026-118', '2026-04-15', 400_000)],
    ...changes,
  }
}

export type Started = { caseId: CaseId; version: number }

/** Types a case and keeps it, without submitting it. */
export async function startedCase(
  saldo: TestHouse,
  actor: Actor,
  draft: CaseDraft = typedDraft(),
  creditorId?: CreditorId,
): Promise<Started> {
  const caller = saldo.callerAs(actor)
  const caseId = newId('case', Date.parse(saldo.house.clock.now()))
  const named = creditorId ? { creditorId } : {}
  await caller.cases.startDraft({ caseId, ...named })
  const { version } = await caller.cases.saveDraft({ caseId, version: 0, draft })
  return { caseId, version }
}

/** The price of `typedDraft` on the first day of the tests: 10 % of the band and 2 points for its age. */
export const typedPercent = '12.00'

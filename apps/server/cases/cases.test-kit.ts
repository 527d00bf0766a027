import type { Actor } from '#shared/access/actor.ts'
import { currentAgreementVersion } from '#shared/agreements/agreement-text.ts'
import { defaultMandate } from '#shared/agreements/mandate.ts'
import { type CaseDraft, emptyDraft } from '#shared/cases/case-draft.ts'
import { type CaseId, type CreditorId, newId } from '#shared/ids.ts'
import { minor } from '#shared/money.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'

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

/** Types a case and submits it at the price that it shows. */
export async function submittedCase(
  saldo: TestHouse,
  actor: Actor,
  draft?: CaseDraft,
  creditorId?: CreditorId,
): Promise<Started> {
  const { caseId, version } = await startedCase(saldo, actor, draft, creditorId)
  await saldo.callerAs(actor).cases.submit({ caseId, version, percent: typedPercent })
  const row = await saldo.house.db.case.findUniqueOrThrow({ where: { id: caseId } })
  return { caseId, version: row.version }
}

/** An account manager, a company that has signed, and one that has not. */
export async function openCases() {
  const saldo = await openTestHouse()
  const marta = await saldo.addStaff('manager', 'Marta Ferrer')
  const vega = await saldo.addCreditor('Aceros Vega SL')
  const nord = await saldo.addCreditor('Nordlicht Textil GmbH', 'DE')
  await saldo.callerAs(vega).agreements.sign(signing)
  /** A case with everything that hangs on it. */
  const rowOf = (caseId: string) =>
    saldo.house.db.case.findUniqueOrThrow({
      where: { id: caseId },
      include: {
        invoices: { orderBy: { position: 'asc' } },
        debtor: { include: { contacts: true } },
        events: { orderBy: { seq: 'asc' } },
      },
    })
  return { saldo, marta, vega, nord, rowOf }
}

/** The price of `typedDraft` on the first day of the tests: 10 % of the band and 2 points for its age. */
export const typedPercent = '12.00'

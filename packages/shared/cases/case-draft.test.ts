import { describe, expect, it } from 'vitest'
import { newId } from '../ids.ts'
import { minor } from '../money.ts'
import { type CaseDraft, caseDraft, draftPrincipal, emptyDraft, readDraft } from './case-draft.ts'

const invoice = (number: string, amountMinor: number | null) => ({
  id: newId('invoice', 1),
  number,
  issuedOn: '',
  dueOn: '2026-03-01',
  amount: String(amountMinor ?? ''),
  amountMinor: amountMinor === null ? null : minor(amountMinor),
})

const typed = (): CaseDraft => {
  const draft = emptyDraft('DE', 'de', 'EUR')
  return {
    ...draft,
    debtor: { ...draft.debtor, kind: 'COMPANY', name: ' Bau Adler GmbH ', legalForm: 'GmbH' },
    contacts: [{ kind: 'EMAIL', value: 'Post@Bau-Adler.example', person: '', language: 'de' }],
    invoices: [invoice('F-1', 840_000), invoice('F-2', 400_000)],
  }
}

describe('a draft', () => {
  it('becomes a case once everything is there', () => {
    const { input, faults } = readDraft(typed())
    expect(faults).toBeNull()
    expect(input).toMatchObject({
      currency: 'EUR',
      debtor: { name: 'Bau Adler GmbH', soleTrader: false, contacts: [{ value: 'post@bau-adler.example' }] },
      invoices: [{ number: 'F-1', amountMinor: 840_000 }, { number: 'F-2' }],
    })
  })

  it('can be kept at every moment of being typed', () => {
    expect(caseDraft.safeParse(emptyDraft('', '', '')).success).toBe(true)
    expect(caseDraft.safeParse({ debtor: {}, contacts: [], invoices: [], documents: [] }).success).toBe(true)
  })

  it('names what is missing by the fields of the form', () => {
    const { faults } = readDraft(emptyDraft('DE', 'de', 'EUR'))
    expect(faults).toEqual({
      'debtor.kind': 'input.choose',
      'debtor.name': 'input.required',
      'debtor.legalForm': 'input.businessProof',
      invoices: 'input.required',
    })
  })

  it('leaves empty rows out and keeps the places of the others', () => {
    const draft = typed()
    const blank = { ...invoice('', null), dueOn: '' }
    const nobody = { kind: 'PHONE', value: '', person: '', language: 'de' } as const
    const wrong = { kind: 'EMAIL', value: 'nobody', person: '', language: 'de' } as const
    const { faults } = readDraft({
      ...draft,
      contacts: [nobody, wrong],
      invoices: [blank, invoice('F-1', 100), { ...invoice('F-2', null), amount: 'zwölf' }],
    })
    expect(faults).toEqual({ 'contacts.1.value': 'input.email', 'invoices.2.amount': 'input.amount' })
  })

  it('refuses a private person in words that help (A42)', () => {
    const draft = typed()
    const { faults } = readDraft({ ...draft, debtor: { ...draft.debtor, kind: 'CONSUMER' } })
    expect(faults).toEqual({ 'debtor.kind': 'quotes.consumer' })
  })

  it('lets a sole trader be one without any number', () => {
    const draft = typed()
    const trader = { ...draft.debtor, kind: 'SOLE_TRADER', legalForm: '' } as const
    expect(readDraft({ ...draft, debtor: trader }).input?.debtor.soleTrader).toBe(true)
  })

  it('adds up what can be read so far', () => {
    expect(draftPrincipal({ invoices: [invoice('1', 100), invoice('2', null), invoice('3', -5)] })).toBe(100)
  })
})

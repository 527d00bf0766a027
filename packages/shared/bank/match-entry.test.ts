import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CaseId, type CreditorId, newId } from '../ids.ts'
import { minor } from '../money.ts'
import { creditorReference } from './creditor-reference.ts'
import { type ArrivedMoney, matchEntry, namedReferences, type PossibleCase } from './match-entry.ts'
import { isSameName, suggestCases } from './suggest-cases.ts'

const creditorId = newId('creditor', 1)
const stranger = newId('creditor', 2)
const iban = 'DE89370400440532013000'
const caseOf = (number: string, change: Partial<PossibleCase> = {}): PossibleCase => ({
  caseId: newId('case', 1),
  creditorId,
  number,
  currency: 'EUR',
  isCollecting: true,
  isPaused: false,
  outstanding: minor(9_000_00),
  dueNow: minor(1_500_00),
  openInstalments: [minor(1_500_00), minor(1_500_00)],
  payerIbans: [],
  debtorName: 'Bau Adler GmbH',
  creditorsReference: 'AV/2026/17',
  invoices: [{ number: 'F-2026-001', open: minor(8_000_00) }],
  ...change,
})
const money = (change: Partial<ArrivedMoney> = {}): ArrivedMoney => ({
  creditorId,
  amount: minor(1_500_00),
  currency: 'EUR',
  reference: null,
  text: null,
  endToEndId: null,
  payerName: 'BAU ADLER',
  payerIban: iban,
  ...change,
})
const [one, two] = [caseOf('C-AV-0001'), caseOf('C-AV-0002')]
const paidBefore = (number: string) => caseOf(number, { payerIbans: [iban] })

describe('money finds its case', () => {
  it.each([
    ['by the reference', money({ reference: creditorReference(one.number) }), [one, two], 'REFERENCE'],
    [
      'by the reference in the words',
      money({ text: `Rate 3, ${creditorReference(one.number)}` }),
      [one, two],
      'REFERENCE',
    ],
    [
      'by the reference and not by the end-to-end id of another',
      money({ reference: creditorReference(one.number), endToEndId: two.number }),
      [one, two],
      'REFERENCE',
    ],
    ['by the end-to-end id', money({ endToEndId: 'C-AV-0001' }), [one, two], 'END_TO_END'],
    ['by where it was paid from', money(), [paidBefore('C-AV-0001'), two], 'IBAN_AND_INSTALMENT'],
  ] as const)('%s', (_, arrived, cases, by) => {
    expect(matchEntry(arrived, cases)).toEqual({ kind: 'case', caseId: cases[0].caseId, by })
  })

  it.each([
    ['nothing points to a case', money(), [one, two], 'unknown'],
    [
      'two references are named',
      money({ text: [one, two].map(({ number }) => creditorReference(number)).join(' ') }),
      [one, two],
      'several',
    ],
    ['the payer has paid two cases', money(), [paidBefore('C-AV-0001'), paidBefore('C-AV-0002')], 'several'],
    ['the amount is no instalment', money({ amount: minor(1) }), [paidBefore('C-AV-0001')], 'unknown'],
    [
      'the case is of another creditor',
      money({ reference: creditorReference('C-NT-0001') }),
      [caseOf('C-NT-0001', { creditorId: stranger })],
      'other-creditor',
    ],
    [
      'the case is over',
      money({ reference: creditorReference('C-AV-0001') }),
      [caseOf('C-AV-0001', { isCollecting: false })],
      'over',
    ],
    [
      'the case is paused',
      money({ reference: creditorReference('C-AV-0001') }),
      [caseOf('C-AV-0001', { isPaused: true })],
      'paused',
    ],
    [
      'the currency is another',
      money({ reference: creditorReference('C-AV-0001'), currency: 'CHF' }),
      [one],
      'currency',
    ],
  ] as const)('a person looks where %s', (_, arrived, cases, why) => {
    expect(matchEntry(arrived, cases)).toEqual({ kind: 'person', why })
  })

  it('never finds two cases, another creditor’s, one that is over, or another currency', () => {
    const numbers = fc.constantFrom('C-AV-0001', 'C-AV-0002', 'C-NT-0001')
    const file = fc
      .record({
        number: numbers,
        creditorId: fc.constantFrom<CreditorId>(creditorId, stranger),
        isCollecting: fc.boolean(),
        isPaused: fc.boolean(),
        currency: fc.constantFrom('EUR', 'CHF'),
        payerIbans: fc.constantFrom([], [iban]),
      })
      .map((change) => caseOf(change.number, change))
    const arrived = fc
      .record({
        reference: fc.option(numbers.map(creditorReference)),
        text: fc.option(numbers.map((number) => `Danke ${creditorReference(number)}`)),
        endToEndId: fc.option(numbers),
      })
      .map(money)
    fc.assert(
      fc.property(arrived, fc.array(file, { maxLength: 6 }), (came, cases) => {
        const match = matchEntry(came, cases)
        if (match.kind === 'person') return
        const found = cases.filter(({ caseId }) => caseId === match.caseId)
        expect(found).toHaveLength(1)
        expect(found[0]).toMatchObject({ creditorId, isCollecting: true, isPaused: false, currency: 'EUR' })
      }),
      { numRuns: 500 },
    )
  })

  it('names what to look up, each once', () => {
    const reference = creditorReference(one.number)
    expect(namedReferences(money({ reference, text: `${reference}!`, endToEndId: reference }))).toEqual([
      reference,
    ])
  })
})

describe('suggestions', () => {
  const mistyped = creditorReference('C-AV-0001').replace('0001', '0011')
  it.each([
    [
      'a mistyped reference',
      money({ text: mistyped, payerName: null, amount: minor(7) }),
      'mistypedReference',
    ],
    ['an invoice', money({ text: 'RE F 2026 001', payerName: null, amount: minor(7) }), 'invoiceNumber'],
    [
      'the creditor’s reference',
      money({ text: 'av 2026 17', payerName: null, amount: minor(7) }),
      'creditorsReference',
    ],
    ['a name', money({ amount: minor(7) }), 'payerName'],
    ['the amount of everything', money({ amount: minor(9_000_00), payerName: null }), 'everything'],
    ['the amount of an invoice', money({ amount: minor(8_000_00), payerName: null }), 'invoiceAmount'],
  ] as const)('name %s', (_, arrived, reason) => {
    expect(suggestCases(arrived, [one])).toEqual([
      { caseId: one.caseId, reasons: [reason], weight: expect.any(Number) },
    ])
  })

  it('put the likeliest first, and never one of another creditor', () => {
    const likely = caseOf('C-AV-0003', {
      payerIbans: [iban],
      invoices: [{ number: 'R-88123', open: minor(1) }],
    })
    const foreign = caseOf('C-NT-0001', { creditorId: stranger, payerIbans: [iban] })
    const found = suggestCases(money({ text: 'R-88123' }), [one, likely, foreign])
    expect(found.map(({ caseId }): CaseId => caseId)).toEqual([likely.caseId, one.caseId])
  })

  it.each([
    ['Bau Adler GmbH', 'ADLER BAU', true],
    ['Café Lumière SARL', 'Cafe Lumiere', true],
    ['Hollins & Sons Ltd', 'Hollins', true],
    ['GmbH', 'Bau Adler GmbH', false],
    ['Ferretería Ríos SL', 'Ferreteria Rio', false],
  ])('%s and %s: the same name is %s', (first, second, same) => expect(isSameName(first, second)).toBe(same))
})

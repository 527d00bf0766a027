import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CaseMaterial, completeness } from './completeness.ts'
import { documentKinds } from './document.ts'

const nothing: CaseMaterial = { debtor: { soleTrader: false }, contacts: [], invoices: [], documents: [] }
const everything: CaseMaterial = {
  debtor: {
    soleTrader: false,
    companyNumber: 'HRB 1',
    street: 'Hauptstr. 1',
    postalCode: '10115',
    city: 'Berlin',
  },
  contacts: [{ kind: 'EMAIL', person: 'Frau Adler' }, { kind: 'PHONE' }],
  invoices: [{ number: '1' }, { number: '2' }],
  documents: [
    'INVOICE',
    'INVOICE',
    'PROOF_OF_DELIVERY',
    'CONTRACT',
    'STATEMENT_OF_ACCOUNT',
    'CORRESPONDENCE',
  ],
}

describe('completeness', () => {
  it('goes from 0 to 100', () => {
    expect(completeness(nothing)).toMatchObject({ score: 0 })
    expect(completeness(nothing).missing).toHaveLength(11)
    expect(completeness(everything)).toEqual({ score: 100, missing: [] })
  })

  it('says what would help most, first', () => {
    expect(completeness({ ...everything, contacts: [], documents: ['INVOICE'] }).missing).toEqual([
      { thing: 'email', points: 15 },
      { thing: 'invoiceDocuments', points: 10 },
      { thing: 'phone', points: 10 },
      { thing: 'proofOfDelivery', points: 8 },
      { thing: 'contactPerson', points: 4 },
      { thing: 'contract', points: 4 },
      { thing: 'statement', points: 2 },
      { thing: 'correspondence', points: 2 },
    ])
  })

  it('never falls when something is added, and adding what is missing adds what it says', () => {
    const material = fc.record({
      debtor: fc.record({
        soleTrader: fc.boolean(),
        city: fc.constantFrom('', 'Berlin'),
        vatNumber: fc.constantFrom('', 'DE1'),
      }),
      contacts: fc.array(
        fc.record({ kind: fc.constantFrom('EMAIL', 'PHONE'), person: fc.constantFrom('', 'A') }),
        {
          maxLength: 3,
        },
      ),
      invoices: fc.array(fc.record({ number: fc.string() }), { minLength: 1, maxLength: 5 }),
      documents: fc.array(fc.constantFrom(...documentKinds), { maxLength: 6 }),
    })
    fc.assert(
      fc.property(material, fc.constantFrom(...documentKinds), (given, document) => {
        const before = completeness(given)
        const after = completeness({ ...given, documents: [...given.documents, document] })
        expect(after.score).toBeGreaterThanOrEqual(before.score)
        expect(before.score + before.missing.reduce((all, entry) => all + entry.points, 0)).toBe(100)
      }),
    )
  })
})

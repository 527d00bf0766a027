import { describe, expect, it } from 'vitest'
import { day } from '../dates.ts'
import { minor } from '../money.ts'
import { type CaseInput, caseInput } from './case-input.ts'
import { placement, whyNotSubmit } from './submission.ts'

const complete = {
  currency: 'EUR',
  reference: 'K-4711',
  debtor: {
    name: 'Bau Adler GmbH',
    country: 'DE',
    language: 'de',
    legalForm: 'GmbH',
    contacts: [
      { kind: 'EMAIL', value: ' Buchhaltung@Bau-Adler.de ', language: 'de' },
      { kind: 'PHONE', value: '+49 (0)30 / 123-456', person: 'Frau Adler', language: 'de' },
    ],
  },
  invoices: [
    { number: 'F-2026-101', issuedOn: '2026-02-01', dueOn: '2026-03-01', amountMinor: 840_000 },
    { number: 'F-2026-118', dueOn: '2026-04-15', amountMinor: 400_000 },
  ],
}
type Given = typeof complete
const messages = (changes: object) =>
  caseInput
    .safeParse({ ...complete, ...changes })
    .error?.issues.map(({ path, message }) => [path.join('.'), message])
const debtor = (changes: object) => ({ debtor: { ...complete.debtor, ...changes } })
const invoice = (changes: object) => ({
  invoices: [{ ...(complete.invoices[0] as Given['invoices'][0]), ...changes }],
})

describe('a complete case', () => {
  it('comes out plain', () => {
    const parsed = caseInput.parse(complete)
    expect(parsed.debtor.contacts.map(({ value }) => value)).toEqual([
      'buchhaltung@bau-adler.de',
      '+4930123456',
    ])
    expect(parsed.debtor).toMatchObject({ soleTrader: false, address: {} })
  })

  it('leaves out what was left empty', () => {
    const address = { street: '  ', city: 'Berlin' }
    expect(caseInput.parse({ ...complete, reference: '', ...debtor({ address }) })).toMatchObject({
      reference: undefined,
      debtor: { address: { street: undefined, city: 'Berlin' } },
    })
  })

  it.each([
    [{ currency: 'DEM' }, 'currency', 'input.currency'],
    [debtor({ name: '' }), 'debtor.name', 'input.required'],
    [debtor({ country: 'XX' }), 'debtor.country', 'input.country'],
    [debtor({ legalForm: undefined }), 'debtor.legalForm', 'input.businessProof'],
    [debtor({ legalForm: '   ' }), 'debtor.legalForm', 'input.businessProof'],
    [
      debtor({ contacts: [{ kind: 'EMAIL', value: 'no', language: 'de' }] }),
      'debtor.contacts.0.value',
      'input.email',
    ],
    [
      debtor({ contacts: [{ kind: 'PHONE', value: '12', language: 'de' }] }),
      'debtor.contacts.0.value',
      'input.phone',
    ],
    [
      debtor({ contacts: ['a@b.de', 'A@B.DE '].map((value) => ({ kind: 'EMAIL', value, language: 'de' })) }),
      'debtor.contacts',
      'input.twice',
    ],
    [
      debtor({
        contacts: Array.from({ length: 11 }, (_, n) => ({
          kind: 'EMAIL',
          value: `${n}@b.de`,
          language: 'de',
        })),
      }),
      'debtor.contacts',
      'input.tooMany',
    ],
    [{ invoices: [] }, 'invoices', 'input.required'],
    [invoice({ dueOn: '2026-01-31' }), 'invoices.0.dueOn', 'input.order'],
    [invoice({ amountMinor: 0 }), 'invoices.0.amountMinor', 'input.amount'],
    [invoice({ amountMinor: 0.5 }), 'invoices.0.amountMinor', 'input.amount'],
    [invoice({ number: 'a\u202eb' }), 'invoices.0.number', 'input.oneLine'],
    [
      { invoices: ['f-1', 'F-1'].map((number) => ({ ...complete.invoices[1], number })) },
      'invoices',
      'input.twice',
    ],
  ])('with %o is refused at %s: %s', (changes, path, message) => {
    expect(messages(changes)).toEqual([[path, message]])
  })

  it.each([[{ companyNumber: 'HRB 1' }], [{ vatNumber: 'DE811569869' }], [{ soleTrader: true }]])(
    'is a business by %o alone',
    (changes) => {
      expect(messages(debtor({ legalForm: undefined, ...changes }))).toBeUndefined()
    },
  )
})

describe('submitting', () => {
  const today = day('2026-11-21')
  const parsed = caseInput.parse(complete)
  const change = (changes: Partial<CaseInput>): CaseInput => ({ ...parsed, ...changes })
  const one = (dueOn: string, amount: number): CaseInput['invoices'] => [
    { number: '1', dueOn: day(dueOn), amountMinor: minor(amount) },
  ]

  it('places the sum, as old as its oldest invoice', () => {
    expect(placement(parsed)).toEqual({ principal: 1_240_000, oldestDueOn: '2026-03-01' })
    expect(whyNotSubmit(parsed, 'ES', today)).toBeNull()
  })

  it.each([
    [{ invoices: [] }, 'cases.needsInvoice'],
    [{ invoices: [...parsed.invoices, ...one('2026-11-21', 100)] }, 'cases.invoiceNotOverdue'],
    [{ invoices: one('2026-11-20', 99_99) }, 'quotes.tooSmall'],
    [{ invoices: [...one('2026-11-20', 50_00), ...one('2026-11-20', 50_00)] }, null],
    [{ invoices: [...parsed.invoices, ...one('2023-11-20', 100_00)] }, 'quotes.tooOld'],
    [{ debtor: { ...parsed.debtor, country: 'KP' } }, 'quotes.noCoverage'],
  ])('%o: %s', (changes, code) => {
    expect(whyNotSubmit(change(changes), 'ES', today)?.code ?? null).toBe(code)
  })
})

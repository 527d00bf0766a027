import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { creditorReference } from '../bank/creditor-reference.ts'
import { minor } from '../money.ts'
import { invoicesNamed, matchFeePayment, type NamedInvoice } from './fee-payment.ts'

const said = (words: Partial<Parameters<typeof invoicesNamed>[0]>) => ({
  reference: null,
  text: null,
  endToEndId: null,
  ...words,
})
const reference = creditorReference('F-2026-000007')

describe('which invoices a payer has named', () => {
  it.each<[string, Parameters<typeof said>[0], string[]]>([
    ['the reference in its field', { reference }, ['F-2026-000007']],
    [
      'the reference in words',
      { text: `Rechnung ${reference.slice(0, 4)} ${reference.slice(4)}, danke` },
      ['F-2026-000007'],
    ],
    ['the number as it is printed', { text: 'your invoice f-2026-000007' }, ['F-2026-000007']],
    ['the number as the end-to-end id', { endToEndId: 'F2026000007' }, ['F-2026-000007']],
    ['twice the same', { reference, text: 'F-2026-000007' }, ['F-2026-000007']],
    ['two of them', { text: 'F-2026-000007 F-2026-000008' }, ['F-2026-000007', 'F-2026-000008']],
    ['a case', { reference: creditorReference('C-AV-0007') }, []],
    ['part of a longer number', { text: 'XF-2026-0000071' }, []],
    ['nothing', { text: 'salary' }, []],
  ])('%s', (_, words, expected) => {
    expect(invoicesNamed(said(words))).toEqual(expected)
  })

  it('finds every number by its reference, however it is spaced', () => {
    const number = fc
      .tuple(fc.integer({ min: 2020, max: 2099 }), fc.nat(999_999))
      .map(([year, place]) => `F-${year}-${String(place).padStart(6, '0')}`)
    fc.assert(
      fc.property(number, fc.integer({ min: 1, max: 5 }), (invoice, every) => {
        const spaced = creditorReference(invoice).replace(new RegExp(`(.{${every}})`, 'g'), '$1 ')
        expect(invoicesNamed(said({ reference: creditorReference(invoice) }))).toEqual([invoice])
        if (every >= 2) expect(invoicesNamed(said({ text: spaced }))).toContain(invoice)
      }),
    )
  })
})

const invoice: NamedInvoice = {
  feeInvoiceId: 'fin_7',
  number: 'F-2026-000007',
  currency: 'EUR',
  open: minor(100),
}

test.each<[string, object, Partial<NamedInvoice>[], object]>([
  ['the one that is named', {}, [{}], { feeInvoiceId: 'fin_7' }],
  ['none that there is not', {}, [], { why: 'unknown' }],
  ['none in another currency', { currency: 'CHF' }, [{}], { why: 'currency' }],
  ['none that is settled', {}, [{ open: minor(0) }], { why: 'settled' }],
  ['none that is a credit', {}, [{ open: minor(-5) }], { why: 'settled' }],
  ['none of two', { text: 'and F-2026-000008' }, [{}], { why: 'several' }],
])('money pays %s', (_, words, invoices, expected) => {
  const money = { ...said({ reference, ...words }), currency: 'EUR', ...words }
  expect(
    matchFeePayment(
      money,
      invoices.map((over) => ({ ...invoice, ...over })),
    ),
  ).toEqual(expected)
})

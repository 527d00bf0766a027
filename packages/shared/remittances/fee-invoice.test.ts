import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day } from '../dates.ts'
import { add, minor, sum } from '../money.ts'
import { facturX } from './factur-x.ts'
import { type FeeInvoiceData, feeDueOn, invoiceOf } from './fee-invoice.ts'

const line = (fee: number, vat: number, label = 'C-AV-0001') => ({ label, fee: minor(fee), vat: minor(vat) })

describe('what an invoice says', () => {
  it('is nothing where nothing was charged', () => {
    expect(invoiceOf([line(0, 0)])).toBeNull()
  })

  it('is the fee of each case, and less where one went back', () => {
    expect(invoiceOf([line(285_00, 59_85), line(-100_00, -21_00)])).toEqual({
      kind: 'INVOICE',
      lines: [
        { label: 'C-AV-0001', net: 285_00 },
        { label: 'C-AV-0001', net: -100_00 },
      ],
      net: 185_00,
      vat: 38_85,
      total: 223_85,
    })
  })

  it('is a credit note where more went back than was charged', () => {
    expect(invoiceOf([line(-100_00, -21_00)])).toMatchObject({
      kind: 'CREDIT_NOTE',
      net: 100_00,
      total: 121_00,
    })
  })

  it('adds up, whatever was charged', () => {
    const amount = fc.integer({ min: -1_000_000, max: 1_000_000 })
    fc.assert(
      fc.property(fc.array(fc.tuple(amount, amount)), (drawn) => {
        const made = invoiceOf(drawn.map(([fee, vat]) => line(fee, vat)))
        if (!made) return
        expect(sum(made.lines.map(({ net }) => net))).toBe(made.net)
        expect(add(made.net, made.vat)).toBe(made.total)
        expect(made.net).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})

const invoice: FeeInvoiceData = {
  kind: 'INVOICE',
  number: 'F-2026-000007',
  issuedOn: day('2026-11-24'),
  dueOn: null,
  currency: 'EUR',
  seller: {
    name: 'Saldo Recovery',
    vatNumber: 'ESB12345674',
    registrationNumber: null,
    street: 'Calle de la Demostración 1',
    postalCode: '28001',
    town: 'Madrid',
    country: 'ES',
  },
  buyer: {
    name: 'Aceros & Vega <SL>',
    vatNumber: 'ESB95012345',
    registrationNumber: null,
    street: null,
    postalCode: '48001',
    town: 'Bilbao',
    country: 'ES',
  },
  lines: [{ label: 'C-AV-0001 · Bau Adler GmbH', net: minor(285_00) }],
  net: minor(285_00),
  vat: minor(59_85),
  total: minor(344_85),
  treatment: 'DOMESTIC',
  percent: '21.00',
  setOffWith: 'R-2026-0001',
}
/** The values of an element, in the order in which they stand there. */
const values = (xml: string, tag: string) =>
  [...xml.matchAll(new RegExp(`<ram:${tag}(?: [^>]*)?>([^<]*)</ram:${tag}>`, 'g'))].map((found) => found[1])

describe('the invoice as data (EN 16931)', () => {
  it('has every field that the paper has', () => {
    const xml = facturX(invoice)
    expect(values(xml, 'ID')).toEqual([
      'urn:cen.eu:en16931:2017',
      'F-2026-000007',
      'ESB12345674',
      'ESB95012345',
    ])
    expect(values(xml, 'TypeCode')).toEqual(['380', 'VAT', '97', 'VAT'])
    expect(values(xml, 'CategoryCode')).toEqual(['S', 'S'])
    expect(values(xml, 'RateApplicablePercent')).toEqual(['21.00', '21.00'])
    expect(values(xml, 'LineTotalAmount')).toEqual(['285.00', '285.00'])
    expect(values(xml, 'TaxTotalAmount')).toEqual(['59.85'])
    expect(values(xml, 'GrandTotalAmount')).toEqual(['344.85'])
    expect(values(xml, 'TotalPrepaidAmount')).toEqual(['344.85'])
    expect(values(xml, 'DuePayableAmount')).toEqual(['0.00'])
    expect(values(xml, 'CityName')).toEqual(['Madrid', 'Bilbao'])
    expect(xml).toContain('Aceros &amp; Vega &lt;SL&gt;')
    expect(xml).toContain('<udt:DateTimeString format="102">20261124</udt:DateTimeString>')
  })

  it('asks for the money where it was not set off', () => {
    const open = facturX({ ...invoice, setOffWith: null, dueOn: feeDueOn(invoice.issuedOn) })
    expect(values(open, 'DuePayableAmount')).toEqual(['344.85'])
    expect(open).toContain('20261208')
  })

  it('leaves the tax to a business elsewhere in the EU, with the reason', () => {
    const xml = facturX({
      ...invoice,
      treatment: 'REVERSE_CHARGE',
      percent: null,
      vat: minor(0),
      total: invoice.net,
    })
    expect(values(xml, 'CategoryCode')).toEqual(['AE', 'AE'])
    expect(values(xml, 'ExemptionReasonCode')).toEqual(['VATEX-EU-AE'])
    expect(values(xml, 'RateApplicablePercent')).toEqual(['0.00', '0.00'])
  })

  it('names no rate and no VAT number where VAT has no say', () => {
    const xml = facturX({
      ...invoice,
      treatment: 'OUTSIDE_SCOPE',
      percent: null,
      vat: minor(0),
      total: invoice.net,
    })
    expect(values(xml, 'RateApplicablePercent')).toEqual([])
    expect(xml).not.toContain('schemeID')
  })

  it('writes what goes back as a quantity below zero, never as a price', () => {
    const xml = facturX({ ...invoice, lines: [...invoice.lines, { label: 'C-AV-0002', net: minor(-10_00) }] })
    expect(values(xml, 'ChargeAmount')).toEqual(['285.00', '10.00'])
    expect(values(xml, 'BilledQuantity')).toEqual(['1', '-1'])
    expect(values(facturX({ ...invoice, kind: 'CREDIT_NOTE' }), 'TypeCode')[0]).toBe('381')
  })
})

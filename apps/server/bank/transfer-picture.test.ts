import jsQR from 'jsqr'
import { SwissQRCode } from 'swissqrbill/svg'
import { encode } from 'uqr'
import { expect, test } from 'vitest'
import { creditorReference } from '#shared/bank/creditor-reference.ts'
import { readTransferCode, transferCode } from '#shared/bank/transfer-code.ts'
import { swissBillText } from '#shared/bank/swiss-bill.ts'
import { day } from '#shared/dates.ts'
import { languages } from '#shared/languages.ts'
import { minor } from '#shared/money.ts'
import { demoAccounts } from '../ports/client-accounts.ts'
import { pagesOf } from '../ports/pdf-text.test-kit.ts'
import { renderPdf } from '../ports/pdf.ts'
import { swissBillPaper } from './swiss-bill-paper.ts'
import { swissCode } from './swiss-code.ts'
import { billOf, transferPicture } from './transfer-picture.ts'

const details = (currency: string) => ({
  name: 'Saldo Recovery',
  iban: demoAccounts.ibanFor('crd_1', currency)?.iban ?? ('' as never),
  reference: creditorReference('C-AV-0007'),
  currency,
  isDemo: true,
  caseNumber: 'C-AV-0007',
  payer: {
    name: 'Grübli & Söhne AG',
    address: { street: 'Bahnhofstrasse 7', postalCode: '8001', town: 'Zürich', country: 'CH' },
  },
})
const address = { street: 'Calle 1', postalCode: '28001', town: 'Madrid', country: 'ES' }
const agency = {
  name: 'Saldo Recovery',
  address: 'Calle de la Demostración 1 · 28001 Madrid',
  phone: '+34 910 000 000',
  email: 'office@saldo.example',
  register: 'Example agency',
}
const svgOf = (source: string) => Buffer.from(source.split(',')[1] ?? '', 'base64').toString()

/** What a camera reads of dark and light squares, eight points each. */
function seen(rows: boolean[][]): string | undefined {
  const scale = 8
  const size = rows.length * scale
  const points = new Uint8ClampedArray(size * size * 4).fill(255)
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size; x += 1)
      if (rows[Math.floor(y / scale)]?.[Math.floor(x / scale)]) points.set([0, 0, 0], (y * size + x) * 4)
  return jsQR.default(points, size, size)?.data
}

test('a camera reads the code of a transfer in euros field by field', () => {
  const euros = details('EUR')
  const amount = minor(12_724_90)
  const text = transferCode({ ...euros, amount })
  const code = encode(text, { ecc: 'M', maxVersion: 13, border: 4 })
  expect(code.version).toBeLessThanOrEqual(13)
  const read = readTransferCode(seen(code.data) ?? '')
  expect(read).toEqual({
    name: euros.name,
    iban: euros.iban,
    amount: '12724.90',
    reference: euros.reference,
  })
  const picture = transferPicture(euros, amount, address)
  expect(picture?.kind).toBe('EPC')
  expect(svgOf(picture?.source ?? '')).toMatch(/^<svg/)
})

/** The squares of a Swiss code, read from the one path that draws them. */
function squaresOf(svg: string): boolean[][] {
  const size = Math.round(46 / Number(/scale\(([\d.]+)\)/.exec(svg)?.[1]))
  const rows = Array.from({ length: size + 8 }, () => Array<boolean>(size + 8).fill(false))
  for (const [, x, y] of svg.matchAll(/M(\d+) (\d+)h1v1h-1z/g))
    (rows[Number(y) + 4] ?? [])[Number(x) + 4] = true
  // The cross covers the middle, as a camera sees it.
  const [from, to] = [Math.floor((size * 19.5) / 46), Math.ceil((size * 26.5) / 46)]
  for (let y = from; y < to; y += 1) for (let x = from; x < to; x += 1) (rows[y + 4] ?? [])[x + 4] = false
  return rows
}

/** The same of the library of the standard, whose squares are in points. */
function squaresOfLibrary(svg: string): boolean[][] {
  const blocks = [...svg.matchAll(/<rect x="([\d.]+)mm" y="([\d.]+)mm" width="([\d.]+)mm"/g)].map((found) =>
    found.slice(1, 4).map(Number),
  )
  const edge = blocks[0]?.[2] ?? 1
  const own = blocks.filter(([, , width]) => width === edge)
  const size = Math.round(46 / edge)
  const rows = Array.from({ length: size + 8 }, () => Array<boolean>(size + 8).fill(false))
  for (const [x = 0, y = 0] of own) (rows[Math.round(y / edge) + 4] ?? [])[Math.round(x / edge) + 4] = true
  return rows
}

test('a camera reads the Swiss code through its cross, and the library of the standard writes the same', () => {
  const francs = details('CHF')
  const bill = billOf(francs, minor(1_949_75), { ...address, country: 'CH' })
  if (!bill) throw new Error('There is a bill for francs')
  const text = swissBillText(bill)
  expect(seen(squaresOf(swissCode(text)))).toBe(text)
  const { payer } = francs
  const theirs = new SwissQRCode({
    currency: 'CHF',
    amount: 1949.75,
    reference: francs.reference,
    message: 'C-AV-0007',
    creditor: {
      account: francs.iban,
      name: francs.name,
      address: 'Calle 1',
      zip: '28001',
      city: 'Madrid',
      country: 'CH',
    },
    debtor: {
      name: payer.name,
      address: payer.address.street,
      zip: payer.address.postalCode,
      city: payer.address.town,
      country: 'CH',
    },
  })
  expect(seen(squaresOfLibrary(theirs.toString()))).toBe(text)
})

test.each(languages)(
  'the bill can be set in %s, on one page, again with the same bytes',
  async (language) => {
    const bill = billOf(details('CHF'), minor(1_949_75), address)
    if (!bill) throw new Error('There is a bill for francs')
    const data = {
      language,
      agency,
      on: day('2026-11-21'),
      bill,
      caseNumber: 'C-AV-0007',
      creditorName: 'Aceros Vega SL',
      debtorName: 'Grübli & Söhne AG',
      isDemo: true,
    }
    const print = () => renderPdf(swissBillPaper(data))
    const pdf = await print()
    expect(Buffer.compare(pdf, await print())).toBe(0)
    const pages = pagesOf(pdf)
    expect(pages).toHaveLength(1)
    const slip = language === 'de' ? ['Zahlteil', 'Empfangsschein'] : ['Payment part', 'Receipt']
    for (const words of [...slip, '1 949.75', 'Grübli & Söhne AG', 'ES-28001 Madrid', 'RF'])
      expect(pages.join(' ')).toContain(words)
  },
)

test('francs have the code of a Swiss bill, and other money has none', () => {
  const swiss = transferPicture(details('CHF'), minor(1_949_75), address)
  expect(swiss?.kind).toBe('SWISS')
  expect(svgOf(swiss?.source ?? '')).toMatch(/^<svg/)
  expect(transferPicture(details('CHF'), minor(1_949_75), null)).toBeNull()
  expect(transferPicture(details('GBP'), minor(1_00), address)).toBeNull()
})

import { describe, expect, test } from 'vitest'
import { minor } from '../money.ts'
import { creditorReference } from './creditor-reference.ts'
import { ibanOf } from './iban.ts'
import { addressLines, swissAmount, swissBill, swissBillText } from './swiss-bill.ts'
import { swissBillWords, swissLanguage } from './swiss-bill-words.ts'

const question = {
  name: 'Robert Schneider AG',
  iban: ibanOf('CH', '00762011623852957'),
  address: { street: 'Rue du Lac', buildingNumber: '1268', postalCode: '2501', town: 'Biel', country: 'CH' },
  amount: minor(1_949_75),
  currency: 'CHF',
  reference: creditorReference('C-AV-0007'),
  message: 'C-AV-0007',
  payer: {
    name: 'Pia-Maria Rutschmann-Schnyder',
    address: { street: 'Grosse Marktgasse 28', postalCode: '9400', town: 'Rorschach', country: 'CH' },
  },
} as const
const billOf = (change: object = {}) => swissBill({ ...question, ...change })
const textOf = (change: object = {}) => swissBillText(billOf(change) ?? ({} as never))

describe('the text of a Swiss QR bill', () => {
  test('has the elements of section 4.2.2 in their order', () => {
    expect(textOf().split('\n')).toEqual([
      'SPC',
      '0200',
      '1',
      question.iban,
      ...['S', 'Robert Schneider AG', 'Rue du Lac', '1268', '2501', 'Biel', 'CH'],
      ...['', '', '', '', '', '', ''],
      '1949.75',
      'CHF',
      ...['S', 'Pia-Maria Rutschmann-Schnyder', 'Grosse Marktgasse 28', '', '9400', 'Rorschach', 'CH'],
      'SCOR',
      question.reference,
      'C-AV-0007',
      'EPD',
    ])
  })

  test.each([
    ['in Arabic letters', { name: 'شركة النور', address: question.payer.address }],
    ['without a postal code', { name: 'Al Noor', address: { town: 'Dubai', country: 'AE' } }],
    ['with a name that is too long', { name: 'A'.repeat(71), address: question.payer.address }],
  ])('leaves a payer %s to be written by hand', (_, payer) => {
    expect(billOf({ payer })?.payer).toBeNull()
    expect(textOf({ payer }).split('\n').slice(20, 27)).toEqual(Array(7).fill(''))
  })

  test.each([
    ['euros', { currency: 'EUR' }],
    ['nothing', { amount: minor(0) }],
    ['more than a thousand millions', { amount: minor(100_000_000_000) }],
    ['a Spanish account', { iban: 'ES9121000418450200051332' }],
    ['a QR-IBAN', { iban: ibanOf('CH', '31999123000889012') }],
    ['a payee whose address nobody knows', { address: null }],
    ['a payee without a postal code', { address: { town: 'Biel', country: 'CH' } }],
  ])('there is no bill for %s', (_, change) => expect(billOf(change)).toBeNull())
})

describe('what stands on the slip', () => {
  test.each([
    [1, '0.01'],
    [100_000, '1 000.00'],
    [194_975, '1 949.75'],
    [99_999_999_999, '999 999 999.99'],
  ])('%d is written %s', (amount, written) => expect(swissAmount(minor(amount))).toBe(written))

  test('an address names a country that is not Switzerland', () => {
    const { payee } = billOf({ address: { ...question.address, country: 'ES', buildingNumber: null } }) ?? {}
    expect(payee && addressLines(payee)).toEqual(['Robert Schneider AG', 'Rue du Lac', 'ES-2501 Biel'])
  })

  test('who reads neither German, French nor Italian reads English', () => {
    expect(['de', 'fr', 'it', 'en', 'es', 'ar'].map((language) => swissLanguage(language))).toEqual([
      ...['de', 'fr', 'it', 'en'],
      ...['en', 'en'],
    ])
    expect(swissBillWords('it').receipt).toBe('Ricevuta')
  })
})

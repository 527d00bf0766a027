import { Readable } from 'node:stream'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CamtEntry, type CamtStatement, kindOf } from '#shared/bank/camt-entry.ts'
import { creditorReference } from '#shared/bank/creditor-reference.ts'
import { type KitEntry, type KitFile, camtFile, camtVersions } from './camt.test-kit.ts'
import { readCamt } from './read-camt.ts'

const iban = 'DE89370400440532013000'
const reference = creditorReference('C-AV-0007')

/** In pieces of the given size, so that every name and every letter is cut somewhere. */
function pieces(text: string, size: number): Readable {
  const bytes = Buffer.from(text)
  const count = Math.ceil(bytes.length / size)
  return Readable.from(Array.from({ length: count }, (_, at) => bytes.subarray(at * size, (at + 1) * size)))
}

async function read(text: string, size = 1 << 16) {
  const entries: CamtEntry[] = []
  const statements: CamtStatement[] = []
  const format = await readCamt(pieces(text, size), {
    entry: (entry) => void entries.push(entry),
    statement: (statement) => void statements.push(statement),
  })
  return { format, entries, statements }
}
const file = (entries: KitEntry[], change: Partial<KitFile> = {}) => camtFile({ iban, entries, ...change })
const paid: KitEntry = {
  id: 'B-1',
  amount: '1500.00',
  endToEndId: 'E-1',
  reference,
  text: 'Rate 3 & danke',
  name: 'Café Lumière',
  iban: 'FR7630006000011234567890189',
}

describe.each(['053', '054'] as const)('camt.%s', (format) => {
  test.each(camtVersions)('version %s says the same', async (version) => {
    const { entries, statements } = await read(file([paid], { format, version }))
    expect(entries).toEqual([
      {
        iban,
        entryReference: 'B-1',
        amount: 150_000,
        currency: 'EUR',
        bookedOn: '2026-11-21',
        valueOn: '2026-11-21',
        isReversal: false,
        returnReason: null,
        charges: 0,
        code: 'PMNT/RCDT/ESCT',
        counterpartyName: 'Café Lumière',
        counterpartyIban: 'FR7630006000011234567890189',
        endToEndId: 'E-1',
        reference,
        text: 'Rate 3 & danke',
        line: expect.any(Number),
      },
    ])
    expect(statements).toMatchObject([{ iban, entries: 1, closing: format === '053' ? 150_000 : null }])
  })

  test('is read the same wherever it is cut', async () => {
    const text = file([paid, { ...paid, id: 'B-2', name: 'مؤسسة النور' }], { format })
    const whole = await read(text)
    for (const size of [1, 2, 3, 7, 64]) expect((await read(text, size)).entries).toEqual(whole.entries)
  })
})

test('what the bank has only announced is counted and not booked', async () => {
  const { entries, statements } = await read(file([paid, { ...paid, id: 'B-2', status: 'PDNG' }]))
  expect([entries.length, statements[0]?.pending]).toEqual([1, 1])
})

test('a sum of several payments becomes each of them', async () => {
  const batch = [
    { amount: '1.00', name: 'One' },
    { amount: '2.50', name: 'Two', reference },
  ]
  const { entries } = await read(file([{ id: 'B-9', amount: '3.50', batch }]))
  expect(
    entries.map(({ entryReference, amount, counterpartyName }) => [entryReference, amount, counterpartyName]),
  ).toEqual([
    ['B-9#1', 100, 'One'],
    ['B-9#2', 250, 'Two'],
  ])
})

test('the amount that was paid is more than what arrived where the bank has kept charges', async () => {
  for (const version of camtVersions) {
    const { entries } = await read(file([{ ...paid, amount: '99.50', charges: '0.50' }], { version }))
    expect(entries[0]).toMatchObject({ amount: 9_950, charges: 50 })
  }
})

test.each([
  [{ ...paid }, 'CREDIT'],
  [{ ...paid, direction: 'DBIT', reversal: true }, 'RETURNED_CREDIT'],
  [{ ...paid, direction: 'DBIT', returnReason: 'MD06' }, 'RETURNED_CREDIT'],
  [{ ...paid, returnReason: 'AC04' }, 'RETURNED_TRANSFER'],
  [{ amount: '3.20', direction: 'DBIT', code: ['PMNT', 'MDOP', 'CHRG'] }, 'CHARGE'],
  [{ ...paid, direction: 'DBIT' }, 'DEBIT'],
] as const)('%j is a %s', async (entry, kind) => {
  const { entries } = await read(file([entry as KitEntry]))
  expect(entries.map(kindOf)).toEqual([kind])
})

test('a booking without a name of the bank keeps the one we give it, twice as once', async () => {
  const unnamed = { amount: '5.00', text: 'same' }
  const first = await read(file([unnamed, unnamed]))
  const again = await read(file([unnamed, unnamed], { format: '054', version: '02' }))
  const names = first.entries.map(({ entryReference }) => entryReference)
  expect(new Set(names).size).toBe(2)
  expect(again.entries.map(({ entryReference }) => entryReference)).toEqual(names)
})

describe('the whole file is refused, with its line,', () => {
  const bad = (from: string, to: string) => file([paid]).replace(from, to)
  test.each([
    [
      'an amount with a comma',
      bad('1500.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>', '1500,00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>'),
      'bank.badAmount',
      10,
    ],
    ['a tenth of a cent', file([{ ...paid, amount: '1.005' }], { closing: '1.00' }), 'bank.badAmount', 10],
    ['no currency of this world', file([paid], { currency: 'XXQ' }), 'bank.badCurrency', 6],
    ['no direction', bad('<CdtDbtInd>CRDT</CdtDbtInd><Sts>', '<Sts>'), 'bank.noDirection', 10],
    [
      'no day',
      bad('<BookgDt><Dt>2026-11-21</Dt></BookgDt>', '<BookgDt><Dt>2026-13-01</Dt></BookgDt>'),
      'bank.badDay',
      10,
    ],
    ['another currency', bad('<Ccy>EUR</Ccy>', '<Ccy>CHF</Ccy>'), 'bank.otherCurrency', 10],
    ['a closing balance that differs', file([paid], { closing: '1500.01' }), 'bank.balanceDiffers', 14],
    [
      'details that do not add up',
      file([{ id: 'B', amount: '3.00', batch: [{ amount: '1.00' }, { amount: '1.00' }] }]),
      'bank.detailsDoNotAddUp',
      10,
    ],
    ['a version after 08', bad('001.08', '001.13'), 'bank.version', 2],
    ['another message', bad('camt.053.001.08', 'pain.001.001.09'), 'bank.notCamt', 2],
    [
      'a document type of its own',
      file([paid], { prefix: '<!DOCTYPE x [<!ENTITY a "aaaa">]>' }),
      'bank.notXml',
      1,
    ],
    ['a file that breaks off', file([paid]).slice(0, -40), 'bank.notXml', 13],
    ['no XML', 'IBAN;Betrag\nDE89;1,00', 'bank.notXml', 2],
    ['nothing', ' ', 'bank.notXml', 1],
  ])('for %s', async (_, text, code, line) => {
    await expect(read(text)).rejects.toMatchObject({ code, params: { line } })
  })
})

test('opening and bookings are always the closing, and what is missing is noticed', async () => {
  const entry = fc.record({
    amount: fc.integer({ min: 1, max: 9_999_999 }).map((cents) => (cents / 100).toFixed(2)),
    direction: fc.constantFrom('CRDT' as const, 'DBIT' as const),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(entry, { minLength: 1, maxLength: 8 }), async (entries) => {
      const text = file(entries)
      expect((await read(text)).entries).toHaveLength(entries.length)
      const first = text.indexOf('<Ntry>')
      const without = text.slice(0, first) + text.slice(text.indexOf('</Ntry>') + 7)
      await expect(read(without)).rejects.toMatchObject({ code: 'bank.balanceDiffers' })
    }),
    { numRuns: 30 },
  )
})

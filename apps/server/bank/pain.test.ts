import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import { painMessage, type TransferOrder } from '#shared/bank/pain.ts'
import { isReadable } from '#shared/bank/sepa-text.ts'
import { day, instant } from '#shared/dates.ts'
import { minor } from '#shared/money.ts'

const schema = {
  fileName: 'pain.001.001.09.xsd',
  contents: readFileSync(new URL('pain-001-001-09.test.xsd', import.meta.url), 'utf8'),
}
const faultsOf = async (files: string[]) => {
  const xml = files.map((contents, place) => ({ fileName: `${place}.xml`, contents }))
  return (await validateXML({ xml, schema: [schema] })).errors.map(({ message }) => message)
}

const readable = fc
  .string({ unit: 'grapheme', maxLength: 200 })
  .map((text) => `${text}${isReadable(text) ? '' : ' x1'}`)
const party = fc.record({
  name: readable,
  address: fc.record({
    street: fc.option(fc.string({ unit: 'grapheme', maxLength: 90 })),
    buildingNumber: fc.option(fc.string({ maxLength: 20 })),
    postalCode: fc.option(fc.string({ maxLength: 20 })),
    town: readable,
    country: fc.constantFrom('ES', 'DE', 'BE', 'AE'),
  }),
  iban: fc.constantFrom('ES9121000418450200051332', 'DE89370400440532013000', 'BE68539007547034'),
})
const order = fc
  .array(
    fc.record({
      from: party,
      transfers: fc.array(
        fc.record({
          amount: fc.integer({ min: 1, max: 99_999_999_999 }).map(minor),
          to: party,
          text: readable,
        }),
        { minLength: 1, maxLength: 3 },
      ),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .chain((groups) =>
    fc.record({
      messageId: fc.constant('SALDO-R-2026-0001'),
      createdAt: fc.constant(instant('2026-11-24T09:00:00.000Z')),
      initiator: readable,
      currency: fc.constantFrom('EUR', 'GBP', 'JPY', 'KWD'),
      executeOn: fc.constant(day('2026-11-24')),
      groups: fc.constant(
        groups.map(({ from, transfers }, group) => ({
          id: `G${group}`,
          from,
          transfers: transfers.map((each, place) => ({ ...each, endToEndId: `E-${group}-${place}` })),
        })),
      ),
    }),
  )

test('every order is a message that the schema takes, whatever people and streets are called', async () => {
  const orders: TransferOrder[] = fc.sample(order, { numRuns: 60, seed: 4 })
  expect(await faultsOf(orders.map(painMessage))).toEqual([])
}, 30_000)

test('the schema is a judge: it refuses what is out of order, and an address in lines', async () => {
  const [drawn] = fc.sample(order, { numRuns: 1, seed: 1 })
  if (!drawn) throw new Error('There is one')
  const sound = painMessage(drawn)
  const wrong = [
    sound.replace('<PmtMtd>TRF</PmtMtd>', ''),
    sound.replace(/<TwnNm>.*<\/TwnNm>/, '<AdrLine>Madrid</AdrLine>'),
    sound.replace(/<Ctry>..<\/Ctry>/, '<Ctry>Spain</Ctry>'),
    sound.replace(/<CtrlSum>[^<]*/, '<CtrlSum>much'),
  ]
  for (const file of wrong) {
    expect(file).not.toBe(sound)
    expect(await faultsOf([file])).not.toEqual([])
  }
}, 30_000)

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day, instant } from '../dates.ts'
import { minor } from '../money.ts'
import { mostPerTransfer, painMessage, type TransferOrder } from './pain.ts'
import { isReadable, sepaText } from './sepa-text.ts'

describe('letters of a payment message', () => {
  it.each([
    ['Aceros Vega, S.L.', 'Aceros Vega, S.L.'],
    ['Müller & Söhne GmbH', 'Muller + Sohne GmbH'],
    ['Straße 7', 'Strasse 7'],
    ['Łódź Ærø Œuvre', 'Lodz aero oeuvre'.replace('aero', 'Aero').replace('oeuvre', 'Oeuvre')],
    ['Παπαδόπουλος ΑΕ', 'Papadopoylos AE'],
    ['Щастие ООД', 'Shtastie OOD'],
    ['  a//b/ ', 'a/b'],
    ['Ｆｕｌｌ　width', 'Full width'],
    ['<script>', '.script.'],
  ])('%s', (text, expected) => {
    expect(sepaText(text, 70)).toBe(expected)
  })

  it('are only those that banks read, and never too many', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 140 }), (text, most) => {
        const made = sepaText(text, most)
        expect(made).toMatch(/^[A-Za-z0-9/\-?:().,'+ ]*$/)
        expect(made.length).toBeLessThanOrEqual(most)
        expect(made).not.toMatch(/^[ /]|[ /]$|\/\//)
      }),
    )
  })

  it('leave nothing of a name in a script that has no Latin letters', () => {
    expect(isReadable('شركة المدينة')).toBe(false)
    expect(isReadable('Al Madina شركة')).toBe(true)
  })
})

const party = (name: string) => ({
  name,
  address: { street: 'Calle Mayor', buildingNumber: '1', postalCode: '28001', town: 'Madrid', country: 'ES' },
  iban: 'ES9121000418450200051332',
})
const order = (over: Partial<TransferOrder> = {}): TransferOrder => ({
  messageId: 'SALDO-R-2026-0001-EUR',
  createdAt: instant('2026-11-24T09:00:00.000Z'),
  initiator: 'Saldo Recovery',
  currency: 'EUR',
  executeOn: day('2026-11-24'),
  groups: [
    {
      id: 'R-2026-0001-1',
      from: party('Saldo Recovery'),
      transfers: [
        { endToEndId: 'E1', amount: minor(2655_15), to: party('Aceros Vega SL'), text: 'R-2026-0001' },
        { endToEndId: 'E2', amount: minor(344_85), to: party('Saldo Recovery'), text: 'F-2026-0001' },
      ],
    },
  ],
  ...over,
})
const transfer = (over: object): TransferOrder => {
  const [group] = order().groups
  if (!group) throw new Error('There is one')
  return order({ groups: [{ ...group, transfers: group.transfers.map((each) => ({ ...each, ...over })) }] })
}

describe('an order to the bank', () => {
  it('is the same file for the same order, and says how many and how much', () => {
    expect(painMessage(order())).toBe(painMessage(order()))
    expect(painMessage(order()).match(/<CtrlSum>3000.00<\/CtrlSum>/g)).toHaveLength(2)
    expect(painMessage(order())).toContain('<InstdAmt Ccy="EUR">2655.15</InstdAmt>')
  })

  it('writes amounts with the decimals of their currency, and leaves SEPA to the euro', () => {
    const yen = painMessage(order({ currency: 'JPY' }))
    expect(yen).toContain('<InstdAmt Ccy="JPY">265515</InstdAmt>')
    expect(yen).not.toContain('SEPA')
  })

  it.each<[string, TransferOrder]>([
    ['nothing to move', order({ groups: [] })],
    ['an id that is too long', order({ messageId: 'X'.repeat(36) })],
    ['an id with a slash at its end', order({ messageId: 'X/' })],
    ['an id of no letters', order({ messageId: 'ü' })],
    ['an end-to-end id twice', transfer({ endToEndId: 'E1' })],
    ['nothing or less', transfer({ amount: minor(0) })],
    ['more than the scheme moves', transfer({ amount: minor(mostPerTransfer + 1) })],
    ['a name that no bank can read', transfer({ to: party('شركة') })],
  ])('is refused with %s', (_, wrong) => {
    expect(() => painMessage(wrong)).toThrow(RangeError)
  })
})

import { describe, expect, it } from 'vitest'
import { minor } from '../money.ts'
import { creditorReference } from './creditor-reference.ts'
import { ibanOf } from './iban.ts'
import {
  hasTransferCode,
  nameInCode,
  readTransferCode,
  type TransferCode,
  transferCode,
} from './transfer-code.ts'

const transfer: TransferCode = {
  name: 'Saldo Recovery, for Aceros Vega SL',
  iban: ibanOf('DE', '370400440532013000'),
  amount: minor(12_724_90),
  currency: 'EUR',
  reference: creditorReference('C-AV-0007'),
}
const withChange = (change: Partial<TransferCode>) => () => transferCode({ ...transfer, ...change })

describe('the code of a transfer', () => {
  it('is read again field by field', () => {
    const { name, iban, reference } = transfer
    expect(readTransferCode(transferCode(transfer))).toEqual({ name, iban, amount: '12724.90', reference })
    expect(readTransferCode('SPC\n0200')).toBeNull()
  })

  it.each([
    [1, '0.01'],
    [99_999_999_999, '999999999.99'],
  ])('holds %d cents', (amount, text) =>
    expect(withChange({ amount: minor(amount) })()).toContain(`\nEUR${text}\n`),
  )

  it.each([
    ['nothing', { amount: minor(0) }],
    ['a billion', { amount: minor(100_000_000_000) }],
    ['another currency', { currency: 'CHF' }],
    ['no name', { name: '' }],
    ['a name of 71 characters', { name: 'a'.repeat(71) }],
    ['a name of two lines', { name: 'a\nb' }],
    ['a wrong IBAN', { iban: 'DE00' as TransferCode['iban'] }],
    // 70 characters of four bytes each leave no room for the rest.
    ['more than 331 bytes', { name: '𝔖'.repeat(70) }],
  ])('is refused for %s', (_, change) => expect(withChange(change)).toThrow(RangeError))

  it('exists for euros only', () => {
    expect(hasTransferCode(transfer)).toBe(true)
    expect(hasTransferCode({ ...transfer, currency: 'CHF' })).toBe(false)
  })

  it('takes a name of exactly 70 characters, and cuts a longer one to it', () => {
    expect(withChange({ name: 'a'.repeat(70) })).not.toThrow()
    expect([...nameInCode(`  ${'Ä'.repeat(80)}  `)]).toHaveLength(70)
    expect(nameInCode('Aceros \n Vega')).toBe('Aceros Vega')
  })
})

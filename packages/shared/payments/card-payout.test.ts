import { describe, expect, it } from 'vitest'
import { minor } from '../money.ts'
import { carries, isOwnMove, namesPayout, unexplained } from './card-payout.ts'

const move = (kind: string, amount: number, fee = 0) => ({ kind, amount: minor(amount), fee: minor(fee) })

describe('what a payout is made of', () => {
  it('is everything in it less what the provider has kept, without the payout itself', () => {
    const moves = [move('charge', 30_000, 475), move('refund', -10_000), move('payout', -19_525)]
    expect(unexplained(minor(19_525), moves)).toBe(0)
    expect(unexplained(minor(19_525), moves.slice(1))).toBe(29_525)
    expect(moves.map(isOwnMove)).toEqual([false, false, true])
  })

  it('says which payout that had failed leaves again', () => {
    expect(carries({ kind: 'payout_failure', sourceId: 'po_1' })).toBe('po_1')
    expect(carries({ kind: 'charge', sourceId: 'ch_1' })).toBeNull()
  })
})

describe('a booking of the bank names a payout', () => {
  const references = ['po_1AbCdEfGhIjKl', 'K7M2P4Q8R1']
  const said = (words: Partial<Parameters<typeof namesPayout>[0]>) =>
    namesPayout({ endToEndId: null, reference: null, text: null, ...words }, references)
  it.each([
    ['by its trace', { endToEndId: 'K7M2P4Q8R1' }, true],
    ['however the bank writes it', { text: 'STRIPE k7m2 p4q8r1 SALDO' }, true],
    ['by the id of the provider', { reference: 'PO1ABCDEFGHIJKL' }, true],
    ['not by another', { text: 'STRIPE K7M2P4Q8R2' }, false],
    ['not without a word', {}, false],
  ])('%s', (_, words, expected) => expect(said(words)).toBe(expected))

  it('is never known by a name that is too short to be one', () => {
    expect(namesPayout({ endToEndId: null, reference: null, text: 'STRIPE' }, ['STRIPE'])).toBe(false)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type IdKind, idPrefixes, isId, momentOfId, newId } from './ids.ts'

const kinds = Object.keys(idPrefixes) as IdKind[]

describe('ids', () => {
  it('belong to one kind', () => {
    for (const kind of kinds) {
      const id = newId(kind, 1_795_000_000_000)
      for (const other of kinds) expect(isId(other, id)).toBe(other === kind)
    }
    expect(new Set(Object.values(idPrefixes)).size).toBe(kinds.length)
  })

  it('sort by time and carry it', () => {
    const moment = fc.nat(2 ** 48 - 1)
    fc.assert(
      fc.property(moment, moment, (one, other) => {
        const [first, second] = [newId('case', one), newId('case', other)]
        expect(momentOfId(first)).toBe(one)
        if (one !== other) expect(first < second).toBe(one < other)
      }),
    )
  })

  it('do not repeat within one millisecond', () => {
    const made = Array.from({ length: 2000 }, () => newId('event', 1))
    expect(new Set(made).size).toBe(2000)
  })

  it('refuse other shapes', () => {
    const id = newId('case', 1)
    for (const text of [
      id.toUpperCase(),
      `${id}0`,
      id.slice(0, -1),
      id.replace('_', '-'),
      `case_${'8'.repeat(26)}`,
      7,
      null,
    ])
      expect(isId('case', text)).toBe(false)
    for (const now of [-1, 0.5, Number.NaN, 2 ** 48]) expect(() => newId('case', now)).toThrow(RangeError)
  })
})

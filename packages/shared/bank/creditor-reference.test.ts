import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { creditorReference, numberIn, readReference, referencesIn } from './creditor-reference.ts'
import { ibanOf, readIban } from './iban.ts'
import { inGroups, mod97 } from './mod97.ts'

const letters = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789')
const number = fc
  .tuple(fc.array(letters, { minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: 99_999 }))
  .map(([code, count]) => `C-${code.join('')}-${String(count).padStart(4, '0')}`)

describe('the reference of a case', () => {
  it.each([
    // The example that is published with the standard.
    ['539007547034', 'RF18539007547034'],
  ])('%s is %s', (body, reference) => expect(creditorReference(body)).toBe(reference))

  it('is made from the number of the case and leads back to it', () => {
    const reference = creditorReference('C-AV-0007')
    expect(reference).toMatch(/^RF\d\dCAV0007$/)
    expect(numberIn(reference)).toBe('CAV0007')
    expect(readReference(inGroups(reference).toLowerCase())).toBe(reference)
  })

  it('shows every digit or letter put in place of another, and every two that changed places', () => {
    fc.assert(
      fc.property(number, fc.nat(), letters, (caseNumber, at, letter) => {
        const reference = creditorReference(caseNumber)
        expect(readReference(reference)).toBe(reference)
        const place = 4 + (at % (reference.length - 4))
        const wrong = reference.slice(0, place) + letter + reference.slice(place + 1)
        const isSameKind = /\d/.test(letter) === /\d/.test(reference[place] ?? '')
        if (wrong !== reference && isSameKind) expect(readReference(wrong)).toBeNull()
        const [one = '', other = ''] = [reference[place], reference[place + 1]]
        const swapped = reference.slice(0, place) + other + one + reference.slice(place + 2)
        if (other !== '' && one !== other && /\d/.test(one) === /\d/.test(other))
          expect(readReference(swapped)).toBeNull()
      }),
    )
  })

  it.each(['', 'RF', 'RF18', 'RF00CAV0007', 'RF18CAV0007CAV0007CAV00079', 'IBAN', 'RF18 539007547035'])(
    '"%s" is none',
    (text) => expect(readReference(text)).toBeNull(),
  )

  it('is found in whatever a payer has written around it', () => {
    const written = fc.constantFrom('', 'Rechnung 4711 ', 'ref: ', 'RF ', 'PAYMENT/')
    fc.assert(
      fc.property(number, written, fc.boolean(), (caseNumber, before, spaced) => {
        const reference = creditorReference(caseNumber)
        const text = `${before}${spaced ? inGroups(reference) : reference}, danke`
        expect(referencesIn(text)).toContain(reference)
      }),
    )
    expect(referencesIn('Rechnung F-2026-001, danke')).toEqual([])
  })
})

describe('an IBAN', () => {
  it('is read with blanks and small letters, and refused when a digit is wrong', () => {
    expect(readIban('de89 3704 0044 0532 0130 00')).toBe('DE89370400440532013000')
    expect(readIban('DE89 3704 0044 0532 0130 01')).toBeNull()
    expect(readIban('')).toBeNull()
  })
  it('can be made from an account number', () => {
    expect(ibanOf('DE', '370400440532013000')).toBe('DE89370400440532013000')
    expect(() => ibanOf('DE', '1')).toThrow(RangeError)
  })
})

it('the remainder refuses what has none', () => expect(() => mod97('rf')).toThrow(RangeError))

import { describe, expect, it } from 'vitest'
import { type Instant, instant } from '../dates.ts'
import {
  activeFromOf,
  type DetailsStanding,
  inForce,
  nameMatches,
  printedIban,
  statusOf,
} from './bank-details.ts'
import { bankDetailsInput } from './bank-details-input.ts'

const at = (hour: number): Instant =>
  instant(`2026-11-2${1 + Math.floor(hour / 24)}T${String(hour % 24).padStart(2, '0')}:00:00Z`)
const details = (id: string, hour: number, over: Partial<DetailsStanding> = {}): DetailsStanding => ({
  id,
  nameCheck: 'MATCHES',
  enteredAt: at(hour),
  activeFrom: activeFromOf(at(hour)),
  cancelledAt: null,
  ...over,
})

describe('bank details', () => {
  it('are in force after a day, and until then the old ones are', () => {
    const all = [details('old', 0), details('new', 30)]
    expect(inForce(all, at(23))).toBeNull()
    expect(inForce(all, at(24))?.id).toBe('old')
    expect(inForce(all, at(53))?.id).toBe('old')
    expect(inForce(all, at(54))?.id).toBe('new')
    expect(all.map((each) => statusOf(each, all, at(53)))).toEqual(['ACTIVE', 'PENDING'])
    expect(all.map((each) => statusOf(each, all, at(54)))).toEqual(['REPLACED', 'ACTIVE'])
  })

  it('that were taken back never are', () => {
    const all = [details('old', 0), details('new', 30, { cancelledAt: at(31) })]
    expect(inForce(all, at(60))?.id).toBe('old')
    expect(all.map((each) => statusOf(each, all, at(60)))).toEqual(['ACTIVE', 'CANCELLED'])
  })

  it('of another name wait for somebody to look, however long', () => {
    const all = [details('new', 0, { nameCheck: 'WAITS' })]
    expect(inForce(all, at(90))).toBeNull()
    expect(all.map((each) => statusOf(each, all, at(90)))).toEqual(['PENDING'])
    const refused = [details('new', 0, { nameCheck: 'REFUSED' })]
    expect(refused.map((each) => statusOf(each, refused, at(90)))).toEqual(['REFUSED'])
  })

  it('entered twice are the last', () => {
    const all = [details('one', 0), details('two', 1)]
    expect(all.map((each) => statusOf(each, all, at(2)))).toEqual(['REPLACED', 'PENDING'])
  })

  it.each([
    ['Aceros Vega S.L.', 'Aceros Vega SL', true],
    ['ACEROS VEGA', 'Aceros Vega SL', true],
    ['Nordlicht Textil GmbH & Co. KG', 'Nordlicht Textil GmbH', true],
    ['Brasserie du Canal', 'Brasserie du Canal SRL', true],
    ['Lucía Vega', 'Aceros Vega SL', false],
    ['SL', 'SL', false],
  ])('of %s are those of %s: %s', (holder, company, expected) => {
    expect(nameMatches(holder, company)).toBe(expected)
  })

  it('are read as people type them, and refused with a mistyped digit or without Latin letters', () => {
    const typed = {
      iban: 'es91 2100 0418 4502 0005 1332',
      holder: 'Aceros Vega SL',
      town: 'Bilbao',
      country: 'ES',
      code: '123456',
    }
    expect(bankDetailsInput.parse(typed)).toMatchObject({ iban: 'ES9121000418450200051332' })
    for (const wrong of [
      { iban: 'ES9121000418450200051333' },
      { holder: 'شركة' },
      { town: '' },
      { code: '12345' },
    ])
      expect(bankDetailsInput.safeParse({ ...typed, ...wrong }).success).toBe(false)
    expect(printedIban('ES9121000418450200051332')).toBe('ES91 2100 0418 4502 0005 1332')
  })
})

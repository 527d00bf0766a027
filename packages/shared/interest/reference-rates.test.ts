import { describe, expect, it } from 'vitest'
import { halfYearOf } from './half-year.ts'
import { ratesOnFile, referenceRate } from './reference-rates.ts'
import { day } from '../dates.ts'

describe('reference rates', () => {
  it.each([
    ['ECB_MRO', '2011-1', 100],
    ['ECB_MRO', '2013-1', 75],
    ['ECB_MRO', '2014-2', 15],
    ['ECB_MRO', '2016-1', 5],
    ['ECB_MRO', '2022-2', 0],
    ['ECB_MRO', '2024-1', 450],
    ['ECB_MRO', '2026-2', 240],
    ['DE_BASE', '2016-2', -88],
    ['DE_BASE', '2026-1', 127],
    ['BANK_OF_ENGLAND', '2020-1', 75],
    ['BANK_OF_ENGLAND', '2020-2', 10],
    ['BANK_OF_ENGLAND', '2026-1', 375],
    ['AT_BASE', '2025-1', 253],
    ['AT_BASE', '2025-2', 153],
  ] as const)('%s of %s is %i', (series, half, hundredths) => {
    expect(referenceRate(series, half)?.hundredths).toBe(hundredths)
  })

  it('keeps the German base rate 0.88 below the rate of the ECB in every half-year (C3)', () => {
    for (const [half, rate] of ratesOnFile('DE_BASE')) {
      expect((referenceRate('ECB_MRO', half)?.hundredths ?? 0) - rate.hundredths, half).toBe(88)
    }
  })

  it('has no gap', () => {
    expect(ratesOnFile('ECB_MRO')).toHaveLength(32)
    expect(ratesOnFile('DE_BASE')).toHaveLength(32)
    expect(ratesOnFile('BANK_OF_ENGLAND')).toHaveLength(32)
    expect(ratesOnFile('AT_BASE')).toHaveLength(28)
  })

  it('marks what rests on one report or on a derivation', () => {
    for (const series of ['ECB_MRO', 'DE_BASE', 'AT_BASE', 'BANK_OF_ENGLAND'] as const) {
      expect(referenceRate(series, '2026-2')?.verified, series).toBe(false)
      expect(referenceRate(series, '2025-2')?.verified, series).toBe(true)
      expect(referenceRate(series, '2031-1')?.verified, series).toBe(false)
      expect(referenceRate(series, '2010-2'), series).toBeNull()
    }
  })

  it('begins a half-year on 1 January and on 1 July', () => {
    expect(
      ['2026-01-01', '2026-06-30', '2026-07-01', '2026-12-31'].map((text) => halfYearOf(day(text))),
    ).toEqual(['2026-1', '2026-1', '2026-2', '2026-2'])
  })
})

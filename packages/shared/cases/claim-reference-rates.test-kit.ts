/** The tables of the second answer, typed off the sources once more (C3, C4): none of the product's own. */
export const halfYears: Record<'MRO' | 'BASE' | 'BANK', [string, number][]> = {
  MRO: [
    ['2015-01-01', 5],
    ['2016-07-01', 0],
    ['2023-01-01', 250],
    ['2023-07-01', 400],
    ['2024-01-01', 450],
    ['2024-07-01', 425],
    ['2025-01-01', 315],
    ['2025-07-01', 215],
    ['2026-07-01', 240],
  ],
  BASE: [
    ['2015-01-01', -83],
    ['2016-07-01', -88],
    ['2023-01-01', 162],
    ['2023-07-01', 312],
    ['2024-01-01', 362],
    ['2024-07-01', 337],
    ['2025-01-01', 227],
    ['2025-07-01', 127],
    ['2026-07-01', 152],
  ],
  BANK: [
    ['2015-01-01', 50],
    ['2017-01-01', 25],
    ['2018-01-01', 50],
    ['2019-01-01', 75],
    ['2020-07-01', 10],
    ['2022-01-01', 25],
    ['2022-07-01', 125],
    ['2023-01-01', 350],
    ['2023-07-01', 500],
    ['2024-01-01', 525],
    ['2025-01-01', 475],
    ['2025-07-01', 425],
    ['2026-01-01', 375],
  ],
}
export type Country = {
  currency: string
  margin: number
  series: keyof typeof halfYears
  halfPoint?: true
  one?: 'FIRST' | 'PAID'
  fixed: (pounds: bigint) => number
}
const forty = () => 4000
export const countries: Record<string, Country> = {
  ES: { currency: 'EUR', margin: 800, series: 'MRO', fixed: forty },
  IT: { currency: 'EUR', margin: 800, series: 'MRO', fixed: forty },
  FR: { currency: 'EUR', margin: 1000, series: 'MRO', fixed: forty },
  DE: { currency: 'EUR', margin: 900, series: 'BASE', fixed: forty },
  BE: { currency: 'EUR', margin: 800, series: 'MRO', halfPoint: true, fixed: forty },
  IE: {
    currency: 'EUR',
    margin: 800,
    series: 'MRO',
    one: 'PAID',
    fixed: (cents) => (cents <= 100_000n ? 4000 : cents <= 1_000_000n ? 7000 : 10_000),
  },
  GB: {
    currency: 'GBP',
    margin: 800,
    series: 'BANK',
    one: 'FIRST',
    fixed: (pence) => (pence < 100_000n ? 4000 : pence < 1_000_000n ? 7000 : 10_000),
  },
}

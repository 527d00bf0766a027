import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, day } from '../dates.ts'
import { limitationOfClaim } from './applicable-law.ts'
import { countryFiles } from './country-files.ts'
import { limitation } from './limitation.ts'

describe('the vectors of C5', () => {
  it.each([
    ['DE', '2023-10-12', '2026-12-31', true],
    ['DE', '2026-03-01', '2029-12-31', true],
    ['DE', '2023-12-31', '2026-12-31', true],
    ['FR', '2013-04-19', '2018-04-18', true],
    ['ES', '2026-03-01', '2031-03-01', true],
    ['ES', '2015-10-07', '2020-10-07', true],
    ['ES', '2015-10-06', '2020-12-28', true],
    ['ES', '2004-05-01', '2019-05-01', true],
    ['NL', '2024-02-29', '2029-02-28', true],
    ['BE', '2020-01-15', '2030-01-15', false],
    ['IT', '2020-01-15', '2030-01-15', true],
    ['GB', '2020-01-15', '2026-01-15', true],
    ['PT', '2020-01-15', '2040-01-15', true],
    ['SE', '2020-01-15', '2030-01-15', true],
    ['CH', '2020-01-15', '2030-01-15', true],
    ['PL', '2024-01-15', '2027-01-15', false],
    ['TR', '2024-01-15', '2029-01-15', false],
    ['AT', '2024-01-15', '2027-01-15', false],
    ['IE', '2024-01-15', '2030-01-15', false],
    ['DK', '2024-01-15', '2027-01-15', false],
    ['US', '2024-01-15', '2028-01-15', false],
  ])('%s, due %s, ends on %s', (country, dueOn, lastDay, verified) => {
    expect(limitation({ country, dueOn: day(dueOn) })).toMatchObject({ country, lastDay, verified })
  })

  it.each(['AE', 'CZ', 'JP'])('knows nothing about %s and says so', (country) => {
    expect(limitation({ country, dueOn: day('2024-01-15') })).toBeNull()
  })

  it('always names its law and its source', () => {
    for (const { limitation: rule } of countryFiles) {
      if (rule) expect(rule.basis.length * rule.source.length).toBeGreaterThan(0)
    }
  })

  it('never moves back when a claim falls due later', () => {
    const country = fc.constantFrom(
      ...countryFiles.filter((file) => file.limitation).map((file) => file.country),
    )
    fc.assert(
      fc.property(country, fc.integer({ min: 0, max: 4000 }), (of, days) => {
        const dueOn = addDays(day('2016-01-01'), days)
        const [today, tomorrow] = [dueOn, addDays(dueOn, 1)].map((due) =>
          limitation({ country: of, dueOn: due }),
        )
        expect((tomorrow?.lastDay ?? '') >= (today?.lastDay ?? '')).toBe(true)
      }),
    )
  })
})

describe('a claim between two countries', () => {
  const dueOn = day('2026-03-01')

  it.each([
    ['ES', 'DE', '2029-12-31', 'DE'],
    ['DE', 'ES', '2029-12-31', 'DE'],
    ['ES', 'ES', '2031-03-01', 'ES'],
    ['ES', 'AE', '2031-03-01', 'ES'],
    ['AE', 'DE', '2029-12-31', 'DE'],
  ])('%s against %s ends on the earlier day, %s', (creditorCountry, debtorCountry, lastDay, decidedBy) => {
    const found = limitationOfClaim({ creditorCountry, debtorCountry }, dueOn)
    expect(found?.decisive).toMatchObject({ lastDay, country: decidedBy })
    expect(found?.assumption).toBe('EARLIER_OF_BOTH_LAWS')
  })

  it('says which law is unknown', () => {
    expect(limitationOfClaim({ creditorCountry: 'ES', debtorCountry: 'AE' }, dueOn)?.unknown).toEqual(['AE'])
    expect(limitationOfClaim({ creditorCountry: 'JP', debtorCountry: 'AE' }, dueOn)).toBeNull()
  })
})

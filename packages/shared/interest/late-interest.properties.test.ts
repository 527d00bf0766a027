import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type Day, day, daysBetween } from '../dates.ts'
import { minor, sum } from '../money.ts'
import { countryFiles } from './country-files.ts'
import { lateInterest } from './late-interest.ts'

describe('whatever the case', () => {
  const sliced = countryFiles
    .filter((file) => file.interest.regime === 'HALF_YEAR_SLICES')
    .map((file) => file.country)
  const anyCountry = fc.constantFrom(...countryFiles.map((file) => file.country), 'AE')
  const dueOn = fc.integer({ min: 0, max: 5000 }).map((days) => addDays(day('2012-01-01'), days))
  const principal = fc.integer({ min: 1, max: 5_000_000_000 }).map(minor)
  const late = fc.integer({ min: 0, max: 2000 })
  const parts = fc.array(
    fc.record({ after: fc.integer({ min: -50, max: 2500 }), share: fc.integer({ min: 1, max: 30 }) }),
    {
      maxLength: 4,
    },
  )

  it('never falls from one day to the next, and never with a larger principal', () => {
    fc.assert(
      fc.property(fc.constantFrom(...sliced, 'GB'), dueOn, principal, late, (country, due, owed, days) => {
        const ask = (amount: typeof owed, on: number) =>
          lateInterest({ country, principal: amount, currency: 'EUR', dueOn: due, onDay: addDays(due, on) })
            .interest
        expect(ask(owed, days + 1)).toBeGreaterThanOrEqual(ask(owed, days))
        expect(ask(minor(owed + 1), days)).toBeGreaterThanOrEqual(ask(owed, days))
      }),
    )
  })

  it('agrees with the definition summed day by day in exact fractions, payments included', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...sliced),
        dueOn,
        principal,
        late,
        parts,
        (country, due, owed, days, shares) => {
          const onDay = addDays(due, days)
          const payments = shares
            .map(({ after, share }) => ({
              on: addDays(due, after),
              amount: minor(Math.floor((owed * share) / 120)),
            }))
            .filter(({ amount }) => amount > 0)
          const answer = lateInterest({
            country,
            principal: owed,
            currency: 'EUR',
            dueOn: due,
            onDay,
            payments,
          })
          let exact = 0n
          for (const slice of answer.slices) {
            for (let on = slice.from; on <= slice.to; on = addDays(on, 1)) {
              const paid = payments.filter((payment) => payment.on < on)
              const open = paid.reduce((rest, { amount }) => rest - BigInt(amount), BigInt(owed))
              exact += open * BigInt(slice.ratePercent.replace('.', ''))
            }
          }
          expect(BigInt(answer.interest)).toBe((2n * exact + 3_650_000n) / 7_300_000n)
          expect(sum(answer.slices.map((slice) => slice.interest))).toBe(answer.interest)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('has slices that follow each other without gap or overlap and cover the delay', () => {
    fc.assert(
      fc.property(fc.constantFrom(...sliced, 'GB'), dueOn, principal, late, (country, due, owed, days) => {
        const onDay = addDays(due, days)
        const { slices, days: told } = lateInterest({
          country,
          principal: owed,
          currency: 'EUR',
          dueOn: due,
          onDay,
        })
        expect(told).toBe(days)
        expect(slices.reduce((all, slice) => all + slice.days, 0)).toBe(days)
        let expected = addDays(due, 1)
        for (const slice of slices) {
          expect(slice.from).toBe(expected)
          expect(slice.days).toBe(daysBetween(slice.from, slice.to) + 1)
          // One slice never spans a change of rate.
          if (country !== 'GB' && country !== 'CH') expect(slice.from.slice(0, 4)).toBe(slice.to.slice(0, 4))
          expected = addDays(slice.to, 1)
        }
        if (days > 0) expect(expected).toBe(addDays(onDay, 1))
      }),
    )
  })

  it('is additive: two halves of a delay and two halves of a debt make the whole, within a unit of rounding', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...sliced),
        dueOn,
        principal,
        late,
        late,
        (country, due, owed, first, second) => {
          const ask = (amount: number, from: Day, to: Day) =>
            lateInterest({ country, principal: minor(amount), currency: 'EUR', dueOn: from, onDay: to })
              .interest
          const middle = addDays(due, first)
          const end = addDays(middle, second)
          const whole = ask(owed, due, end)
          expect(Math.abs(whole - ask(owed, due, middle) - ask(owed, middle, end))).toBeLessThanOrEqual(1)
          const half = Math.floor(owed / 2)
          expect(Math.abs(whole - ask(half, due, end) - ask(owed - half, due, end))).toBeLessThanOrEqual(1)
        },
      ),
    )
  })

  it('never fails and never claims before the due day', () => {
    fc.assert(
      fc.property(
        anyCountry,
        dueOn,
        principal,
        fc.integer({ min: -400, max: 0 }),
        (country, due, owed, days) => {
          const answer = lateInterest({
            country,
            principal: owed,
            currency: 'EUR',
            dueOn: due,
            onDay: addDays(due, days),
          })
          expect(answer).toMatchObject({ days: 0, interest: 0, compensation: null, slices: [] })
        },
      ),
    )
  })
})

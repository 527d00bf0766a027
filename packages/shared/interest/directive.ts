import { type Day, day } from '../dates.ts'
import { minor } from '../money.ts'
import type { CompensationRule, Margin, Sourced } from './country-file.ts'

/** The day by which the member states had to apply Directive 2011/7/EU; before it the old margin was 7 points (C3). */
export const directiveDay: Day = day('2013-03-16')

/** A margin in force from a day on. */
export function margin(from: Day, hundredths: number, sourced: Sourced): Margin {
  return { from, hundredths, ...sourced }
}

/** The margins of a member state that went from the old Directive's 7 points to a new margin. */
export function sevenThen(hundredths: number, from: Day, sourced: Sourced): readonly [Margin, Margin] {
  const old = { source: 'Directive 2000/35/EC', verified: false }
  return [margin(day('2002-08-08'), 700, old), margin(from, hundredths, sourced)]
}

/** The Directive's EUR 40 per late invoice, without a reminder (Art 6). */
export function fortyEuro(basis: string, sourced: Sourced): CompensationRule {
  return { currency: 'EUR', basis, steps: [{ amount: minor(40_00) }], ...sourced }
}

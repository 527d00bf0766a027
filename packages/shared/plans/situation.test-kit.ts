import { defaultMandate } from '../agreements/mandate.ts'
import { day } from '../dates.ts'
import { minor } from '../money.ts'
import type { Situation } from './plan-policy.ts'

export const today = day('2026-11-21')

/** An ordinary debt on the day of the tests: nothing disputed, nothing broken, the mandate that is proposed. */
export const situation: Situation = {
  status: 'ACTIVE',
  today,
  currency: 'EUR',
  placedOn: today,
  principalPlaced: minor(12_400_00),
  outstanding: minor(12_724_90),
  undisputed: minor(12_724_90),
  isPaused: false,
  isDisputed: false,
  hasPlan: false,
  hasBroken: false,
  mandate: defaultMandate,
  holidays: new Set(),
}

/** A debt of another size, nothing of it paid or disputed. */
export const owing = (amount: number): Pick<Situation, 'principalPlaced' | 'outstanding' | 'undisputed'> => ({
  principalPlaced: minor(amount),
  outstanding: minor(amount),
  undisputed: minor(amount),
})

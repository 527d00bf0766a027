import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { minor } from '../money.ts'
import {
  defaultMandate,
  type Mandate,
  mandateInput,
  mostInstalments,
  whyNotChangeMandate,
  whyNotMandate,
} from './mandate.ts'

const changed = (changes: Partial<Mandate>): Mandate => ({ ...defaultMandate, ...changes })

describe('the default mandate', () => {
  it('is a mandate, and allows itself', () => {
    expect(mandateInput.parse(defaultMandate)).toEqual(defaultMandate)
    expect(whyNotMandate(defaultMandate)).toBeNull()
  })

  it.each([
    [999_99, 3],
    [1_000_00, 6],
    [9_999_99, 6],
    [10_000_00, 12],
    [49_999_99, 12],
    [50_000_00, 0],
  ])('allows for a debt of %i at most %i instalments', (debt, most) => {
    expect(mostInstalments(defaultMandate, minor(debt))).toBe(most)
  })
})

describe('a mandate may be narrower, never wider', () => {
  it.each([
    [{ automaticApproval: false }, null],
    [{ firstShare: 2000 }, null],
    [{ firstShare: 999 }, 'firstShare'],
    [{ firstAtLeast: minor(99_99) }, 'firstAtLeast'],
    [{ eachAtLeast: minor(49_99) }, 'eachAtLeast'],
    [{ eachAtLeast: minor(500_00) }, null],
    [{ firstWithinDays: 11 }, 'firstWithinDays'],
    [{ firstWithinDays: 0 }, null],
    [{ discountAtMost: 1 }, 'discountAtMost'],
    [{ authorityLimit: minor(10_000_00) }, null],
    [{ tone: 'SOFT' as const }, null],
    [{ tone: 'FIRM' as const }, null],
    [{ instalments: [{ below: minor(50_000_00), most: 3 }] }, null],
    [{ instalments: [{ below: minor(50_000_00), most: 4 }] }, 'instalments'],
    [
      {
        instalments: [
          { below: minor(1_000_01), most: 3 },
          { below: minor(10_000_01), most: 7 },
        ],
      },
      'instalments',
    ],
    [{ instalments: [{ below: minor(5_000_00), most: 2 }] }, null],
  ])('%o: %s', (changes, field) => {
    expect(whyNotMandate(changed(changes))?.params['field'] ?? null).toBe(field)
  })

  it('cannot be widened again after it was signed', () => {
    const signed = changed({ automaticApproval: false, authorityLimit: minor(10_000_00) })
    expect(whyNotMandate(defaultMandate, signed)?.code).toBe('agreements.mandateTooWide')
    expect(whyNotChangeMandate(changed({ ...signed, authorityLimit: minor(5_000_00) }), signed)).toBeNull()
    expect(whyNotChangeMandate(changed({ ...signed, tone: 'SOFT' }), signed)).toBeNull()
  })

  it.each([
    [{ interestOwner: 'AGENCY' as const }],
    [{ feeBase: 'PRINCIPAL' as const }],
    [{ feeSettlement: 'PAID_APART' as const }],
    [{ allocationOrder: ['PRINCIPAL', 'COSTS', 'INTEREST', 'COMPENSATION'] as Mandate['allocationOrder'] }],
  ])('%o needs a new agreement', (changes) => {
    expect(whyNotChangeMandate(changed(changes), defaultMandate)?.code).toBe('agreements.onlyByNewAgreement')
    expect(whyNotMandate(changed(changes))).toBeNull()
  })

  it('sets fees off where it was signed before there was a choice', () => {
    const { feeSettlement: _, ...before } = defaultMandate
    expect(mandateInput.parse(before)).toEqual(defaultMandate)
  })

  it('in every debt that it allows, allows no more instalments than the widest', () => {
    const step = fc.record({
      below: fc.integer({ min: 1, max: 5_000_000 }).map(minor),
      most: fc.integer({ min: 1, max: 15 }),
    })
    const steps = fc.uniqueArray(step, { selector: ({ below }) => below, minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(steps, fc.array(fc.nat(5_500_000), { minLength: 20, maxLength: 20 }), (unsorted, debts) => {
        const instalments = unsorted.toSorted((one, other) => one.below - other.below)
        const wanted = changed({ instalments })
        const allowed = whyNotMandate(wanted) === null
        const probes = [...debts, ...instalments.map(({ below }) => below - 1)]
        const wider = probes.some(
          (debt) => mostInstalments(wanted, minor(debt)) > mostInstalments(defaultMandate, minor(debt)),
        )
        if (allowed) expect(wider).toBe(false)
      }),
      { numRuns: 500 },
    )
  })
})

describe('the form of a mandate', () => {
  it.each([
    [{ authorityLimit: minor(50_000_01) }],
    [{ firstShare: 10_001 }],
    [{ firstWithinDays: -1 }],
    [{ allocationOrder: ['COSTS', 'COSTS', 'INTEREST', 'PRINCIPAL'] }],
    [{ allocationOrder: ['COSTS'] }],
    [{ instalments: [] }],
    [
      {
        instalments: [
          { below: minor(10), most: 3 },
          { below: minor(10), most: 4 },
        ],
      },
    ],
    [{ tone: 'RUDE' }],
  ])('refuses %o', (changes) => {
    expect(mandateInput.safeParse({ ...defaultMandate, ...changes }).success).toBe(false)
  })
})

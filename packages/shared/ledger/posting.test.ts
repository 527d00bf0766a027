import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newId } from '../ids.ts'
import { minor, negate } from '../money.ts'
import { type AccountKind, accountKinds, chart } from './chart.ts'
import { accountOf, balance, moved, posting, reversed } from './posting.ts'

const caseId = newId('case', 1)
const account = (kind: AccountKind, currency = 'EUR') => accountOf(kind, caseId, currency)

describe('a posting', () => {
  it('balances in each book and in each currency, or is refused', () => {
    const [bank, payable, claim] = [account('BANK'), account('PAYABLE'), account('CLAIM_PRINCIPAL')]
    expect(posting('corrected', moved(bank, payable, minor(1))).entries).toHaveLength(2)
    const refusedEntries = [
      [{ account: bank, amount: minor(1) }],
      [
        { account: bank, amount: minor(1) },
        { account: payable, amount: minor(-2) },
      ],
      // Money is never balanced by a claim, nor euros by pounds.
      moved(bank, claim, minor(1)),
      moved(bank, account('BANK', 'GBP'), minor(1)),
    ]
    for (const entries of refusedEntries)
      expect(() => posting('corrected', entries)).toThrow(/does not balance|moves nothing/)
  })

  it('moves something', () => {
    expect(() => posting('corrected', [])).toThrow(/moves nothing/)
    expect(() => posting('corrected', moved(account('BANK'), account('PAYABLE'), minor(0)))).toThrow(
      /moves nothing/,
    )
  })

  it('names the case exactly where the chart has an account for each', () => {
    const wrong = { kind: 'BANK', caseId, currency: 'EUR' } as const
    const missing = { kind: 'PAYABLE', caseId: null, currency: 'EUR' } as const
    expect(() => posting('corrected', moved(wrong, account('PAYABLE'), minor(1)))).toThrow(/to no case/)
    expect(() => posting('corrected', moved(account('BANK'), missing, minor(1)))).toThrow(/to a case/)
    for (const kind of accountKinds) expect(account(kind).caseId !== null).toBe(chart[kind].perCase)
  })

  it('is undone by its reversal, entry by entry', () => {
    const money = accountKinds.filter((kind) => chart[kind].book === 'MONEY')
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...money), { minLength: 2, maxLength: 2 }),
        fc.integer({ min: 1, max: 1_000_000_000 }).map(minor),
        fc.constantFrom('EUR', 'JPY', 'KWD'),
        ([from, to], amount, currency) => {
          const made = posting(
            'corrected',
            moved(account(from ?? 'BANK', currency), account(to ?? 'PAYABLE', currency), amount),
          )
          const back = reversed(made)
          expect(balance([made], ({ kind }) => kind === to)).toBe(amount)
          expect(balance([made], ({ kind }) => kind === from)).toBe(negate(amount))
          for (const kind of accountKinds) expect(balance([made, back], (of) => of.kind === kind)).toBe(0)
        },
      ),
    )
  })
})

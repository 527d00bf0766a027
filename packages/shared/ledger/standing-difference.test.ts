import { expect, test } from 'vitest'
import type { InvoiceId } from '../ids.ts'
import { minor } from '../money.ts'
import type { ClaimPart } from './allocation.ts'
import { standingDifferences } from './standing-difference.ts'

const invoiceId = 'inv_one' as InvoiceId
const standing = (open: Partial<Record<ClaimPart, number>>) => [
  {
    invoiceId,
    open: Object.fromEntries(Object.entries(open).map(([part, amount]) => [part, minor(amount)])),
  },
]

test.each<[string, Partial<Record<ClaimPart, number>>, Partial<Record<ClaimPart, number>>, object[]]>([
  ['what is equal', { PRINCIPAL: 100, INTEREST: 5 }, { PRINCIPAL: 100, INTEREST: 5 }, []],
  ['interest of the days since', { INTEREST: 9 }, { INTEREST: 5 }, []],
  ['interest not booked yet', { INTEREST: 9 }, {}, []],
  ['interest ahead of the claim', { INTEREST: 5 }, { INTEREST: 9 }, [{ part: 'INTEREST', by: 4 }]],
  ['interest below nothing', { INTEREST: 5 }, { INTEREST: -1 }, [{ part: 'INTEREST', by: -6 }]],
  ['principal that is missing', { PRINCIPAL: 100 }, {}, [{ part: 'PRINCIPAL', by: -100 }]],
  ['a compensation too many', {}, { COMPENSATION: 4000 }, [{ part: 'COMPENSATION', by: 4000 }]],
])('%s', (_what, owed, booked, found) => {
  const expected = found.map((difference) => ({ invoiceId, ...difference }))
  expect(standingDifferences(standing(owed), standing(booked))).toEqual(expected)
})

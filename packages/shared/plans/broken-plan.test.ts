import { expect, test } from 'vitest'
import { openDecisions } from './broken-plan.ts'

test.each([
  ['a plan that is kept', false, null, true, ['RENEGOTIATE']],
  ['one that is talked about anew', false, 'RENEGOTIATE', true, []],
  ['a broken one', true, null, true, ['REINSTATE', 'RENEGOTIATE', 'COLLECT']],
  ['a broken one of a case that went another way', true, null, false, ['RENEGOTIATE', 'COLLECT']],
  ['one that is collected', true, 'COLLECT', true, ['REINSTATE', 'RENEGOTIATE']],
])('%s', (_, isBroken, decided, maySetAgain, open) => {
  expect(openDecisions({ isBroken, decided, maySetAgain })).toEqual(open)
})

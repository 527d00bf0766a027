import { expect, test } from 'vitest'
import { chargebackStatusOf } from './chargeback.ts'

test.each([
  ['needs_response', 'OPENED'],
  ['under_review', 'OPENED'],
  ['won', 'WON'],
  ['lost', 'LOST'],
  ['warning_needs_response', null],
  ['warning_closed', null],
  ['something_new', null],
  [null, null],
])('the provider’s %s is %s', (said, status) => expect(chargebackStatusOf(said)).toBe(status))

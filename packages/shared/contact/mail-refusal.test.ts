import { expect, test } from 'vitest'
import { isMailRefusal, type MailRefusal, statusIn, whyRefused } from './mail-refusal.ts'

test.each<[string, MailRefusal]>([
  ['550 5.1.1 no such mailbox', 'ADDRESS_UNKNOWN'],
  ['550-5.1.1 The email account that you tried to reach does not exist', 'ADDRESS_UNKNOWN'],
  ['556 5.1.10 recipient domain has null MX', 'ADDRESS_UNKNOWN'],
  ['550 5.2.1 mailbox disabled', 'ADDRESS_UNKNOWN'],
  ['552 5.2.2 over quota', 'MAILBOX_FULL'],
  ['552 5.3.4 message size exceeds limit', 'TOO_LARGE'],
  ['550 5.7.1 blocked by policy', 'NOT_ACCEPTED'],
  ['554 5.7.26 unauthenticated', 'NOT_ACCEPTED'],
  ['550 no such user', 'ADDRESS_UNKNOWN'],
  ['551 not here', 'ADDRESS_UNKNOWN'],
  ['552 too much', 'MAILBOX_FULL'],
  ['553 what an address', 'ADDRESS_UNKNOWN'],
  ['554 no', 'NOT_ACCEPTED'],
])('%s', (answer, why) => {
  const reply = Number(answer.slice(0, 3))
  expect(whyRefused(reply, statusIn(answer))).toBe(why)
})

test('an address that fits on no envelope is unknown, and a code of ours is told from other texts', () => {
  expect(whyRefused(null, null)).toBe('ADDRESS_UNKNOWN')
  expect(['MAILBOX_FULL', 'temporary', null].map(isMailRefusal)).toEqual([true, false, false])
})

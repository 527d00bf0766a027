import { expect, test } from 'vitest'
import { isMailRefusal, type MailRefusal, statusIn, whyRefused } from './mail-refusal.ts'

test.each<[string, number, MailRefusal]>([
  ['550 5.1.1 no such mailbox', 550, 'ADDRESS_UNKNOWN'],
  ['550-5.1.1 The email account that you tried to reach does not exist', 550, 'ADDRESS_UNKNOWN'],
  ['556 5.1.10 recipient domain has null MX', 556, 'ADDRESS_UNKNOWN'],
  ['550 5.2.1 mailbox disabled', 550, 'ADDRESS_UNKNOWN'],
  ['552 5.2.2 over quota', 552, 'MAILBOX_FULL'],
  ['552 5.3.4 message size exceeds limit', 552, 'TOO_LARGE'],
  ['550 5.7.1 blocked by policy', 550, 'NOT_ACCEPTED'],
  ['554 5.7.26 unauthenticated', 554, 'NOT_ACCEPTED'],
  ['550 no such user', 550, 'ADDRESS_UNKNOWN'],
  ['551 not here', 551, 'ADDRESS_UNKNOWN'],
  ['552 too much', 552, 'MAILBOX_FULL'],
  ['553 what an address', 553, 'ADDRESS_UNKNOWN'],
  ['554 no', 554, 'NOT_ACCEPTED'],
])('%s', (answer, reply, why) => {
  expect(whyRefused(reply, statusIn(answer))).toBe(why)
})

test('an address that fits on no envelope is unknown, and a code of ours is told from other texts', () => {
  expect(whyRefused(null, null)).toBe('ADDRESS_UNKNOWN')
  expect([isMailRefusal('MAILBOX_FULL'), isMailRefusal('temporary'), isMailRefusal(null)]).toEqual([
    true,
    false,
    false,
  ])
})

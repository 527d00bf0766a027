import { expect, it } from 'vitest'
import { becameOf } from './became.ts'

it.each([
  ['NEW', null, 'NEW'],
  ['SUSPENSE', null, 'SUSPENSE'],
  ['WAITING', 'REFERENCE', 'WAITING'],
  ['DONE', 'REFERENCE', 'REFERENCE'],
  ['DONE', 'PERSON', 'PERSON'],
  ['DONE', null, 'DONE'],
  ['DONE', 'A_WORD_OF_LATER', 'DONE'],
] as const)('a booking that is %s, recognised by %s, has become %s', (status, matchedBy, word) => {
  expect(becameOf({ status, matchedBy })).toBe(word)
})

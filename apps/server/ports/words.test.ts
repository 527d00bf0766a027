import { expect, test } from 'vitest'
import { wordsFor } from './words.ts'

test('words come in the language asked for, with their values', () => {
  expect(wordsFor('de', 'papers')('frame.page', { page: '2', pages: '3' })).toBe('Seite 2 von 3')
})

test('a name inside Arabic words is kept apart from the direction of the sentence', () => {
  expect(wordsFor('ar', 'papers')('letter.title', { creditor: 'Aceros Vega SL' })).toContain(
    '\u2068Aceros Vega SL\u2069',
  )
})

test('a key that nobody has written stops the letter', () => {
  expect(() => wordsFor('en', 'errors')('nobody.wroteThis')).toThrow(
    'No words for errors:nobody.wroteThis in en',
  )
})

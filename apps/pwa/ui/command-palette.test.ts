import { expect, test } from 'vitest'
import { matches } from './command-palette.tsx'

const cafe = { label: 'Café Lumière SARL', keywords: 'SC-2026-0042' }

test.each(['', 'cafe', 'lum caf', 'LUMIÈRE', '0042', 'sarl'])('"%s" finds the case', (query) => {
  expect(matches(cafe, query)).toBe(true)
})

test.each(['adler', 'cafe adler'])('"%s" does not', (query) => {
  expect(matches(cafe, query)).toBe(false)
})

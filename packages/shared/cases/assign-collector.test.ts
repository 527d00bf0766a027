import { expect, test } from 'vitest'
import type { UserId } from '../ids.ts'
import { assignCollector, type CollectorCandidate } from './assign-collector.ts'

const collector = (name: string, activeCases: number, ...skills: string[]): CollectorCandidate => ({
  userId: name as UserId,
  name,
  skills,
  activeCases,
})
const jonas = collector('jonas', 40, 'de', 'en')
const claire = collector('claire', 3, 'fr', 'nl')

test('a German debtor is spoken to by whoever speaks German, however busy', () => {
  expect(assignCollector([claire, jonas], 'de')).toMatchObject({ collectorId: 'jonas', why: 'LANGUAGE' })
})

test('of several speakers the one with the fewest active cases', () => {
  const ida = collector('ida', 2, 'de')
  expect(assignCollector([jonas, ida], 'de')).toMatchObject({ collectorId: 'ida', activeCases: 2 })
})

test('equal loads go by id, whatever the order of rows', () => {
  const [a, b] = [collector('a', 1, 'es'), collector('b', 1, 'es')]
  expect(assignCollector([b, a], 'es')?.collectorId).toBe('a')
})

test('where nobody speaks the language, English serves, and it is called a fallback (A19)', () => {
  expect(assignCollector([claire, jonas], 'ar')).toMatchObject({ collectorId: 'jonas', why: 'FALLBACK' })
  expect(assignCollector([claire], 'ar')).toMatchObject({ collectorId: 'claire', why: 'FALLBACK' })
})

test('without collectors there is nobody to assign', () => {
  expect(assignCollector([], 'de')).toBeNull()
})

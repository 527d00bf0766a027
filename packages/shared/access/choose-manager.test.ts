import { expect, test } from 'vitest'
import type { UserId } from '../ids.ts'
import { type Candidate, chooseManager } from './choose-manager.ts'

const candidate = (name: string, creditors: number, ...skills: string[]): Candidate => ({
  userId: name as UserId,
  skills,
  creditors,
})

test('the language comes before the load', () => {
  const marta = candidate('marta', 9, 'es', 'en')
  const olga = candidate('olga', 0, 'de')
  expect(chooseManager([olga, marta], 'es')).toBe(marta)
  expect(chooseManager([olga, marta], 'ar')).toBe(olga)
})

test('equal loads go by id, and nobody is nobody', () => {
  const [a, b] = [candidate('a', 2, 'en'), candidate('b', 2, 'en')]
  expect(chooseManager([b, a], 'en')).toBe(a)
  expect(chooseManager([], 'en')).toBeNull()
})

import { expect, test, vi } from 'vitest'
import { findFault, isFound } from './find-fault.ts'
import { plantedFaults } from './planted-faults.ts'

vi.setConfig({ testTimeout: 180_000 })

/** Those that show within a few steps; `npm run soak` plants them all before it begins. */
test.each(plantedFaults.filter(({ isQuick }) => isQuick))('$name: the judge finds it', async (fault) => {
  const { all } = await findFault(fault)
  expect(isFound(fault, all), all.map(({ by, sentence }) => `${by}: ${sentence}`).join('\n')).toBe(true)
})

test('there is one of each class, and each has a judge of its own', () => {
  expect(new Set(plantedFaults.map(({ name }) => name)).size).toBe(plantedFaults.length)
  expect(plantedFaults.filter(({ isQuick }) => isQuick).length).toBeGreaterThan(6)
})

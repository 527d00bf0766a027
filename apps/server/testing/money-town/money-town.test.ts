import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { step } from './commands.ts'
import { differences, settleDown } from './judge.ts'
import { MoneyTown } from './money-town.ts'

const steps = 600
/** The same town in every run of the tests; what differs is who is faster. */
const seed = 20_261_122
const patience = { timeout: 180_000 }

let town: MoneyTown
beforeAll(async () => {
  town = await MoneyTown.open(seed)
})
afterAll(() => town.close())

describe(`a town in which money moves, seed ${seed}`, () => {
  test(`adds up after ${steps} steps of everybody`, patience, async () => {
    for (let done = 0; done < steps; done += 1)
      await step(town).catch((cause: unknown) => {
        throw new Error(`Step ${done}: ${town.trail.slice(-2).join(', ')}`, { cause })
      })
    await settleDown(town)
    expect(town.network.charges.length).toBeGreaterThan(5)
    expect(await differences(town)).toEqual([])
  })
})

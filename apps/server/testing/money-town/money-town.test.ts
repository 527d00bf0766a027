import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { step } from './commands.ts'
import { differences } from './judge.ts'
import { MoneyTown } from './money-town.ts'
import { settleDown } from './settle-down.ts'

const steps = 150
const between = 75
/** The same town in every run of the tests; what differs is who is faster. */
const seed = 20_261_124
const patience = { timeout: 180_000 }

let town: MoneyTown
beforeAll(async () => {
  town = await MoneyTown.open(seed)
})
afterAll(() => town.close())

describe(`a town in which money moves, seed ${seed}`, () => {
  test(`adds up after every ${between} of ${steps} steps of everybody`, patience, async () => {
    for (let done = 1; done <= steps; done += 1) {
      await step(town).catch((cause: unknown) => {
        throw new Error(`Step ${done}: ${town.trail.slice(-3).join(', ')}`, { cause })
      })
      if (done % between > 0) continue
      await settleDown(town)
      expect(await differences(town)).toEqual([])
    }
    // A town that nothing moves in would always add up.
    expect(town.network.charges.length).toBeGreaterThan(2)
    expect(town.network.clearing.arrived.length).toBeGreaterThan(0)
    expect(town.bank.bookings.length).toBeGreaterThan(5)
  })
})

import type { TestServer } from '../../../launcher/test-database.ts'
import { step } from './commands.ts'
import { type Divergence, differences } from './judge.ts'
import { MoneyTown } from './money-town.ts'
import type { Fault } from './plant.ts'
import { settleDown } from './settle-down.ts'

/** In a town that is never given the occasion a fault does not show; a judge who finds it in none of these would not find it. */
const seeds = [7, 8, 9, 10]
const most = 240
const between = 12

type Found = { steps: number; all: Divergence[] }

/** Lets towns live with a planted fault until the judge finds something: after how many steps, and everything found. */
export async function findFault(fault: Fault, server?: TestServer): Promise<Found> {
  let steps = 0
  for (const seed of seeds) {
    const found = await findInTown(seed, fault, server)
    steps += found.steps
    if (found.all.length > 0) return { steps, all: found.all }
  }
  return { steps, all: [] }
}

async function findInTown(seed: number, { plant, often }: Fault, server?: TestServer): Promise<Found> {
  const town = await MoneyTown.open(seed, 3, server)
  try {
    await plant(town)
    for (let steps = 1; steps <= most; steps += 1) {
      await step(town, often)
      if (steps % between > 0) continue
      await settleDown(town)
      const all = await differences(town)
      if (all.length > 0) return { steps, all }
    }
    return { steps: most, all: [] }
  } finally {
    await town.close()
  }
}

export const isFound = ({ by }: Fault, all: readonly Divergence[]): boolean =>
  all.some((one) => by.test(one.by))

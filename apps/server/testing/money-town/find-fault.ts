import type { TestServer } from '../../../launcher/test-database.ts'
import { step } from './commands.ts'
import { type Divergence, differences } from './judge.ts'
import { MoneyTown } from './money-town.ts'
import type { Fault } from './plant.ts'
import { settleDown } from './settle-down.ts'

/** A judge who has not found it by then would not find it. */
const most = 240
const between = 12

/** Lets a town live with a planted fault until the judge finds something: after how many steps, and everything found. */
export async function findFault(
  { plant, often }: Fault,
  server?: TestServer,
): Promise<{ steps: number; all: Divergence[] }> {
  const town = await MoneyTown.open(7, 3, server)
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

import type { Actor } from '#shared/access/actor.ts'
import { inTransaction, type Tx } from './db.ts'
import type { House } from './house.ts'

/** What was found out in a transaction that is never committed. */
class TriedOut<T> extends Error {
  readonly outcome: T
  constructor(outcome: T) {
    super('Tried out, and given up on purpose')
    this.outcome = outcome
  }
}

/**
 * Really does something, in a transaction that is rolled back, and answers what was seen in it: a preview that has no
 * second copy of the rules cannot promise something else than the books then say. Nothing leaves meanwhile, because no
 * job is written.
 */
export async function tryOut<T>(
  { house, actor }: { house: House; actor: Actor },
  work: (house: House, tx: Tx) => Promise<T>,
): Promise<T> {
  const still: House = { ...house, jobs: { ...house.jobs, enqueue: async () => undefined } }
  try {
    return await inTransaction(house.db, actor, async (tx): Promise<T> => {
      throw new TriedOut(await work(still, tx))
    })
  } catch (error) {
    if (error instanceof TriedOut) return error.outcome
    throw error
  }
}

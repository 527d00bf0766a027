import type { Day } from '#shared/dates.ts'
import type { House } from '../../apps/server/house.ts'
import { handlersOf } from '../../apps/server/job-handlers.ts'
import { settlePeople } from './settle-people.ts'

/** The demo town as it is on the day of the seed: everybody at home, cases in every state. */
export async function foundTown(house: House, _today: Day): Promise<void> {
  await settlePeople(house)
  await house.jobs.drain(handlersOf(house))
}

import type { MoneyTown } from './money-town.ts'

/** Somebody in the town does something; a clear no is a good answer as well. */
export type Command = (town: MoneyTown) => Promise<unknown>

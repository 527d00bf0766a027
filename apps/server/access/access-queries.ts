import type { Ctx } from '../trpc.ts'

/** Who is asking, as the screens need to know it. */
export function me({ actor, house }: Pick<Ctx, 'actor' | 'house'>) {
  return { actor, demo: !house.config.production, mailboxUrl: house.config.mailboxUrl || null }
}

import { tracked } from '@trpc/server'
import type { EventsInput } from '#shared/live/live-input.ts'
import { scopeOf } from '#shared/live/who-hears.ts'
import type { Ctx } from '../trpc.ts'

/**
 * The stream of one open session of the app. What has a place in the record carries it as its id, which the browser
 * brings along when it comes back after a broken connection or a new start of the server (A27).
 */
export async function* listen({ house, actor }: Ctx, from: EventsInput, signal?: AbortSignal) {
  const scope = scopeOf(actor)
  if (!scope) throw new Error('Only people of a company or of the desk listen')
  const userId = 'userId' in actor ? actor.userId : null
  for await (const told of house.live.tell({ scope, userId }, from, signal)) {
    if (told.what === 'here' || told.what === 'read') yield told
    else yield tracked(told.id, told)
  }
}

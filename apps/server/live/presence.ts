import { isId } from '#shared/ids.ts'
import type { AwayInput, HereInput } from '#shared/live/live-input.ts'
import {
  caseSubject,
  goneAfterSeconds,
  type PresenceScope,
  type Present,
  presenceScope,
} from '#shared/live/presence.ts'
import { scopeOf } from '#shared/live/who-hears.ts'
import type { Ask, Db } from '../db.ts'
import type { Ctx, OwnCase } from '../trpc.ts'

/** Who looks at something within one scope: each person once, however many windows they have open. */
export async function readPresent(ask: Ask, scope: PresenceScope, subject: string): Promise<Present[]> {
  const text = `select distinct on ("userId") "userId", name from "Presence"
    where subject = $1 and scope = $2 and "seenAt" > now() - make_interval(secs => ${goneAfterSeconds})
    order by "userId", "seenAt" desc`
  return ask<Present>(text, [subject, scope])
}

/** An open page says that it is still there. Others are told only when that is news. */
export async function sayHere(ctx: Ctx & { caseId: OwnCase }, { pageId }: Omit<HereInput, 'caseId'>) {
  const { house, actor, caseId } = ctx
  const scope = scopeOf(actor)
  const room = scope && presenceScope(scope)
  if (!room || !('userId' in actor)) return { people: [] }
  const subject = caseSubject(caseId)
  const { userId, name } = actor
  const gone = `${goneAfterSeconds} seconds`
  const [before] = await house.db.$queryRaw<{ subject: string; isThere: boolean }[]>`
    select subject, "seenAt" > now() - ${gone}::interval as "isThere" from "Presence"
    where id = ${pageId} and "userId" = ${userId}`
  await house.db.$executeRaw`
    insert into "Presence" (id, subject, scope, "userId", name, "seenAt")
    values (${pageId}, ${subject}, ${room}, ${userId}, ${name}, now())
    on conflict (id) do update set subject = excluded.subject, scope = excluded.scope, name = excluded.name,
      "seenAt" = excluded."seenAt" where "Presence"."userId" = excluded."userId"`
  if (!before?.isThere || before.subject !== subject) {
    // A page that was closed without a word is cleared away by the next one of the same person.
    await house.db.$executeRaw`
      delete from "Presence" where "userId" = ${userId} and "seenAt" < now() - ${gone}::interval`
    await tellRoom(house.db, room, subject)
    if (before && before.subject !== subject) await tellRoom(house.db, room, before.subject)
  }
  return { people: await readPresent(house.ask, room, subject) }
}

/** A page was closed, or shows something else now. */
export async function sayAway({ house, actor }: Ctx, { pageId }: AwayInput) {
  if (!('userId' in actor)) return { left: false }
  const gone = await house.db.$queryRaw<{ subject: string; scope: string }[]>`
    delete from "Presence" where id = ${pageId} and "userId" = ${actor.userId} returning subject, scope`
  for (const { subject, scope } of gone) await tellRoom(house.db, scope, subject)
  return { left: gone.length > 0 }
}

async function tellRoom(db: Db, room: string, subject: string): Promise<void> {
  if (room !== 'desk' && !isId('creditor', room)) throw new Error('A room is the desk or a company')
  await db.$executeRaw`select pg_notify('saldo_presence', ${`${room} ${subject}`})`
}

import type { Actor } from '#shared/access/actor.ts'
import { newId, type UserId } from '#shared/ids.ts'
import { openTestHouse } from '../testing/test-house.ts'
import { actorOf as findActor } from './who.ts'

export type Newcomer = Extract<Actor, { kind: 'newcomer' }>

/** An account manager, and people who have an account and no company yet. */
export async function openAccess() {
  const saldo = await openTestHouse()
  const { house } = saldo
  const marta = await saldo.addStaff('manager', 'Marta Ferrer', ['es', 'en'])
  async function newcomer(name: string, language: 'en' | 'es' | 'de' = 'es'): Promise<Newcomer> {
    const userId = newId('user', Date.parse(house.clock.now())) as UserId
    const email = `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@example.test`
    await house.db.user.create({ data: { id: userId, name, email, language } })
    return { kind: 'newcomer', userId, name, email, language }
  }
  /** Who the server takes this person for. */
  async function actorOf(userId: UserId): Promise<Actor> {
    const actor = await findActor(house, userId)
    if (!actor) throw new Error('Nobody')
    return actor
  }
  return { saldo, marta, newcomer, actorOf }
}

/** The code of a no, whichever of the three kinds it is. */
export const refusalOf = (call: Promise<unknown>) =>
  call.then(
    () => 'no refusal',
    (error: { cause?: { code?: string }; code: string }) => error.cause?.code ?? error.code,
  )

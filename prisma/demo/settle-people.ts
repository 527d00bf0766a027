import { hashPassword } from 'better-auth/crypto'
import type { Actor, Creditor, Staff } from '#shared/access/actor.ts'
import { declarationVersion } from '#shared/access/company-input.ts'
import { newId, type CreditorId, type UserId } from '#shared/ids.ts'
import type { House } from '../../apps/server/house.ts'
import { appRouter } from '../../apps/server/router.ts'
import { callerOf } from '../../apps/server/trpc.ts'
import { demoCompanies, type DemoPerson, demoPassword, demoPeople } from '../people.ts'

/** Calls procedures as somebody, as a browser at a desk in the demo town would. */
export const as = (house: House, actor: Actor) =>
  callerOf(appRouter)({ house, actor, requestId: 'seed', ip: '127.0.0.1', userAgent: 'Demo town' })

export type Settled = { staff: Map<string, Staff>; creditors: Map<string, Creditor> }

/** Everybody moves in: the desk as the operator adds it, companies as they register themselves. */
export async function settlePeople(house: House): Promise<Settled> {
  const password = await hashPassword(demoPassword)
  const staff = new Map<string, Staff>()
  const creditors = new Map<string, Creditor>()
  for (const person of demoPeople) {
    const userId = await addPerson(house, person, password)
    const { name, email, language, role } = person
    if (role !== 'owner' && role !== 'member') {
      staff.set(name, { kind: role, userId, name, email, language })
      continue
    }
    const company = demoCompanies.find((known) => known.name === person.company)
    if (!company) throw new Error(`${name} has no company`)
    const owner = creditors.get(company.name)
    if (owner) {
      await house.db.membership.create({
        data: {
          id: newId('member', Date.parse(house.clock.now())),
          userId,
          creditorId: owner.creditorId,
          role,
          createdAt: new Date(house.clock.now()),
        },
      })
      continue
    }
    const newcomer: Actor = { kind: 'newcomer', userId, name, email, language }
    const { creditorId } = await as(house, newcomer).access.registerCompany({
      name: company.name,
      country: company.country,
      actingAs: 'company',
      number: company.number,
      declaration: declarationVersion,
    })
    creditors.set(company.name, {
      kind: 'creditor',
      userId,
      name,
      email,
      language,
      creditorId: creditorId as CreditorId,
      role: 'owner',
    })
  }
  return { staff, creditors }
}

async function addPerson(house: House, person: DemoPerson, password: string): Promise<UserId> {
  const id = newId('user', Date.parse(house.clock.now()))
  const isStaff = person.role !== 'owner' && person.role !== 'member'
  await house.db.user.create({
    data: {
      id,
      name: person.name,
      email: person.email,
      emailVerified: true,
      language: person.language,
      phone: person.phone ?? null,
      skills: person.skills ?? [],
      staffRole: isStaff ? person.role : null,
      accounts: {
        create: { id: crypto.randomUUID(), accountId: id, providerId: 'credential', password },
      },
    },
  })
  return id
}

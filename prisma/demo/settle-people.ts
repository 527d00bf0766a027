import { hashPassword } from 'better-auth/crypto'
import type { Actor, Creditor, Staff } from '#shared/access/actor.ts'
import { declarationVersion } from '#shared/access/company-input.ts'
import type { Country } from '#shared/countries.ts'
import { newId, type CreditorId, type UserId } from '#shared/ids.ts'
import type { House } from '../../apps/server/house.ts'
import { type DemoCompany, demoCompanies, type DemoPerson, demoPassword, demoPeople } from '../people.ts'
import type { Stationery } from './business-paper.ts'
import type { Life } from './life.ts'
import { stationery } from './stationery.ts'

export type Company = {
  name: string
  country: Country
  owner: Creditor
  members: Creditor[]
  paper: Stationery
}
export type Settled = { staff: (name: string) => Staff; company: (name: string) => Company }

/** Everybody moves in: the desk as the operator adds it, companies as they register themselves. */
export async function settlePeople(life: Life): Promise<Settled> {
  const { house } = life
  const password = await hashPassword(demoPassword)
  const staff = new Map<string, Staff>()
  const companies = new Map<string, Company>()
  for (const person of demoPeople) {
    life.tick()
    const userId = await addPerson(house, person, password)
    const { name, email, language, role } = person
    if (role !== 'owner' && role !== 'member') {
      staff.set(name, { kind: role, userId, name, email, language })
      continue
    }
    const company = demoCompanies.find((known) => known.name === person.company)
    if (!company) throw new Error(`${name} has no company`)
    const there = companies.get(company.name)
    const newcomer = { userId, name, email, language }
    if (there) there.members.push(await join(house, newcomer, there.owner.creditorId, role))
    else companies.set(company.name, await register(life, newcomer, company))
  }
  return { staff: named(staff), company: named(companies) }
}

type Newcomer = Pick<Creditor, 'userId' | 'name' | 'email' | 'language'>

async function register(life: Life, newcomer: Newcomer, company: DemoCompany): Promise<Company> {
  const { name, country, number } = company
  const actor: Actor = { kind: 'newcomer', ...newcomer }
  const { creditorId } = await life.as(actor).access.registerCompany({
    name,
    country,
    actingAs: 'company',
    number,
    declaration: declarationVersion,
  })
  const paper = stationery[name]
  if (!paper) throw new Error(`${name} has no writing paper`)
  const owner: Creditor = { kind: 'creditor', ...newcomer, creditorId, role: 'owner' }
  return { name, country: country as Country, owner, members: [], paper }
}

async function join(
  house: House,
  newcomer: Newcomer,
  creditorId: CreditorId,
  role: 'owner' | 'member',
): Promise<Creditor> {
  const now = house.clock.now()
  await house.db.membership.create({
    data: {
      id: newId('member', Date.parse(now)),
      userId: newcomer.userId,
      creditorId,
      role,
      createdAt: new Date(now),
    },
  })
  return { kind: 'creditor', ...newcomer, creditorId, role }
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
      createdAt: new Date(house.clock.now()),
      accounts: {
        create: { id: crypto.randomUUID(), accountId: id, providerId: 'credential', password },
      },
    },
  })
  return id
}

const named =
  <T>(known: Map<string, T>) =>
  (name: string): T => {
    const found = known.get(name)
    if (found === undefined) throw new Error(`${name} does not live here`)
    return found
  }

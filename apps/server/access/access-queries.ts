import type { Actor, Creditor } from '#shared/access/actor.ts'
import { day } from '#shared/dates.ts'
import { demoPeople } from '../../../prisma/people.ts'
import { inTransaction } from '../db.ts'
import type { Ctx } from '../trpc.ts'
import { awayOn } from './deputies.ts'

type Asking = Pick<Ctx, 'actor' | 'house'>

/** Who is asking, as the shell of the app needs to know it: the person, their company, who helps them. */
export async function me({ actor, house }: Asking) {
  const { agency, production, mailboxUrl } = house.config
  return {
    actor,
    person: 'userId' in actor ? await personOf(house, actor.userId) : null,
    company: actor.kind === 'creditor' ? await companyOf(house, actor) : null,
    support: { name: agency.name, email: agency.email, phone: agency.phone },
    demo: production ? null : { mailboxUrl: mailboxUrl || null, people: demoFor(actor) },
  }
}

async function personOf(house: Ctx['house'], userId: string) {
  const user = await house.db.user.findUniqueOrThrow({
    where: { id: userId },
    select: {
      theme: true,
      mailNews: true,
      emailVerified: true,
      twoFactorEnabled: true,
      staffRole: true,
    },
  })
  const { staffRole, ...person } = user
  const isMissing = staffRole !== null && !user.twoFactorEnabled
  return { ...person, secondFactorNeeded: house.config.production && isMissing }
}

/** A creditor sees by name who looks after their company, and who does so while that person is away (A30). */
const companyOf = (house: Ctx['house'], actor: Creditor) =>
  inTransaction(house.db, actor, async (tx) => {
    const contact = { name: true, email: true, phone: true } as const
    const { manager, ...company } = await tx.creditor.findUniqueOrThrow({
      where: { id: actor.creditorId },
      relationLoadStrategy: 'join',
      select: {
        id: true,
        name: true,
        country: true,
        manager: {
          select: {
            ...contact,
            absences: {
              where: { creditorId: null, ...awayOn(house.clock.today()) },
              take: 1,
              select: { untilOn: true, deputy: { select: contact } },
            },
          },
        },
      },
    })
    if (!manager) return { ...company, manager: null, deputy: null }
    const { absences, ...person } = manager
    const [away] = absences
    return {
      ...company,
      manager: person,
      deputy: away ? { ...away.deputy, untilOn: day(away.untilOn) } : null,
    }
  })

/** The people of the demo town, to sign in as. Nobody who is signed in needs them, and production has none. */
const demoFor = (actor: Actor) =>
  actor.kind === 'visitor'
    ? demoPeople.map(({ name, email, role, company, password }) => ({
        name,
        email,
        role,
        company: company ?? null,
        password,
      }))
    : []

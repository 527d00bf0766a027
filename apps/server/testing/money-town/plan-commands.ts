import { addDays } from '#shared/dates.ts'
import { newId } from '#shared/ids.ts'
import { minor } from '#shared/money.ts'
import { brokenDecisions } from '#shared/plans/broken-plan.ts'
import { keepPlans } from '../../plans/keep-plans.ts'
import type { Command } from './command.ts'
import type { MoneyTown } from './money-town.ts'

const why = 'They have called and explained.'

/** Six payments from next week on, on any day of the month, also on the 31st. */
function terms({ chance, saldo: { clock } }: MoneyTown, total: number, count: number) {
  const first = minor(Math.max(1, Math.ceil(total / (count - 1))))
  const firstOn = addDays(clock.today(), chance.whole(1, 12))
  return { total: minor(total), first, firstOn, count, dayOfMonth: chance.whole(1, 31) }
}

/** Inside the mandate one confirmation makes a plan. */
export const confirmPlan: Command = async (town) => {
  const plans = town.as(town.anyCase().actor).plans
  const { undisputed } = await plans.talk()
  const drawn = await plans.draw(terms(town, undisputed, town.chance.whole(3, 6)))
  const name = 'Petra Adler'
  const negotiationId = newId('negotiation', town.now())
  await plans.confirm({ negotiationId, terms: drawn.terms, name, textSha256: drawn.sha256 })
}

/** Beyond it a person decides. */
export const offerPlan: Command = async (town) => {
  const plans = town.as(town.anyCase().actor).plans
  const { undisputed } = await plans.talk()
  const isLess = town.chance.happens(0.3)
  const total = isLess ? Math.ceil(undisputed * 0.8) : undisputed
  const offered = terms(town, total, town.chance.whole(12, 20))
  const negotiationId = newId('negotiation', town.now())
  await plans.offer({ negotiationId, terms: offered, ...(isLess ? { whyNotViable: why } : {}) })
}

export const decideOffer: Command = async (town) => {
  const { db } = town.saldo.house
  const where = { endedAt: null, status: 'WITH_MANAGER' }
  const row = town.chance.pick(await db.negotiation.findMany({ where, orderBy: { id: 'asc' } }))
  if (!row) return
  const seen = { caseId: row.caseId as never, negotiationId: row.id as never, version: row.version }
  const desk = town.as(town.anyManager()).plans
  if (town.chance.happens(0.8)) await desk.approve({ ...seen, whyNotViable: why })
  else await desk.reject({ ...seen, reason: why })
}

export const sign: Command = async (town) => {
  const { db } = town.saldo.house
  const row = town.chance.pick(
    await db.negotiation.findMany({ where: { status: 'AGREED' }, orderBy: { id: 'asc' } }),
  )
  const file = town.cases.find(({ caseId }) => caseId === row?.caseId)
  if (!file) return
  const plans = town.as(file.actor).plans
  const { live } = await plans.talk()
  if (!live?.sign) return
  const { negotiationId, version } = live
  await plans.sign({ negotiationId, version, name: 'Petra Adler', textSha256: live.sign.sha256 })
}

/** Somebody pays for a plan: what one payment is, a cent less or more, or everything at once. */
export const payPlan: Command = async (town) => {
  const { db } = town.saldo.house
  const plans = await db.plan.findMany({
    where: { status: { in: ['ACTIVE', 'DEFAULTED'] }, supersededById: null },
    orderBy: { id: 'asc' },
    include: { instalments: { orderBy: { number: 'asc' } } },
  })
  const plan = town.chance.pick(plans)
  const file = town.cases.find(({ caseId }) => caseId === plan?.caseId)
  const one = town.chance.pick(plan?.instalments ?? [])
  if (!plan || !file || !one) return
  const due = Number(one.amountMinor)
  const amount =
    town.chance.pick([due, due, due, Math.max(1, due - 1), due + 1, Number(plan.totalMinor)]) ?? due
  await town.as(file.actor).payments.start({ kind: 'amount', amountMinor: minor(amount) })
}

export const keep: Command = ({ saldo }) => keepPlans(saldo.house)

export const decideBroken: Command = async (town) => {
  const { db } = town.saldo.house
  const where = { status: 'DEFAULTED', decision: null, supersededById: null }
  const row = town.chance.pick(await db.plan.findMany({ where, orderBy: { id: 'asc' } }))
  const decision = town.chance.pick(brokenDecisions)
  if (!row || !decision) return
  const of = { caseId: row.caseId as never, planId: row.id as never }
  await town.as(town.anyManager()).plans.decideBroken({ ...of, decision, why })
}

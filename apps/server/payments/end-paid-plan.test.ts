import { afterAll, expect, test } from 'vitest'
import type { Instant } from '#shared/dates.ts'
import { allBookChecks } from '../cli/doctor-command.ts'
import { keepPlans } from '../plans/keep-plans.ts'
import { payingIn } from '../plans/plan-money.test-kit.ts'
import { openNegotiations } from '../plans/plans.test-kit.ts'

const town = await openNegotiations()
const { saldo, house, marta, owing, debtor, as } = town
const { pay } = payingIn(town)
afterAll(() => saldo.close())
const at = (moment: string) => saldo.clock.set(moment as Instant)

/** What the doctor finds in this database. */
async function differences() {
  const found: string[] = []
  for (const check of allBookChecks(house, house.db))
    for await (const { sentence } of check.differences()) found.push(sentence)
  return found
}

test('a plan that was paid while it was broken, and is restored by a person, is complete at once', async () => {
  at('2026-11-21T09:00:00.000Z')
  const file = await owing(12_000_00)
  const terms = { total: 12_000_00, first: 2_000_00, firstOn: '2026-11-27', count: 6, dayOfMonth: 5 }
  const drawn = await debtor(file).draw(terms as never)
  const signed = { terms: drawn.terms, name: 'Petra Adler', textSha256: drawn.sha256 }
  const { planId } = await debtor(file).confirm({ negotiationId: town.newNegotiation(), ...signed })
  await saldo.drain()
  const plan = () => house.db.plan.findUniqueOrThrow({ where: { id: planId } })
  at('2027-01-11T10:00:00.000Z')
  await keepPlans(house)
  await pay(file, 12_000_00)
  expect(await plan()).toMatchObject({ status: 'DEFAULTED' })
  const decided = { caseId: file.caseId, planId, why: 'They have explained.' } as const
  await as(marta).decideBroken({ ...decided, decision: 'REINSTATE' })
  await saldo.drain()
  expect(await plan()).toMatchObject({ status: 'COMPLETED' })
  // What its words stopped counting for as long as it was kept has run meanwhile, and nobody has given it up.
  expect(await house.db.case.findUniqueOrThrow({ where: { id: file.caseId } })).toMatchObject({
    status: 'ACTIVE',
    closeCode: null,
  })
  expect(await differences()).toEqual([])
})

import { afterAll, expect, test } from 'vitest'
import type { Instant } from '#shared/dates.ts'
import { chargedBack } from '#shared/ledger/receipt-postings.ts'
import { allBookChecks } from '../cli/doctor-command.ts'
import { inTransaction } from '../db.ts'
import { takeBackReceipt } from '../payments/take-back-receipt.ts'
import { keeping } from './keep-plan.ts'
import { keepPlans } from './keep-plans.ts'
import { payingIn } from './plan-money.test-kit.ts'
import { openNegotiations } from './plans.test-kit.ts'

const town = await openNegotiations()
const { saldo, house, marta, owing, debtor, as } = town
afterAll(() => saldo.close())
const { pay } = payingIn(town)
const at = (moment: string) => saldo.clock.set(moment as Instant)
async function onPlan() {
  at('2026-11-21T09:00:00.000Z')
  const file = await owing(12_000_00)
  const terms = { total: 12_000_00, first: 2_000_00, firstOn: '2026-11-27', count: 6, dayOfMonth: 5 }
  const drawn = await debtor(file).draw(terms as never)
  const signed = { terms: drawn.terms, name: 'Petra Adler', textSha256: drawn.sha256 }
  const { planId } = await debtor(file).confirm({ negotiationId: town.newNegotiation(), ...signed })
  await saldo.drain()
  return { ...file, planId }
}
const planOf = (planId: string) => house.db.plan.findUniqueOrThrow({ where: { id: planId } })

test('a plan that was paid while it was broken, and is restored by a person, is complete and its case settled', async () => {
  const file = await onPlan()
  at('2027-01-11T10:00:00.000Z')
  await keepPlans(house)
  const paymentId = await pay(file, 12_000_00)
  expect(await planOf(file.planId)).toMatchObject({ status: 'DEFAULTED' })
  const input = { caseId: file.caseId, planId: file.planId as never, why: 'They have explained.' }
  await as(marta).decideBroken({ ...input, decision: 'REINSTATE' })
  await saldo.drain()
  expect(await planOf(file.planId)).toMatchObject({ status: 'COMPLETED' })
  const closed = () => house.db.case.findUniqueOrThrow({ where: { id: file.caseId } })
  expect(await closed()).toMatchObject({ status: 'CLOSED', closeCode: 'SETTLED' })
  expect(await differences()).toEqual([])
  // Its money is taken back by the bank: the plan runs again, and what was given up is owed again.
  const leaves = chargedBack
  await inTransaction(house.db, keeping, (tx) =>
    takeBackReceipt(house, tx, keeping, { paymentId, cause: 'restored-and-lost', leaves, why: 'Objected' }),
  )
  expect(await closed()).toMatchObject({ status: 'PLAN_ACTIVE', closeCode: null })
  expect(await planOf(file.planId)).toMatchObject({ status: 'ACTIVE' })
  expect(await differences()).toEqual([])
})

/** What the doctor finds in this database. */
async function differences() {
  const found: string[] = []
  for (const check of allBookChecks(house, house.db))
    for await (const { sentence } of check.differences()) found.push(sentence)
  return found
}

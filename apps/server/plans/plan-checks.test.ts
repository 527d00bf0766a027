import pg from 'pg'
import { afterAll, beforeEach, expect, test } from 'vitest'
import type { Instant } from '#shared/dates.ts'
import { databaseCode } from '../db-faults.ts'
import type { ActiveCase } from '../testing/debtor.ts'
import { planChecks } from './plan-checks.ts'
import { payingIn } from './plan-money.test-kit.ts'
import { inside, openNegotiations } from './plans.test-kit.ts'

const town = await openNegotiations()
const { saldo, house, owing, debtor } = town
const { pay } = payingIn(town)
afterAll(() => saldo.close())

let file: ActiveCase
let planId: string
beforeEach(async () => {
  saldo.clock.set('2026-11-21T09:00:00.000Z' as Instant)
  file = await owing(12_000_00)
  const drawn = await debtor(file).draw(inside(12_000_00))
  const signed = { terms: drawn.terms, name: 'Petra Adler', textSha256: drawn.sha256 }
  ;({ planId } = await debtor(file).confirm({ negotiationId: town.newNegotiation(), ...signed }))
})

/** The checks that find something, and what they name. */
async function found(): Promise<[string, string][]> {
  const all: [string, string][] = []
  for (const check of planChecks(house.db))
    for await (const { check: name, at } of check.differences()) all.push([name, at])
  return all
}
const paid = async () => (await pay(file, 2_400_00), pay(file, 9_600_00))

test('a plan that is kept and paid is right at every step', async () => {
  expect(await found()).toEqual([])
  await pay(file, 2_400_00)
  expect(await found()).toEqual([])
  await pay(file, 9_600_00)
  expect(await found()).toEqual([])
})

/** Somebody changes one row behind the back of the rules; each is put right again, so that the next is found alone. */
test('the doctor finds payments of a plan that do not add up to it', async () => {
  const third = { planId_number: { planId, number: 3 } }
  // Nobody but the owner of the database can do this, with the guards turned off.
  await expect(house.db.planInstalment.update({ where: third, data: { amountMinor: 1n } })).rejects.toSatisfy(
    (error) => databaseCode(error) === '42501',
  )
  const client = new pg.Client({ connectionString: house.config.databaseUrl })
  await client.connect()
  await client.query("set session_replication_role = 'replica'")
  const change = `update "PlanInstalment" set "amountMinor" = "amountMinor" + $2 where "planId" = $1 and number = 3`
  await client.query(change, [planId, -1])
  expect(await found()).toEqual([['the payments of a plan add up to it', planId]])
  await client.query(change, [planId, 1])
  await client.end()
  expect(await found()).toEqual([])
})

test('the doctor finds a plan that is complete although its receipts are not', async () => {
  const paymentId = await paid()
  const code = { caseId: file.caseId, closeCode: 'SETTLED' }
  await house.db.payment.update({ where: { id: paymentId }, data: { amountMinor: 9_599_99n } })
  await house.db.case.update({ where: { id: code.caseId }, data: { closeCode: code.closeCode } })
  expect(await found()).toEqual([['a completed plan is paid', planId]])
  await house.db.payment.update({ where: { id: paymentId }, data: { amountMinor: 9_600_00n } })
  expect(await found()).toEqual([])
})

test('the doctor finds a plan that runs on although all of it has come in, and one that outlives its case', async () => {
  await paid()
  await house.db.plan.update({ where: { id: planId }, data: { status: 'ACTIVE', endedAt: null } })
  expect(await found()).toEqual([['no closed case has a running plan', planId]])
  const reopened = { status: 'PLAN_ACTIVE', closeCode: null, closedOn: null }
  await house.db.case.update({ where: { id: file.caseId }, data: reopened })
  expect(await found()).toEqual([['a plan that is paid is complete', planId]])
  await house.db.plan.update({ where: { id: planId }, data: { status: 'COMPLETED' } })
  expect(await found()).toEqual([['a case under a plan has one', file.caseId]])
})

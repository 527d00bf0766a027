import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction } from './db.ts'
import { canonical, record } from './events.ts'
import { brokenChains } from './record-check.ts'
import { addCase } from './testing/cases.ts'
import { openTestHouse, type TestHouse } from './testing/test-house.ts'

let saldo: TestHouse
beforeAll(async () => {
  saldo = await openTestHouse()
})
afterAll(() => saldo.close())

async function caseWithEvents(count: number) {
  const vega = await saldo.addCreditor(`Aceros ${crypto.randomUUID()}`)
  const caseId = await addCase(saldo.house, vega.creditorId)
  const at = saldo.house.clock.now()
  await Promise.all(
    Array.from({ length: count }, (_, index) =>
      inTransaction(saldo.house.db, vega, (tx) =>
        record(tx, vega, {
          caseId,
          creditorId: vega.creditorId,
          kind: 'document-added',
          at,
          after: { z: index, a: ['ñ', null, true] },
        }),
      ),
    ),
  )
  return caseId
}

test('events written at once are numbered and chained one after the other', async () => {
  const caseId = await caseWithEvents(8)
  const events = await saldo.house.db.caseEvent.findMany({ where: { caseId }, orderBy: { seq: 'asc' } })
  expect(events.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  expect(await brokenChains(saldo.house.db)).toEqual([])
})

test('the database refuses to change, remove or skip an event', async () => {
  const caseId = await caseWithEvents(2)
  const { db } = saldo.house
  await expect(db.$executeRaw`update "CaseEvent" set why = 'x' where "caseId" = ${caseId}`).rejects.toThrow()
  await expect(db.$executeRaw`delete from "CaseEvent" where "caseId" = ${caseId}`).rejects.toThrow()
  await expect(db.$executeRaw`insert into "CaseEvent" (id, "caseId", "creditorId", seq, at, "actorKind", kind, "prevHash", hash)
    select 'evt_x', "caseId", "creditorId", 9, at, "actorKind", kind, hash, 'x' from "CaseEvent"
    where "caseId" = ${caseId} and seq = 2`).rejects.toThrow(/continue the chain/)
})

test('canonical text does not depend on the order of keys', () => {
  expect(canonical({ b: 1, a: { d: [2, 'x'], c: null } })).toBe('{"a":{"c":null,"d":[2,"x"]},"b":1}')
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#shared/ids.ts'
import { inTransaction } from './db.ts'
import { databaseCode } from './db-faults.ts'
import { record } from './events.ts'
import { addCase } from './testing/cases.ts'
import { openTestHouse, type TestHouse } from './testing/test-house.ts'

let saldo: TestHouse
beforeAll(async () => {
  saldo = await openTestHouse()
})
afterAll(() => saldo.close())

test('every table that names a creditor is guarded by row-level security', async () => {
  const unguarded = await saldo.house.db.$queryRaw`
    select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attname = 'creditorId'
      and not c.relrowsecurity and has_table_privilege('saldo_creditor', c.oid, 'select')`
  expect(unguarded).toEqual([])
})

test('a query without any filter sees only the rows of its own company', async () => {
  const [vega, nord] = [
    await saldo.addCreditor('Aceros Vega SL'),
    await saldo.addCreditor('Nordlicht Textil GmbH'),
  ]
  const [ours, theirs] = [
    await addCase(saldo.house, vega.creditorId),
    await addCase(saldo.house, nord.creditorId),
  ]
  const seen = await inTransaction(saldo.house.db, vega, async (tx) => ({
    cases: (await tx.case.findMany()).map(({ id }) => id),
    debtors: new Set((await tx.debtor.findMany()).map(({ creditorId }) => creditorId)),
    invoices: new Set((await tx.invoice.findMany()).map(({ creditorId }) => creditorId)),
    companies: (await tx.creditor.findMany()).map(({ id }) => id),
  }))
  expect(seen.cases).toEqual([ours])
  expect([...seen.debtors]).toEqual([vega.creditorId])
  expect([...seen.invoices]).toEqual([vega.creditorId])
  expect(seen.companies).toEqual([vega.creditorId])

  const changed = await inTransaction(saldo.house.db, vega, (tx) =>
    tx.case.updateMany({ where: { id: theirs }, data: { reference: 'taken over' } }),
  )
  expect(changed.count).toBe(0)
  const intrusion = inTransaction(saldo.house.db, vega, (tx) =>
    tx.debtor.create({
      data: { id: newId('debtor', 1), creditorId: nord.creditorId, name: 'X', country: 'ES', language: 'es' },
    }),
  )
  await expect(intrusion).rejects.toSatisfy((error) => databaseCode(error) === '42501')
})

test('a plain question past Prisma is narrowed as well, and its connection forgets whom it served', async () => {
  const [sur, este] = [await saldo.addCreditor('Aceros Sur SL'), await saldo.addCreditor('Aceros Este SL')]
  const [ours, theirs] = [
    await addCase(saldo.house, sur.creditorId),
    await addCase(saldo.house, este.creditorId),
  ]
  const all = 'select id from "Case"'
  const { ask, askFor } = saldo.house
  for (let time = 0; time < 20; time += 1) {
    expect(await askFor(sur.creditorId, all, [])).toEqual([{ id: ours }])
    expect(await askFor(este.creditorId, all, [])).toEqual([{ id: theirs }])
  }
  await expect(askFor(sur.creditorId, 'select no_such_column from "Case"', [])).rejects.toThrow(
    'no_such_column',
  )
  expect((await ask<{ id: string }>(all, [])).length).toBeGreaterThan(1)
  expect(await askFor(`x' or true --`, all, [])).toEqual([])
})

test('what is internal to the desk does not exist for a creditor', async () => {
  const vega = await saldo.addCreditor('Aceros Vega Norte SL')
  const manager = await saldo.addStaff('manager', 'Marta Ferrer')
  const caseId = await addCase(saldo.house, vega.creditorId)
  const at = saldo.house.clock.now()
  await inTransaction(saldo.house.db, manager, async (tx) => {
    await record(tx, manager, { caseId, creditorId: vega.creditorId, kind: 'note-added', at })
    await record(tx, manager, { caseId, creditorId: vega.creditorId, kind: 'case-submitted', at })
  })
  const events = await inTransaction(saldo.house.db, vega, (tx) =>
    tx.caseEvent.findMany({ where: { caseId } }),
  )
  expect(events.map(({ kind }) => kind)).toEqual(['case-submitted'])
  const notes = inTransaction(saldo.house.db, vega, (tx) => tx.note.findMany())
  await expect(notes).rejects.toSatisfy((error) => databaseCode(error) === '42501')
})

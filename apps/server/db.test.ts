import { afterAll, beforeAll, expect, test } from 'vitest'
import { askIn, inTransaction, isTooBusy, type Tx } from './db.ts'
import { openTestHouse, type TestHouse } from './testing/test-house.ts'

let saldo: TestHouse
beforeAll(async () => {
  saldo = await openTestHouse()
})
afterAll(() => saldo.close())

const system = { kind: 'system', language: 'en' } as const

test('nothing is asked in a transaction that is over: it would be written outside of it, or into the next one', async () => {
  const kept: Tx[] = []
  await inTransaction(saldo.house.db, system, async (tx) => {
    kept.push(tx)
    expect(await askIn(tx, 'select 1 as one', [])).toEqual([{ one: 1 }])
  })
  const late = askIn(kept[0] as Tx, 'select 1 as one', [])
  await expect(late).rejects.toSatisfy(isTooBusy)

  const failed = inTransaction(saldo.house.db, system, async (tx) => {
    kept.push(tx)
    throw new Error('Rolled back')
  })
  await expect(failed).rejects.toThrow('Rolled back')
  await expect(askIn(kept[1] as Tx, 'select 1 as one', [])).rejects.toSatisfy(isTooBusy)
})

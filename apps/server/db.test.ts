import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { askIn, inTransaction, needsPrisma, type Tx } from './db.ts'
import { isTooBusy } from './db-faults.ts'
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

describe('a transaction of plain questions', () => {
  const counter = "insert into pgboss.job (name, data) values ('quotes.forget', $1) returning id"
  const note = (tx: Tx, word: string) => askIn(tx, counter, [JSON.stringify({ word })])
  const noted = async (word: string) => {
    const asked = `select from pgboss.job where data->>'word' = $1`
    return (await saldo.house.ask(asked, [word])).length
  }

  test('is committed, and over then', async () => {
    const kept: Tx[] = []
    const answer = await saldo.house.plainly(system, async (tx) => {
      kept.push(tx)
      await note(tx, 'plain')
      return 'done'
    })
    expect([answer, await noted('plain')]).toEqual(['done', 1])
    await expect(note(kept[0] as Tx, 'plain')).rejects.toSatisfy(isTooBusy)
  })

  test('that turns to Prisma is taken back and begun again with it, once', async () => {
    let tries = 0
    for (const turn of [(tx: Tx) => tx.creditor.count(), async (tx: Tx) => needsPrisma(tx)]) {
      await saldo.house.plainly(system, async (tx) => {
        tries += 1
        await note(tx, `turned-${tries > 2}`)
        await turn(tx)
      })
    }
    expect([tries, await noted('turned-false'), await noted('turned-true')]).toEqual([4, 1, 1])
  })

  test('that fails leaves nothing, and its connection as it was', async () => {
    const failed = saldo.house.plainly(system, async (tx) => {
      await note(tx, 'failed')
      throw new Error('Rolled back')
    })
    await expect(failed).rejects.toThrow('Rolled back')
    const broken = saldo.house.plainly(system, async (tx) => {
      await note(tx, 'failed')
      await askIn(tx, 'select 1 / 0', []).catch(() => undefined)
    })
    await expect(broken).rejects.toThrow('broken')
    expect(await noted('failed')).toBe(0)
    expect(await saldo.house.plainly(system, (tx) => askIn(tx, 'select 1 as one', []))).toEqual([{ one: 1 }])
  })

  test('sees only the rows of the company it is for', async () => {
    const [one, other] = [
      await saldo.addCreditor('Aceros Vega SL'),
      await saldo.addCreditor('Bau Adler GmbH'),
    ]
    const seen = await saldo.house.plainly(one, (tx) =>
      askIn<{ id: string }>(tx, 'select id from "Creditor"', []),
    )
    expect(seen).toEqual([{ id: one.creditorId }])
    expect(seen).not.toContainEqual({ id: other.creditorId })
  })
})

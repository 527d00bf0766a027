import { afterAll, beforeAll, expect, test } from 'vitest'
import { day } from '#shared/dates.ts'
import { newId } from '#shared/ids.ts'
import { receiptCleared } from '#shared/ledger/receipt-postings.ts'
import { minor } from '#shared/money.ts'
import { inTransaction, type Tx } from '../db.ts'
import { addCase } from '../testing/cases.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'
import { post } from './post.ts'

let saldo: TestHouse
beforeAll(async () => {
  saldo = await openTestHouse()
})
afterAll(() => saldo.close())

const system = { kind: 'system', language: 'en' } as const
const write = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(saldo.house.db, system, work)

async function placed(name: string) {
  const { creditorId } = await saldo.addCreditor(name)
  return { creditorId, caseId: await addCase(saldo.house, creditorId) }
}

const receipt = (of: Awaited<ReturnType<typeof placed>>, cause: string) => ({
  ...of,
  cause,
  posting: receiptCleared(of.caseId, minor(123_45), 'EUR'),
  postedOn: day('2026-11-21'),
  at: saldo.house.clock.now(),
})

test('one cause is posted once, also when it is told many times at once', async () => {
  const vega = await placed('Aceros Vega SL')
  const told = await Promise.all(
    Array.from({ length: 8 }, () => write((tx) => post(tx, receipt(vega, 'payment:one')))),
  )
  expect(told.filter(Boolean)).toHaveLength(1)
  const entries = await saldo.house.db.ledgerEntry.findMany({ where: { creditorId: vega.creditorId } })
  expect(entries.map(({ amountMinor }) => amountMinor).toSorted()).toEqual([-12345n, 12345n])
})

test('the database refuses what does not balance, what has no entries, and what crosses creditors', async () => {
  const [vega, nord] = [await placed('Aceros del Norte SL'), await placed('Nordlicht Textil GmbH')]
  await write((tx) => post(tx, receipt(vega, 'payment:vega')))
  await write((tx) => post(tx, receipt(nord, 'payment:nord')))
  const [own] = await saldo.house.db.ledgerAccount.findMany({ where: { creditorId: vega.creditorId } })
  const [foreign] = await saldo.house.db.ledgerAccount.findMany({ where: { creditorId: nord.creditorId } })
  const posting = await saldo.house.db.ledgerTransaction.findUniqueOrThrow({
    where: { cause: 'receipt-cleared:payment:vega' },
  })
  const entry = (accountId: string, currency = 'EUR') => ({
    id: newId('entry', 1),
    transactionId: posting.id,
    accountId,
    creditorId: vega.creditorId,
    amountMinor: 1n,
    currency,
  })
  await expect(write((tx) => tx.ledgerEntry.create({ data: entry(own?.id ?? '') }))).rejects.toThrow(
    /balance/,
  )
  await expect(write((tx) => tx.ledgerEntry.create({ data: entry(foreign?.id ?? '') }))).rejects.toThrow(
    /belong/,
  )
  await expect(write((tx) => tx.ledgerEntry.create({ data: entry(own?.id ?? '', 'GBP') }))).rejects.toThrow(
    /belong/,
  )
  const empty = { ...posting, id: newId('posting', 1), cause: 'nothing' }
  await expect(write((tx) => tx.ledgerTransaction.create({ data: empty }))).rejects.toThrow(/no entries/)
})

test('the ledger only grows', async () => {
  const vega = await placed('Aceros del Sur SL')
  await write((tx) => post(tx, receipt(vega, 'payment:sur')))
  const { db } = saldo.house
  const grown = [
    db.$executeRaw`update "LedgerEntry" set "amountMinor" = 0`,
    db.$executeRaw`delete from "LedgerEntry"`,
    db.$executeRaw`delete from "LedgerTransaction"`,
    db.$executeRaw`truncate "LedgerEntry"`,
  ]
  for (const attempt of grown) await expect(attempt).rejects.toThrow()
})

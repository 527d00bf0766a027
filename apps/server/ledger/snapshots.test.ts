import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { day, type Instant } from '#shared/dates.ts'
import type { CaseId, CreditorId } from '#shared/ids.ts'
import { receiptCleared } from '#shared/ledger/receipt-postings.ts'
import { minor } from '#shared/money.ts'
import { inTransaction } from '../db.ts'
import { addCase } from '../testing/cases.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'
import { balanceOf } from './balances.ts'
import { bookChecks } from './book-checks.ts'
import { post } from './post.ts'
import { writeSnapshots } from './write-snapshots.ts'

let saldo: TestHouse
let creditorId: CreditorId
let cases: CaseId[]
beforeAll(async () => {
  saldo = await openTestHouse()
  ;({ creditorId } = await saldo.addCreditor('Aceros Vega SL'))
  cases = [await addCase(saldo.house, creditorId), await addCase(saldo.house, creditorId)]
})
afterAll(() => saldo.close())

let causes = 0
async function receive(place: number, amount: number, at: Instant) {
  const caseId = cases[place] as CaseId
  const posting = receiptCleared(caseId, minor(amount), 'EUR')
  causes += 1
  const posted = { creditorId, caseId, cause: `snapshot:${causes}`, posting, postedOn: day('2026-11-30'), at }
  await inTransaction(saldo.house.db, { kind: 'system', language: 'en' }, (tx) => post(tx, posted))
}

/** Everything added up again, in one statement with the balances that readers are given. */
async function agree() {
  const { db } = saldo.house
  const wrong = await db.$queryRaw<unknown[]>`
    select b."accountId" from ledger_balances(array(select id from "LedgerAccount")) b
    where b."balanceMinor" <> (select coalesce(sum(e."amountMinor"), 0) from "LedgerEntry" e
      where e."accountId" = b."accountId")`
  expect(wrong).toEqual([])
  for (const { name, differences } of bookChecks(db)) {
    if (name !== 'snapshots are what was posted') continue
    for await (const { sentence } of differences()) expect(sentence).toBe('no difference')
  }
}

/** Around the midnight of the servers' clock, forwards and backwards: two servers never agree on it. */
const moment = fc
  .integer({ min: -3_600_000, max: 3_600_000 })
  .map((milliseconds) => new Date(Date.parse('2026-12-01T00:00:00Z') + milliseconds).toISOString() as Instant)
const step = fc.oneof(
  fc.record({
    kind: fc.constant('receive' as const),
    place: fc.constantFrom(0, 1),
    amount: fc.integer({ min: 1, max: 99_999 }),
    at: moment,
  }),
  fc.record({ kind: fc.constant('night' as const), days: fc.integer({ min: 0, max: 2 }) }),
)

test('a balance is the sum of everything, at any moment, also with what is posted while a night is written', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(step, { minLength: 1, maxLength: 5 }), { maxLength: 6 }),
      async (rounds) => {
        for (const together of rounds) {
          // The steps of one round happen at once.
          await Promise.all(
            together.map(async (doing) => {
              if (doing.kind === 'receive') return receive(doing.place, doing.amount, doing.at)
              saldo.clock.forward(doing.days * 86_400)
              await writeSnapshots(saldo.house)
            }),
          )
          await agree()
        }
      },
    ),
    { numRuns: 15 },
  )
  expect(await saldo.house.db.ledgerSnapshot.count()).toBeGreaterThan(5)
})

test('a night that was written is not written again, and nothing is where nothing moved', async () => {
  saldo.clock.forward(5 * 86_400)
  await writeSnapshots(saldo.house)
  saldo.clock.forward(86_400)
  await receive(0, 100, saldo.house.clock.now())
  expect(await writeSnapshots(saldo.house)).toBe(2)
  expect(await writeSnapshots(saldo.house)).toBe(0)
  saldo.clock.forward(86_400)
  expect(await writeSnapshots(saldo.house)).toBe(0)
})

test('balances are asked by creditor, case and kind, and nobody else is told of them', async () => {
  const { db } = saldo.house
  const nord = await saldo.addCreditor('Nordlicht Textil GmbH')
  const all = await balanceOf(db, { creditorId })
  expect(all.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['CARD_CLEARING', 'UNALLOCATED']))
  const [first, ...others] = await balanceOf(db, {
    creditorId,
    caseIds: cases.slice(0, 1),
    kinds: ['UNALLOCATED'],
  })
  expect([first?.caseId, others]).toEqual([cases[0], []])
  const told = await inTransaction(db, nord, (tx) => balanceOf(tx, { creditorId }))
  expect(told).toEqual([])
})

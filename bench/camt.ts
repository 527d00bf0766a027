import { Readable } from 'node:stream'
import type pg from 'pg'
import { creditorReference } from '#shared/bank/creditor-reference.ts'
import { bookImport } from '../apps/server/bank/book-import.ts'
import { camtPieces, type KitEntry } from '../apps/server/bank/camt.test-kit.ts'
import { clientIban } from '../apps/server/bank/client-iban.ts'
import { importFile } from '../apps/server/bank/import-file.ts'
import { receiveBankFile } from '../apps/server/bank/receive-file.ts'
import type { House } from '../apps/server/house.ts'
import { demoAccounts } from '../apps/server/ports/client-accounts.ts'
import { withHouse } from './bench-house.ts'
import { addCompanies } from './companies.ts'

const entries = 50_000
const cases = 5_000
/** Every tenth booking names nothing that we know, and waits for a person. */
const unknownEvery = 10

export type BankFile = {
  entries: number
  megabytes: number
  /** From the file to its bookings kept, both readings. */
  readMilliseconds: number
  /** What reading added to the memory at its highest. */
  readMegabytes: number
  /** Of bookings put into the books: matched, posted, shared out, our commission charged. */
  bookedPerSecond: number
  /** The last tenth of the file against its first: what grows with the file shows here. */
  lastToFirst: number
}

/**
 * A statement of fifty thousand bookings for five thousand cases of one company, as a bank would send it after a bad
 * week: read whole, kept, and put into the books by the job that does it.
 */
export const measureBankFile = (databaseUrl: string): Promise<BankFile> =>
  withHouse(databaseUrl, async (open, client) => {
    const house = patient(open)
    const [creditorId = ''] = await addCompanies(house, client, { count: 1, casesEach: cases })
    const account = await clientIban({ ...house, accounts: demoAccounts }, creditorId, 'EUR')
    if (!account) throw new Error('The demo bank has given no account')
    const references = await nameCases(client, creditorId)
    const pieces = camtPieces({ iban: account.iban, entries: bookings(references) })
    const { importId } = await receiveBankFile(house, `${creditorId}.xml`, Readable.from(pieces), null)
    const read = await highest(() => importFile(house, importId))
    const booked = await tenths(house, importId)
    await proveBooked(client, importId)
    const { sizeBytes } = await house.db.bankImport.findUniqueOrThrow({ where: { id: importId } })
    return {
      entries,
      megabytes: sizeBytes / 1_000_000,
      readMilliseconds: read.milliseconds,
      readMegabytes: read.megabytes,
      bookedPerSecond: entries / (booked.milliseconds / 1_000),
      lastToFirst: booked.last / booked.first,
    }
  })

/**
 * Jobs are written as always and wait for tomorrow: what they do is asked for here, and the server beside us does not
 * write fifty thousand receipts meanwhile.
 */
const patient = (house: House): House => ({
  ...house,
  jobs: {
    ...house.jobs,
    enqueue: (tx, name, data, options) =>
      house.jobs.enqueue(tx, name, data, { ...options, startAfterSeconds: 86_400 }),
  },
})

/** Numbers short enough for a reference, which the copies of the pattern do not have; their records begin anew. */
async function nameCases(client: pg.Client, creditorId: string): Promise<string[]> {
  const { rows } = await client.query<{ number: string }>(
    `with placed as (select id, row_number() over (order by id) as place from "Case" where "creditorId" = $1)
     update "Case" c set number = 'C-' || upper(substr(md5($1), 1, 6)) || '-' || p.place, "eventSeq" = 0, "eventHash" = ''
     from placed p where p.id = c.id returning c.number`,
    [creditorId],
  )
  return rows.map(({ number }) => creditorReference(number))
}

/** Ten payments for each case in turn, so that no two that follow one another are of the same case. */
const bookings = (references: readonly string[]): KitEntry[] =>
  Array.from({ length: entries }, (_, place) => ({
    id: `B${place}`,
    amount: '25.00',
    name: `Payer ${place}`,
    endToEndId: `E2E-${place}`,
    text: 'Payment of what is open',
    ...(place % unknownEvery === 0 ? {} : { reference: references[place % references.length] ?? '' }),
  }))

async function highest(work: () => Promise<void>): Promise<{ milliseconds: number; megabytes: number }> {
  const before = process.memoryUsage().rss
  let most = before
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 50)
  const started = performance.now()
  try {
    await work()
  } finally {
    clearInterval(watch)
  }
  return { milliseconds: performance.now() - started, megabytes: (most - before) / 1_000_000 }
}

/** How long booking takes in all, and its first and last tenth, seen from beside it. */
async function tenths(house: House, importId: string) {
  const started = performance.now()
  const reached: number[] = []
  const watch = setInterval(async () => {
    const row = await house.db.bankImport.findUnique({ where: { id: importId }, select: { booked: true } })
    while (row && reached.length < 9 && row.booked >= ((reached.length + 1) * entries) / 10)
      reached.push(performance.now() - started)
  }, 100)
  try {
    await bookImport(house, importId)
  } finally {
    clearInterval(watch)
  }
  const milliseconds = performance.now() - started
  return { milliseconds, first: reached[0] ?? milliseconds, last: milliseconds - (reached[8] ?? 0) }
}

async function proveBooked(client: pg.Client, importId: string): Promise<void> {
  const { rows } = await client.query<{ done: number; waiting: number }>(
    `select count(*) filter (where status = 'DONE')::int as done,
       count(*) filter (where status = 'SUSPENSE')::int as waiting
     from "BankEntry" where "importId" = $1`,
    [importId],
  )
  const waiting = entries / unknownEvery
  if (rows[0]?.done !== entries - waiting || rows[0].waiting !== waiting)
    throw new Error(`Of ${entries} bookings ${rows[0]?.done} were posted and ${rows[0]?.waiting} wait`)
}

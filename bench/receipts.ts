import pg from 'pg'
import type { House } from '../apps/server/house.ts'
import { withHouse } from './bench-house.ts'
import { median } from './load.ts'
import { addBatch, type Begun, openPattern, ourReceipt } from './receipt-cases.ts'
import { createReceiptFunction } from './receipt-function.ts'

const clients = 8
const rounds = 7
const amount = 50_000

export type ReceiptsMeasured = { ours: number; bare: number; ratio: number }

/**
 * Receipts posted per second by eight who bring news of payments at once, from the provider's event to the commit: our
 * service against a single function in the database that writes the same rows, in turn on the same server. Once each
 * receipt for a case of its own, and once all for ten cases, where they wait for one another.
 */
export async function measureReceipts(
  databaseUrl: string,
): Promise<{ spread: ReceiptsMeasured; hot: ReceiptsMeasured }> {
  return withHouse(databaseUrl, async (house, client) => {
    const pool = new pg.Pool({ connectionString: databaseUrl, max: clients, options: '-c role=saldo_app' })
    try {
      await openPattern(house, client)
      await createReceiptFunction(client)
      const compare = (shape: Shape) => compareOn(house, client, pool, shape)
      return {
        spread: await compare({ key: 'spread', cases: 400, receiptsEach: 1 }),
        hot: await compare({ key: 'hot', cases: 10, receiptsEach: 40 }),
      }
    } finally {
      await pool.end()
    }
  })
}

type Shape = { key: string; cases: number; receiptsEach: number }

async function compareOn(
  house: House,
  client: pg.Client,
  pool: pg.Pool,
  { key, cases, receiptsEach }: Shape,
): Promise<ReceiptsMeasured> {
  const run = Date.now().toString(36)
  const batch = (name: string) => addBatch(client, `${key}${run}${name}`, cases, receiptsEach, amount)
  // The first round of each is to get warm: statements are prepared, accounts of the creditor opened.
  const pairs: { ours: number; bare: number }[] = []
  for (let round = 0; round <= rounds; round += 1) {
    const [mine, theirs] = [await batch(`a${round}q`), await batch(`b${round}q`)]
    await client.query('analyze')
    const before = await rowsOf(client)
    const ours = await perSecond(mine, (begun) => ourReceipt(house, begun, amount))
    const between = await rowsOf(client)
    const share = await shareOf(client, mine)
    const bare = await perSecond(theirs, (begun) => bareReceipt(pool, begun, share))
    const after = await rowsOf(client)
    if (round === 0) continue
    proveSame(before, between, after)
    pairs.push({ ours, bare })
  }
  return {
    ours: median(pairs.map(({ ours }) => ours)),
    bare: median(pairs.map(({ bare }) => bare)),
    ratio: median(pairs.map(({ ours, bare }) => ours / bare)),
  }
}

/** Each of the eight takes the next receipt as soon as its last one is committed. */
async function perSecond(receipts: readonly Begun[], post: (begun: Begun) => Promise<unknown>) {
  const waiting = receipts.values()
  const started = performance.now()
  const work = async () => {
    for (const begun of waiting) await post(begun)
  }
  await Promise.all(Array.from({ length: clients }, work))
  return receipts.length / ((performance.now() - started) / 1_000)
}

type Share = { fee: string; vat: string; kept: string }

/** What we have just charged for such a receipt: the yardstick is told, it works nothing out. */
async function shareOf(client: pg.Client, [begun]: readonly Begun[]): Promise<Share> {
  const { rows } = await client.query<Share>(
    `select coalesce(-sum(e."amountMinor") filter (where a.kind = 'FEES'), 0) as fee,
       coalesce(-sum(e."amountMinor") filter (where a.kind = 'VAT'), 0) as vat,
       coalesce(-sum(e."amountMinor") filter (where a.kind = 'INTEREST_KEPT'), 0) as kept
     from "LedgerTransaction" t join "LedgerEntry" e on e."transactionId" = t.id
       join "LedgerAccount" a on a.id = e."accountId" where t.cause = 'commission-charged:' || $1`,
    [begun?.paymentId],
  )
  return rows[0] ?? { fee: '0', vat: '0', kept: '0' }
}

const bareReceipt = (pool: pg.Pool, { paymentId, caseId, sessionId }: Begun, { fee, vat, kept }: Share) =>
  pool.query({
    name: 'receipt',
    text: 'select bench.post_receipt($1, $2, $3, $4, $5, $6, $7)',
    values: [
      sessionId,
      `evt_${paymentId}`,
      `pi_${paymentId}`,
      `inv_${caseId.slice(5)}2`,
      ...[fee, vat, kept],
    ],
  })

const tables = [
  'ProviderEvent',
  'PaymentAllocation',
  'LedgerTransaction',
  'LedgerAccount',
  'LedgerEntry',
  'CaseEvent',
]

async function rowsOf(client: pg.Client): Promise<number[]> {
  const { rows } = await client.query<{ count: number }>(
    [...tables.map((table) => `"${table}"`), `pgboss.job where name = 'payments.receipt'`]
      .map((table) => `(select count(*)::int from ${table})`)
      .map((count) => `select ${count} as count`)
      .join(' union all '),
  )
  return rows.map(({ count }) => count)
}

/** A yardstick that wrote other rows than we did would measure nothing. */
function proveSame(before: number[], between: number[], after: number[]): void {
  const ours = between.map((count, place) => count - (before[place] ?? 0))
  const bare = after.map((count, place) => count - (between[place] ?? 0))
  const isSame = ours.every((count, place) => count === bare[place])
  if (!isSame) throw new Error(`We wrote ${ours.join(', ')} rows and the function ${bare.join(', ')}`)
}

import type pg from 'pg'
import type { Actor } from '#shared/access/actor.ts'
import { instant } from '#shared/dates.ts'
import { type CaseId, newId } from '#shared/ids.ts'
import { minor } from '#shared/money.ts'
import { bookClaim } from '../apps/server/cases/book-claim.ts'
import { loadClaim } from '../apps/server/cases/load-claim.ts'
import { inTransaction } from '../apps/server/db.ts'
import type { House } from '../apps/server/house.ts'
import { settlePayment } from '../apps/server/payments/settle-payment.ts'

const system: Actor = { kind: 'system', language: 'en' }

/** What stands in every id of the pattern, and is another word in each of its copies. */
const pattern = 'receiptpattern'
const patternCase = `case_${pattern}` as CaseId

/** One card payment that was begun: its page at the provider is open. */
export type Begun = { paymentId: string; caseId: string; sessionId: string }

/**
 * The pattern that all cases of the measurement are copies of: a case of the demo town as it is collected, its invoices
 * a hundred thousand each and long overdue, so that interest is worked out on every receipt; the principal is paid first, so
 * that every receipt writes the same rows. What is owed on it stands in its books.
 */
export async function openPattern(house: House, client: pg.Client): Promise<void> {
  const { rowCount } = await client.query('select from "Case" where id = $1', [patternCase])
  if (rowCount) return
  const { rows } = await client.query<{ id: string }>(
    `select c.id from "Case" c where c.status = 'ACTIVE' and c.currency = 'EUR'
       and not exists (select from "Payment" p where p."caseId" = c.id)
       and not exists (select from "Hold" h where h."caseId" = c.id) order by c.id limit 1`,
  )
  const [found] = rows
  if (!found) throw new Error('The demo town has no active case to copy')
  await client.query('begin')
  await copy(client, 'Agreement', 'id = (select "agreementId" from "Case" where id = $2)', [found.id], {
    id: `agr_${pattern}`,
    number: `A-${pattern}`,
  })
  await client.query(
    `update "Agreement" set mandate = mandate
       || '{"allocationOrder": ["PRINCIPAL", "INTEREST", "COMPENSATION", "COSTS"]}' where id = $1`,
    [`agr_${pattern}`],
  )
  await copy(client, 'Case', 'id = $2', [found.id], {
    id: patternCase,
    agreementId: `agr_${pattern}`,
    number: null,
    checkCode: null,
    eventSeq: 0,
    eventHash: '',
    bookedOn: null,
  })
  await client.query(
    `insert into "Invoice" (id, "caseId", "creditorId", number, "dueOn", "amountMinor", currency, position)
     select 'inv_${pattern}' || n, c.id, c."creditorId", 'B-' || n,
       to_char(now() - n * interval '100 days', 'YYYY-MM-DD'), 10000000, c.currency, n
     from "Case" c, generate_series(1, 2) n where c.id = $1`,
    [patternCase],
  )
  await client.query('commit')
  const at = instant(new Date().toISOString())
  await inTransaction(house.db, system, async (tx) => {
    const { creditorId } = await tx.case.findUniqueOrThrow({ where: { id: patternCase } })
    const loaded = await loadClaim(house, tx, patternCase)
    await bookClaim(tx, loaded, { caseId: patternCase, creditorId, cause: patternCase, at })
  })
}

/** So many cases like the pattern, each with so many payments begun. `key` is a word that no other batch has. */
export async function addBatch(
  client: pg.Client,
  key: string,
  cases: number,
  receiptsEach: number,
  amountMinor: number,
): Promise<Begun[]> {
  await client.query('begin')
  const of = (table: string, where: string, changes = '') =>
    client.query(
      `insert into "${table}" select (jsonb_populate_record(null::"${table}",
           replace(to_jsonb(t)::text, '${pattern}', '${key}x' || n)::jsonb || jsonb_build_object(${changes}))).*
         from "${table}" t, generate_series(1, $2::int) n where ${where} = $1`,
      [patternCase, cases],
    )
  await of('Case', 't.id', `'agreementId', t."agreementId"`)
  await of('Invoice', 't."caseId"')
  await of('LedgerAccount', 't."caseId"')
  await of('LedgerTransaction', 't."caseId"', `'id', 'pst_${key}x' || n || t.kind`)
  await client.query(
    `insert into "LedgerEntry" (id, "transactionId", "accountId", "creditorId", "invoiceId", "amountMinor", currency)
     select 'ent_${key}x' || n || e.id, 'pst_${key}x' || n || t.kind,
       replace(e."accountId", '${pattern}', '${key}x' || n), e."creditorId",
       replace(e."invoiceId", '${pattern}', '${key}x' || n), e."amountMinor", e.currency
     from "LedgerEntry" e join "LedgerTransaction" t on t.id = e."transactionId", generate_series(1, $2::int) n
     where t."caseId" = $1`,
    [patternCase, cases],
  )
  const caseIds = Array.from({ length: cases }, (_, place) => `case_${key}x${place + 1}`)
  const begun = caseIds.flatMap((caseId) =>
    Array.from({ length: receiptsEach }, () => newId('payment', Date.now())).map((paymentId) => ({
      paymentId,
      caseId,
      sessionId: `cs_${paymentId}`,
    })),
  )
  await client.query(
    `insert into "Payment" (id, "caseId", "creditorId", method, status, "amountMinor", currency, language,
       "checkoutSessionId", "startedAt")
     select b."paymentId", c.id, c."creditorId", 'card', 'STARTED', $2, c.currency, 'en', b."sessionId", now()
     from jsonb_to_recordset($1) as b ("paymentId" text, "caseId" text, "sessionId" text)
       join "Case" c on c.id = b."caseId"`,
    [JSON.stringify(begun), amountMinor],
  )
  await client.query('commit')
  return shuffled(begun)
}

/** The provider tells that such a payment is there. */
export async function ourReceipt(
  house: House,
  { paymentId, caseId, sessionId }: Begun,
  amountMinor: number,
): Promise<void> {
  const settled = await settlePayment(house, {
    eventId: `evt_${paymentId}`,
    kind: 'checkout.session.completed',
    sessionId,
    providerPaymentId: `pi_${paymentId}`,
    outcome: 'paid',
    amountMinor: minor(amountMinor),
    currency: 'EUR',
    metadata: { paymentId, caseId },
    card: { brand: 'visa', last4: '4242' },
  })
  if (settled !== 'posted') throw new Error(`${paymentId} was ${settled}`)
}

/** In an order that is the same in every run and that no case has a turn in: several may come for one case at once. */
function shuffled<T>(values: readonly T[]): T[] {
  let state = 20_261_122
  const chance = () => {
    state = (state * 48_271) % 2_147_483_647
    return state
  }
  return values
    .map((value) => [chance(), value] as const)
    .toSorted(([one], [other]) => one - other)
    .map(([, value]) => value)
}

const copy = (
  client: pg.Client,
  table: string,
  where: string,
  values: unknown[],
  changes: Record<string, unknown>,
) =>
  client.query(
    `insert into "${table}" select (jsonb_populate_record(t, $1)).* from "${table}" t where ${where}`,
    [changes, ...values],
  )

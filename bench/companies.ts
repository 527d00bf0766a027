import type pg from 'pg'
import { newId } from '#shared/ids.ts'
import type { House } from '../apps/server/house.ts'
import { addBatch, openPattern, ourReceipt } from './receipt-cases.ts'

export type Companies = { count: number; casesEach: number }

/**
 * So many companies, each with so many cases that have brought three receipts in the month that is over: copies of one
 * case of the pattern that our service has posted them to. Answers their ids.
 */
export async function addCompanies(
  house: House,
  client: pg.Client,
  { count, casesEach }: Companies,
): Promise<string[]> {
  await openPattern(house, client)
  const key = newId('case', Date.now()).slice(5)
  const receipts = await addBatch(client, `${key}lived`, 1, 3, 50_000)
  for (const begun of receipts) await ourReceipt(house, begun, 50_000)
  const caseId = receipts[0]?.caseId ?? ''
  const { rows } = await client.query<{ creditorId: string }>(
    `select "creditorId" from "Case" where id = $1`,
    [caseId],
  )
  const pattern = [caseId, caseId.slice(5), (rows[0]?.creditorId ?? '').slice(4), key] as const
  const companies = `generate_series(1, $5::int) n`
  const cases = `${companies}, generate_series(1, $6::int) m`
  const values = [...pattern, count, casesEach]
  // In the text of a row, the word of its case and that of its company become others: so do all ids made of them.
  const renamed = (row: string, place: string) =>
    `replace(replace(${row}, $2, $4 || 'n' || n || 'm' || ${place}), $3, $4 || 'n' || n)`
  // Every value is named once more at the end: a statement may not be handed what it does not ask for.
  const copy = (table: string, from: string, where: string, place: string, changes: string) =>
    client.query(
      `insert into "${table}" select (jsonb_populate_record(null::"${table}",
           ${renamed('to_jsonb(t)::text', place)}::jsonb || jsonb_build_object(${changes}))).*
         from "${table}" t, ${from} where ${where} and $1 <> $2 and $3 <> $4 and $5 > 0 and $6 > 0`,
      values,
    )
  const monthAgo = `date_trunc('month', now()) - interval '10 days'`
  await client.query('begin')
  await copy(
    'Creditor',
    companies,
    `t.id = 'crd_' || $3`,
    `'0'`,
    `'code', null, 'registrationNumber', $4 || n`,
  )
  const owner = `(select m."userId" from "Membership" m where m."creditorId" = 'crd_' || $3 order by m.id limit 1)`
  const user = `'id', 'usr_' || $4 || n, 'email', $4 || n || '@example.test'`
  await copy('User', companies, `t.id = ${owner}`, `'0'`, user)
  await copy(
    'Membership',
    companies,
    `t."creditorId" = 'crd_' || $3 and t."userId" = ${owner}`,
    `'0'`,
    `'id', 'mbr_' || $4 || n, 'userId', 'usr_' || $4 || n`,
  )
  const own = `'id', 'dbt_' || $4 || 'n' || n`
  await copy('Debtor', companies, `t.id = (select c."debtorId" from "Case" c where c.id = $1)`, `'0'`, own)
  await copy(
    'Case',
    cases,
    't.id = $1',
    'm',
    `'number', 'B-' || $4 || n || '-' || m, 'agreementId', t."agreementId", 'debtorId', 'dbt_' || $4 || 'n' || n`,
  )
  await copy('Invoice', cases, 't."caseId" = $1', 'm', '')
  await copy('LedgerAccount', cases, 't."caseId" = $1', 'm', '')
  await copy('LedgerAccount', companies, `t."caseId" is null and t."creditorId" = 'crd_' || $3`, `'0'`, '')
  await copy(
    'LedgerTransaction',
    cases,
    't."caseId" = $1',
    'm',
    `'id', t.id || 'n' || n || 'm' || m || $4, 'cause', t.cause || 'n' || n || 'm' || m || $4, 'at', ${monthAgo},
      'postedOn', to_char(${monthAgo}, 'YYYY-MM-DD')`,
  )
  await client.query(
    `insert into "LedgerEntry" (id, "transactionId", "accountId", "creditorId", "invoiceId", "amountMinor", currency)
     select e.id || 'n' || n || 'm' || m || $4, e."transactionId" || 'n' || n || 'm' || m || $4,
       ${renamed('e."accountId"', 'm')}, 'crd_' || $4 || 'n' || n, ${renamed('e."invoiceId"', 'm')}, e."amountMinor",
       e.currency
     from "LedgerEntry" e join "LedgerTransaction" t on t.id = e."transactionId", ${cases}
     where t."caseId" = $1 order by n, m`,
    values,
  )
  await client.query('commit')
  await client.query('analyze')
  return Array.from({ length: count }, (_, place) => `crd_${key}n${place + 1}`)
}

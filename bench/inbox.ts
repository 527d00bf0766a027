import pg from 'pg'
import type { Actor } from '#shared/access/actor.ts'
import type { UserId } from '#shared/ids.ts'
import { readConfig } from '../apps/server/config.ts'
import { inbox } from '../apps/server/desk/inbox-query.ts'
import { openLog } from '../apps/server/log.ts'
import { openHouse } from '../apps/server/open-house.ts'
import { inRoot } from '../apps/launcher/paths.ts'
import { demoPassword } from '../prisma/people.ts'
import { statementsOf } from './capture.ts'

const waiting = 10_000
const rounds = 60

export type InboxMeasured = { items: number; ours: number; bare: number; ratio: number }

/**
 * The first page of an inbox in which ten thousand things wait: the procedure over HTTP, with its counts, against the
 * one statement that finds the page, asked in turn on the same server. Both as the 95th percentile in milliseconds.
 */
export async function measureInbox(url: string, databaseUrl: string): Promise<InboxMeasured> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await fill(client)
    const cookie = await signIn(url)
    const { text, values } = await pageStatement(databaseUrl)
    const address = `${url}/trpc/desk.inbox?input=${encodeURIComponent(JSON.stringify({ mine: false }))}`
    const ask = async () => {
      const answer = await fetch(address, { headers: { cookie } })
      if (!answer.ok) throw new Error(`The inbox answered ${answer.status}`)
      return (await answer.json()) as { result: { data: { total: number } } }
    }
    const bare = () => client.query({ name: 'inbox', text, values })
    const { result } = await ask()
    await bare()
    const times: { ours: number[]; bare: number[] } = { ours: [], bare: [] }
    for (let round = 0; round < rounds; round += 1) {
      times.ours.push(await timed(ask))
      times.bare.push(await timed(bare))
    }
    const [ours, theirs] = [p95(times.ours), p95(times.bare)]
    return { items: result.data.total, ours, bare: theirs, ratio: ours / theirs }
  } finally {
    await client.end()
  }
}

/** Offers, questions and cases to review in equal parts, on cases of one company of the demo town. */
async function fill(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::int as count from "Case" where id like 'case_bench%'`,
  )
  if ((rows[0]?.count ?? 0) >= waiting) return
  await client.query('begin')
  await client.query(
    `insert into "Debtor" (id, "creditorId", name, country, language, "soleTrader")
     select 'dbt_bench' || n, (select id from "Creditor" order by id limit 1), 'Debtor ' || n, 'DE', 'de', false
     from generate_series(1, $1::int) n on conflict do nothing`,
    [waiting],
  )
  await client.query(
    `insert into "Case" (id, "creditorId", number, "debtorId", status, currency, "principalMinor", "enteredById",
       "managerId", "submittedAt", "updatedAt")
     select 'case_bench' || n, d."creditorId", 'C-XX-' || n, d.id,
       case n % 3 when 0 then 'UNDER_REVIEW' else 'NEEDS_INFORMATION' end, 'EUR', 100000 + n,
       (select id from "User" where email = 'marta@saldo.example'),
       (select id from "User" where email = 'marta@saldo.example'),
       now() - n * interval '1 minute', now()
     from generate_series(1, $1::int) n join "Debtor" d on d.id = 'dbt_bench' || n on conflict do nothing`,
    [waiting],
  )
  await client.query(
    `insert into "Message" (id, "caseId", "creditorId", audience, "fromKind", "fromName", text, "createdAt")
     select 'msg_bench' || n, c.id, c."creditorId", 'debtor', 'debtor', 'Debtor', 'May we pay later?',
       now() - n * interval '1 minute'
     from generate_series(1, $1::int) n join "Case" c on c.id = 'case_bench' || n where n % 3 = 1
     on conflict do nothing`,
    [waiting],
  )
  await client.query(
    `insert into "Negotiation" (id, "caseId", "creditorId", status, round, version, "expiresAt", "startedAt")
     select 'neg_bench' || n, c.id, c."creditorId", 'WITH_MANAGER', 1, 0, now() + interval '30 days', now()
     from generate_series(1, $1::int) n join "Case" c on c.id = 'case_bench' || n where n % 3 = 2
     on conflict do nothing`,
    [waiting],
  )
  await client.query(
    `insert into "ProposalRound" (id, "negotiationId", "caseId", "creditorId", number, by, "byName", currency,
       "totalMinor", "claimedMinor", "claimedOn", "firstMinor", "firstOn", count, "dayOfMonth", instalments, decider,
       why, "debtInEurMinor", "createdAt")
     select 'rnd_bench' || n, 'neg_bench' || n, c.id, c."creditorId", 1, 'debtor', 'Debtor', 'EUR', 100000, 100000,
       '2026-11-20', 10000, '2026-12-01', 18, 5, '[]', 'MANAGER', array['TOO_MANY'], 100000,
       now() - n * interval '1 minute'
     from generate_series(1, $1::int) n join "Case" c on c.id = 'case_bench' || n where n % 3 = 2
     on conflict do nothing`,
    [waiting],
  )
  await client.query('commit')
  await client.query('analyze')
}

/** The very statement by which our server finds the first page. */
async function pageStatement(databaseUrl: string) {
  const config = readConfig({
    DATABASE_URL: databaseUrl,
    SALDO_VAR: inRoot('var', 'bench'),
    LOG_LEVEL: 'silent',
  })
  const { house, close } = await openHouse(config, openLog('silent'), { supervise: false })
  try {
    const marta = await house.db.user.findUniqueOrThrow({ where: { email: 'marta@saldo.example' } })
    const actor: Actor = {
      kind: 'manager',
      userId: marta.id as UserId,
      name: marta.name,
      email: marta.email,
      language: 'en',
    }
    const ctx = { house, actor, requestId: 'bench', ip: '127.0.0.1', userAgent: 'bench' }
    const statements = await statementsOf(() => inbox(ctx, { mine: false }))
    const page = statements.find(({ text }) => /limit/i.test(text) && text.includes('ownerName'))
    if (!page) throw new Error('The inbox asks nothing that finds a page')
    return page
  } finally {
    await close()
  }
}

async function signIn(url: string): Promise<string> {
  const answer = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email: 'marta@saldo.example', password: demoPassword }),
  })
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

const p95 = (times: readonly number[]) =>
  times.toSorted((one, other) => one - other)[Math.floor(times.length * 0.95)] ?? 0

import pg from 'pg'
import { newId } from '#shared/ids.ts'
import { openAuth } from '../apps/server/access/auth.ts'
import { readConfig } from '../apps/server/config.ts'
import { openHttp } from '../apps/server/http.ts'
import { openLog } from '../apps/server/log.ts'
import { openHouse } from '../apps/server/open-house.ts'
import { debtorCookie } from '../apps/server/request.ts'
import { newSecret, secretHash } from '../apps/server/secrets.ts'
import { builtPages } from '../apps/server/pages.ts'
import { inRoot } from '../apps/launcher/paths.ts'
import { loadStaticFiles } from '../apps/server/static-files.ts'
import { demoPassword } from '../prisma/people.ts'
import { type Statement, statementsOf } from './capture.ts'
import type { Target } from './load.ts'

export type Measurable = { target: Target; statements: Statement[] }

/**
 * One active case of the demo town, its creditor signed in and its debtor behind the second factor; and for both
 * answers the very statements that our server sends, so that the bare server does the same work.
 */
export async function openBenchCase(
  url: string,
  databaseUrl: string,
): Promise<{ oneRow: Measurable; debtorView: Measurable }> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows } = await client.query<{ id: string; creditorId: string; email: string }>(`
    select c.id, c."creditorId", u.email from "Case" c
    join "Membership" m on m."creditorId" = c."creditorId" and m.role = 'owner' join "User" u on u.id = m."userId"
    where c.status = 'ACTIVE' order by c.id limit 1`)
  const found = rows[0]
  if (!found) throw new Error('The demo town has no active case to measure')
  const secret = newSecret()
  const now = Date.now()
  const linkId = newId('link', now)
  const later = new Date(now + 3_600_000)
  await client.query(
    `insert into "DebtorLink" (id, "caseId", "creditorId", "tokenHash", "expiresAt") values ($1, $2, $3, $4, $5)`,
    [linkId, found.id, found.creditorId, secretHash(newSecret()), later],
  )
  await client.query(
    `insert into "PortalSession" (id, "linkId", "caseId", "tokenHash", factor, "expiresAt") values ($1, $2, $3, $4, 'invoice', $5)`,
    [newId('visit', now), linkId, found.id, secretHash(secret), later],
  )
  await client.end()

  const signIn = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email: found.email, password: demoPassword }),
  })
  const session = signIn.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
  if (!signIn.ok || !session) throw new Error(`Signing in failed with ${signIn.status}`)

  const oneRow = `/trpc/cases.one?input=${encodeURIComponent(JSON.stringify({ caseId: found.id }))}`
  const targets = {
    oneRow: { url: url + oneRow, headers: { cookie: session } },
    // Compressed, as every browser asks for it.
    debtorView: {
      url: `${url}/d/claim`,
      headers: { cookie: `${debtorCookie}=${secret}`, 'accept-encoding': 'gzip, deflate, br' },
    },
  }
  const captured = await captureBoth(url, databaseUrl, targets)
  return {
    oneRow: { target: targets.oneRow, statements: captured.oneRow },
    debtorView: { target: targets.debtorView, statements: captured.debtorView },
  }
}

/** What a real connection would tell about itself; a request made inside the process has none. */
const connection = { incoming: { socket: { remoteAddress: '127.0.0.1' } } }

async function captureBoth(
  url: string,
  databaseUrl: string,
  targets: Record<'oneRow' | 'debtorView', Target>,
) {
  const config = readConfig({
    DATABASE_URL: databaseUrl,
    PUBLIC_URL: url,
    SALDO_VAR: inRoot('var', 'bench'),
    LOG_LEVEL: 'silent',
  })
  const { house, close } = await openHouse(config, openLog('silent'), { supervise: false })
  const app = openHttp({
    house,
    auth: openAuth(house),
    files: loadStaticFiles(inRoot('dist', 'web')),
    pages: await builtPages(inRoot('dist')),
    ready: async () => ({ ok: true, database: true, migrations: true, jobs: true }),
    indexHtml: async () => '',
  })
  const ask = async (target: Target) => {
    const path = target.url.slice(url.length)
    const response = await app.request(
      path,
      { headers: { ...target.headers, host: new URL(url).host } },
      connection,
    )
    if (!response.ok) throw new Error(`${path.split('?')[0]} answered ${response.status}`)
    await response.text()
  }
  const statements = async (target: Target) => {
    await ask(target)
    return statementsOf(() => ask(target))
  }
  try {
    return { oneRow: await statements(targets.oneRow), debtorView: await statements(targets.debtorView) }
  } finally {
    await close()
  }
}

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { newId } from '#shared/ids.ts'
import { findHome } from '../../../launcher/postgres-home.ts'
import { dataOf } from '../../../launcher/postgres-init.ts'
import { type Postgres, removePostgres, startPostgres } from '../../../launcher/postgres.ts'
import { findPostmaster } from '../../../launcher/postmaster.ts'
import { examine } from '../../cli/doctor-command.ts'
import { newsOfOutcome } from '../../payments/news.ts'
import { settlePayment } from '../../payments/settle-payment.ts'
import { type ActiveCase, addActiveCase } from '../debtor.ts'
import { openTestHouse, type TestHouse } from '../test-house.ts'
import { minor } from '#shared/money.ts'

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 })

const clients = 8
/** A server that forgets nothing which it has confirmed: the one of the other tests may. */
const folder = mkdtempSync(join(tmpdir(), 'saldo-stopped-'))
let server: Postgres
let saldo: TestHouse
let files: ActiveCase[]
beforeAll(async () => {
  server = await startPostgres({ dataDir: folder, fsync: true })
  const adminUrl = new URL('postgres', server.url).href
  saldo = await openTestHouse({}, { adminUrl, template: 'template1' })
  const collector = await saldo.addStaff('collector', 'Jonas Brandt')
  const creditor = await saldo.addCreditor('Aceros Vega SL')
  files = await Promise.all(
    Array.from({ length: clients }, () => addActiveCase(saldo.house, { creditor, collector })),
  )
})
afterAll(async () => {
  await saldo.close()
  await server.stop()
  await removePostgres(folder)
  rmSync(folder, { recursive: true, force: true })
})

/** Money of ten cents, charged by the provider. */
async function charge({ caseId, actor }: ActiveCase): Promise<string> {
  const paymentId = newId('payment', Date.now())
  await saldo.house.db.payment.create({
    data: {
      id: paymentId,
      caseId,
      creditorId: actor.creditorId,
      method: 'card',
      status: 'STARTED',
      amountMinor: 10n,
      currency: 'EUR',
      language: 'de',
      checkoutSessionId: `cs_${paymentId}`,
    },
  })
  return paymentId
}
const tell = (paymentId: string) =>
  settlePayment(
    saldo.house,
    newsOfOutcome({
      sessionId: `cs_${paymentId}`,
      status: 'complete',
      paymentStatus: 'paid',
      paymentIntentId: `pi_${paymentId}`,
      amountMinor: minor(10),
      currency: 'EUR',
      metadata: {},
      chargeId: null,
      keptCard: null,
      cardBrand: null,
      last4: null,
    }),
  )
const statusOf = async (ids: readonly string[]) =>
  saldo.house.db.payment.findMany({ where: { id: { in: [...ids] } }, select: { id: true, status: true } })

test('PostgreSQL is stopped at once under load: nothing that was acknowledged is lost, nothing stands half', async () => {
  const acknowledged: string[] = []
  const charged: string[] = []
  let isUp = true
  const client = async (file: ActiveCase) => {
    while (isUp) {
      const paymentId = await charge(file)
      charged.push(paymentId)
      await tell(paymentId)
      acknowledged.push(paymentId)
    }
  }
  const work = Promise.allSettled(files.map(client))
  while (acknowledged.length < 24) await new Promise((resolve) => setTimeout(resolve, 10))
  const home = findHome(folder)
  const postmaster = findPostmaster(dataOf(home))
  // What `pg_ctl stop -m immediate` sends: no checkpoint, no goodbye.
  process.kill(postmaster ?? 0, 'SIGQUIT')
  const ended = await work
  isUp = false
  expect(ended.filter(({ status }) => status === 'rejected')).toHaveLength(clients)

  server = await startPostgres({ dataDir: folder, fsync: true })
  await saldo.restart()
  const kept = await statusOf(acknowledged)
  expect(kept.filter(({ status }) => status === 'SUCCEEDED')).toHaveLength(acknowledged.length)
  await examine(saldo.house.db, saldo.house.config.databaseUrl, saldo.clock)

  // What nobody heard an answer to is told again, and so is the rest.
  const open = await statusOf(charged)
  for (const { id } of open) await tell(id)
  expect((await statusOf(charged)).every(({ status }) => status === 'SUCCEEDED')).toBe(true)
  const posted = await saldo.house.db.ledgerTransaction.count({ where: { kind: 'receipt-cleared' } })
  expect(posted).toBe(open.length)
  await examine(saldo.house.db, saldo.house.config.databaseUrl, saldo.clock)
})

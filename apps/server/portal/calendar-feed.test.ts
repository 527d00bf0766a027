import { afterAll, expect, test } from 'vitest'
import type { Actor } from '#shared/access/actor.ts'
import { newId } from '#shared/ids.ts'
import { inTransaction } from '../db.ts'
import { postReceipt } from '../payments/post-receipt.ts'
import type { ActiveCase } from '../testing/debtor.ts'
import { openPlanning } from './planning.test-kit.ts'
import { type DebtorBrowser, openBrowser } from './portal.test-kit.ts'

const planning = await openPlanning()
const { house, world } = planning
afterAll(() => world.close())
const system: Actor = { kind: 'system', language: 'en' }
/** A calendar program: no cookies, no session, only the address. */
const program = openBrowser(house)

const make = async (person: DebtorBrowser) => {
  const { address } = await person.page(person.post('/d/plan/calendar'), 'portal-calendar')
  return new URL(address ?? '').pathname
}
const read = async (path: string) => {
  const answer = await program.get(path)
  // A line of a calendar is folded after 75 signs (RFC 5545).
  return { answer, text: (await answer.text()).replaceAll(/\r?\n[ \t]/g, '') }
}
const summaries = (text: string) => [...text.matchAll(/^SUMMARY:(.*)$/gm)].map(([, line]) => line?.trim())

async function pay({ caseId, creditorId }: ActiveCase & { creditorId: string }, amountMinor: bigint) {
  const now = house.clock.now()
  const paymentId = newId('payment', Date.parse(now))
  const of = { caseId, creditorId, method: 'card', status: 'STARTED', language: 'de', currency: 'EUR' }
  await house.db.payment.create({
    data: { ...of, id: paymentId, amountMinor, startedAt: new Date(now), checkoutSessionId: paymentId },
  })
  await inTransaction(house.db, system, (tx) =>
    postReceipt(house, tx, system, { paymentId, providerPaymentId: `pi_${paymentId}`, card: null }),
  )
}

test('a calendar follows the plan by a secret address that names nobody, until the debtor ends it', async () => {
  const { open, person } = await planning.begin()
  expect((await person.get('/d/plan/calendar')).headers.get('location')).toBe('/d/plan')
  await planning.signPlan(person)
  const before = await person.page(person.get('/d/plan/calendar'), 'portal-calendar')
  expect(before).toMatchObject({ since: null, address: null })
  const path = await make(person)
  const { answer, text } = await read(path)
  expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  expect(answer.headers.get('cache-control')).toContain('no-store')
  expect(summaries(text)).toHaveLength(6)
  const { number, creditorId } = await house.db.case.findUniqueOrThrow({ where: { id: open.caseId } })
  for (const name of ['Bau Adler', 'Aceros', 'Petra', number ?? '', open.caseId])
    expect([name, text.includes(name)]).toEqual([name, false])
  // It is told once, and only its hash is kept.
  const again = await person.page(person.get('/d/plan/calendar'), 'portal-calendar')
  expect(again.address).toBeNull()
  expect(again.since).not.toBeNull()
  const feed = await house.db.planFeed.findFirstOrThrow({ where: { caseId: open.caseId } })
  expect(path).not.toContain(feed.tokenHash)

  // The first is paid; what is more than that shortens the plan from its end.
  await pay({ ...open, creditorId }, 2_000_00n)
  const paid = summaries((await read(path)).text)
  expect(paid[0]).toContain('Bezahlt')
  expect(paid.filter((line) => line?.startsWith('Bezahlt'))).toHaveLength(1)

  const newer = await make(person)
  expect((await read(path)).answer.status).toBe(404)
  expect((await read(newer)).answer.status).toBe(200)
  expect((await person.post('/d/plan/calendar', { act: 'end' })).headers.get('location')).toBe(
    '/d/plan/calendar?done=ended',
  )
  await person.post('/d/plan/calendar', { act: 'end' })
  expect((await read(newer)).answer.status).toBe(404)
  expect((await read('/calendar/somebody-guesses.ics')).answer.status).toBe(404)
  const kinds = await house.db.caseEvent.findMany({
    where: { caseId: open.caseId, kind: { startsWith: 'calendar-' } },
    orderBy: { seq: 'asc' },
  })
  expect(kinds.map(({ kind }) => kind)).toEqual(['calendar-shared', 'calendar-shared', 'calendar-ended'])
})

test('a plan that does not count any more shows nothing', async () => {
  const { open, person } = await planning.begin()
  await planning.signPlan(person)
  const path = await make(person)
  await house.db.plan.updateMany({
    where: { caseId: open.caseId },
    data: { status: 'DEFAULTED', endedAt: new Date(house.clock.now()) },
  })
  const { answer, text } = await read(path)
  expect([answer.status, summaries(text)]).toEqual([200, []])
})

import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '#shared/ids.ts'
import type { ActiveCase } from '../testing/debtor.ts'
import { at, inBounds, openPlanning } from './planning.test-kit.ts'
import { type DebtorBrowser, openBrowser } from './portal.test-kit.ts'

const planning = await openPlanning()
const { addCase, creditor, house, inside, marta, world } = planning
afterAll(() => world.close())

let open: ActiveCase
let person: DebtorBrowser
beforeEach(async () => {
  ;({ open, person } = await planning.begin())
  await planning.signPlan(person)
})

/** Money of this day, posted as the ledger leaves it. */
async function pay(amountMinor: bigint) {
  const paymentId = newId('payment', Date.parse(house.clock.now()))
  const { caseId } = open
  const { creditorId } = creditor
  const settledAt = new Date(house.clock.now())
  await house.db.payment.create({
    data: {
      id: paymentId,
      caseId,
      creditorId,
      method: 'card',
      status: 'SUCCEEDED',
      amountMinor,
      currency: 'EUR',
      language: 'de',
      receiptNumber: `R-${paymentId.slice(-8)}`,
      settledAt,
      receivedOn: house.clock.today(),
      allocations: {
        create: {
          id: newId('allocation', settledAt.getTime()),
          creditorId,
          part: 'PRINCIPAL',
          invoiceId: open.invoiceIds[0] as string,
          amountMinor,
        },
      },
    },
  })
  return paymentId
}
/** The plan ends as it is told here; what ends it is another story. */
async function end(status: string, caseStatus = 'ACTIVE') {
  const endedAt = new Date(house.clock.now())
  await house.db.plan.updateMany({ where: { caseId: open.caseId }, data: { status, endedAt } })
  const closed = caseStatus === 'CLOSED' ? { closeCode: 'PAID', closedOn: house.clock.today() } : {}
  await house.db.case.update({ where: { id: open.caseId }, data: { status: caseStatus, ...closed } })
}
const see = () => person.page(person.get('/d/plan/ended'), 'portal-plan-ended')

describe('a plan that is over has its page', () => {
  test('paid off: what was agreed, what was paid when, and that nothing more happens', async () => {
    const first = await pay(1_500_00n)
    world.clock.forward(86_400)
    await pay(10_500_00n)
    await end('COMPLETED', 'CLOSED')
    person = await inside(open)
    expect((await person.get('/d/plan')).headers.get('location')).toBe('/d/plan/ended')
    const { ended } = await see()
    expect(ended).toMatchObject({ end: 'COMPLETED', next: 'NOTHING', endedOn: '2026-11-22', dueNow: 0 })
    expect(ended).toMatchObject({ total: 12_000_00, paid: 12_000_00, signerName: 'Petra Adler' })
    expect(ended.instalments.map(({ state }) => state)).toEqual(Array(6).fill('PAID'))
    expect(ended.payments).toMatchObject([
      { paymentId: first, paidOn: '2026-11-21', amount: 1_500_00 },
      { paidOn: '2026-11-22', amount: 10_500_00 },
    ])
    const { view } = await person.page(person.get('/d/claim'), 'portal-claim')
    expect([view.hadPlan, view.state]).toEqual([true, 'paid'])
    const paper = await person.get('/d/plan/ended/paper.pdf')
    expect(paper.headers.get('content-type')).toBe('application/pdf')
  })

  test('broken: what is open is due again, and the debtor may offer another plan, which a person decides', async () => {
    await pay(1_600_00n)
    await end('DEFAULTED')
    const { ended } = await see()
    expect(ended).toMatchObject({ end: 'DEFAULTED', next: 'REST', mayOffer: true, decider: 'MANAGER' })
    expect(ended.instalments.map(({ state, open: left }) => [state, left])).toEqual([
      ['PAID', 0],
      ['NOT_PAID', 2_100_00],
      ['NOT_PAID', 2_100_00],
      ['NOT_PAID', 2_100_00],
      ['NOT_PAID', 2_100_00],
      // What was more than the first payment has shortened the plan from its end.
      ['NOT_PAID', 2_000_00],
    ])
    await person.page(person.get('/d/plan/terms'), 'portal-plan-terms')
    const sent = await planning.sendOffer(person, { ...inBounds, first: '2.000' })
    expect(sent.headers.get('location')).toBe('/d/plan?done=sent')
    // What is talked about now comes first; the plan that ended stays to be read.
    expect((await planning.seeTalk(person)).talk.live.status).toBe('WITH_MANAGER')
    expect((await see()).ended.end).toBe('DEFAULTED')
  })

  test('replaced: the newer plan counts, and both papers can be saved', async () => {
    await end('RENEGOTIATED')
    world.clock.forward(60)
    await planning.sendOffer(person)
    await planning.decide(open, 'approve')
    const { live } = (await planning.seeTalk(person)).talk
    if (!live.sign) throw new Error('Nothing to sign')
    const { negotiationId, version, sign } = live
    const seen = { negotiationId, version: String(version), textSha256: sign.sha256 }
    await person.post('/d/plan', { act: 'sign', ...seen, name: 'Petra Adler' })
    await person.page(person.get('/d/plan'), 'portal-plan')
    expect((await see()).ended).toMatchObject({ end: 'RENEGOTIATED', next: 'NEW_PLAN' })
    const [old, running] = await Promise.all(
      ['/d/plan/ended/paper.pdf', '/d/plan/paper.pdf'].map(async (path) =>
        Buffer.from(await (await person.get(path)).arrayBuffer()),
      ),
    )
    expect(old?.equals(running as Buffer)).toBe(false)
    const { plan, ended } = await world.callerAs(creditor).plans.ofCase({ caseId: open.caseId })
    expect([plan?.status, ended?.end]).toEqual(['ACTIVE', 'RENEGOTIATED'])
  })

  test('over with its case: nothing is asked for, whatever was left', async () => {
    await house.db.case.update({
      where: { id: open.caseId },
      data: { status: 'CLOSED', closeCode: 'WITHDRAWN', closedOn: '2026-11-21' },
    })
    expect((await person.get('/d/plan')).headers.get('location')).toBe('/d/plan/ended')
    expect((await see()).ended).toMatchObject({ end: 'CANCELLED', next: 'NOTHING', mayOffer: false })
  })

  test('the creditor and the desk see the same, and save the same paper; strangers nothing', async () => {
    await pay(1_600_00n)
    await end('DEFAULTED')
    const { ended } = await see()
    for (const actor of [creditor, marta]) {
      const seen = await world.callerAs(actor).plans.ofCase({ caseId: open.caseId })
      expect([seen.plan, seen.ended]).toEqual([null, ended])
    }
    const stranger = await inside(await addCase({ debtorName: 'Hollins & Sons Ltd' }))
    expect((await stranger.get('/d/plan/ended')).headers.get('location')).toBe('/d/plan')
    expect((await stranger.get('/d/plan/ended/paper.pdf')).status).toBe(404)
    const nobody = openBrowser(house)
    expect((await nobody.get(`/files/plans/${ended.planId}`)).status).toBe(404)
    expect((await person.get(at(`/files/plans/${ended.planId}`, {}))).status).toBe(404)
  })
})

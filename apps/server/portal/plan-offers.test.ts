import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { ActiveCase } from '../testing/debtor.ts'
import { at, inBounds, openPlanning, outside } from './planning.test-kit.ts'
import type { DebtorBrowser } from './portal.test-kit.ts'

const planning = await openPlanning()
const { house, world } = planning
afterAll(() => world.close())

let open: ActiveCase
let person: DebtorBrowser
beforeEach(async () => {
  ;({ open, person } = await planning.begin())
})
const seeNext = (terms: Record<string, string>) => planning.seeNext(person, terms)
const seeTalk = () => planning.seeTalk(person)
const sendOffer = (terms = outside, words = {}) => planning.sendOffer(person, terms, words)
const decide = (act: 'approve' | 'reject') => planning.decide(open, act)

describe('outside the bounds', () => {
  test('an offer is sent, accepted, and signed on the page where it stands', async () => {
    const sent = await sendOffer(outside, { words: 'Our own customer pays in spring.' })
    expect(sent.headers.get('location')).toBe('/d/plan?done=sent')
    const waiting = await person.page(person.get('/d/plan?done=sent'), 'portal-plan-talk')
    expect(waiting).toMatchObject({ done: 'sent', talk: { live: { status: 'WITH_MANAGER', sign: null } } })
    const { view } = await person.page(person.get('/d/claim'), 'portal-claim')
    expect(view.negotiation).toBe('WITH_MANAGER')

    await decide('approve')
    // What was sent is no news beside the answer.
    const answered = await person.page(person.get('/d/plan?done=sent'), 'portal-plan-talk')
    expect(answered).toMatchObject({ done: null, talk: { live: { status: 'AGREED' } } })
    const { live } = (await seeTalk()).talk
    if (!live.sign) throw new Error('Nothing to sign')
    const { negotiationId, version, sign } = live
    const fields = { act: 'sign', negotiationId, version: String(version), textSha256: sign.sha256 }
    const nameless = await person.page(person.post('/d/plan', { ...fields, name: '' }), 'portal-plan-talk')
    expect(nameless.form.faults).toEqual({ name: 'input.required' })
    const signed = await person.post('/d/plan', { ...fields, name: 'Petra Adler' })
    expect(signed.headers.get('location')).toBe('/d/plan?done=signed')
    await person.page(person.get('/d/plan'), 'portal-plan')
  })

  test('another offer takes its place, and taking it back leads to a new beginning', async () => {
    await sendOffer()
    await sendOffer({ ...outside, count: '20' })
    const { live } = (await seeTalk()).talk
    expect(live.offers.map(({ instalments }) => instalments.length)).toEqual([18, 20])
    const { negotiationId, version } = live
    const gone = await person.post('/d/plan', { act: 'withdraw', negotiationId, version: String(version) })
    expect(gone.headers.get('location')).toBe('/d/plan?done=withdrawn')
    const page = await person.page(person.get('/d/plan?done=withdrawn'), 'portal-plan-terms')
    expect(page.done).toBe('withdrawn')
  })

  test('less than the whole needs a reason, and tells nothing of how much the creditor lets go', async () => {
    const less = { ...inBounds, total: '9.000' }
    const page = await seeNext(less)
    expect(page.drawn).toMatchObject({ isReduction: true, decider: 'MANAGER' })
    const silent = await sendOffer(less, { words: 'Please.' })
    expect(silent.status).toBe(422)
    expect((await person.page(silent, 'portal-plan-next')).form).toMatchObject({
      values: { words: 'Please.' },
      faults: { whyNotViable: 'input.required' },
    })
    await sendOffer(less, { whyNotViable: 'Our largest customer has failed.' })
    expect((await seeTalk()).talk.live.decider).toBe('MANAGER')
    const round = await house.db.proposalRound.findFirstOrThrow({ where: { caseId: open.caseId } })
    expect([round.decider, round.whyNotViable]).toEqual(['CREDITOR', 'Our largest customer has failed.'])
  })

  test('a no comes with its reason and the way to another offer', async () => {
    await sendOffer()
    await decide('reject')
    expect((await seeTalk()).talk.live).toMatchObject({
      status: 'REJECTED',
      reason: 'The first is too small.',
    })
    await person.page(person.get('/d/plan/terms'), 'portal-plan-terms')
    await sendOffer({ ...outside, count: '14' })
    expect((await seeTalk()).talk.live.status).toBe('WITH_MANAGER')
  })

  test('while everything is paused no plan is possible, and the page says so', async () => {
    const hold = { caseId: open.caseId, creditorId: open.actor.creditorId }
    await house.db.hold.create({
      data: {
        ...hold,
        id: `hold_${open.caseId}`,
        reason: 'NOT_A_BUSINESS',
        openedAt: new Date(house.clock.now()),
        openedBy: 'debtor',
      },
    })
    const page = await person.page(person.get('/d/plan'), 'portal-plan-none')
    expect(page.whyNot.code).toBe('plans.paused')
    expect((await person.get(at('/d/plan/next', inBounds))).headers.get('location')).toBe('/d/plan')
  })
})

import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { Page } from '#shared/pages/page.ts'
import { announceDecision } from '../plans/announce-decision.ts'
import type { ActiveCase } from '../testing/debtor.ts'
import { type DebtorBrowser, openPortal } from './portal.test-kit.ts'

const { world, addCase, inside } = await openPortal()
const { house } = world
const marta = await world.addStaff('manager', 'Marta Ferrer')
afterAll(() => world.close())

let open: ActiveCase
let person: DebtorBrowser
beforeEach(async () => {
  await house.db.rateLimit.deleteMany()
  // Due tomorrow, so that no interest blurs the figures.
  open = await addCase({
    invoices: [{ number: 'F-2026-001', dueOn: '2026-11-22', amountMinor: 12_000_00n }],
  })
  await house.db.case.update({ where: { id: open.caseId }, data: { placedOn: '2026-11-02' } })
  person = await inside(open)
})

const inBounds = { total: '', first: '1.500', firstOn: '2026-11-27', count: '6', dayOfMonth: '5' }
const outside = { ...inBounds, count: '18' }
const at = (path: string, terms: Record<string, string>) => `${path}?${new URLSearchParams(terms)}`
type NextPage = Extract<Page, { page: 'portal-plan-next' }>
const seeNext = (terms: Record<string, string>) =>
  person.page(person.get(at('/d/plan/next', terms)), 'portal-plan-next')
const hiddenOf = ({ talk, drawn }: NextPage) => ({
  negotiationId: talk.live && !talk.live.isOver ? talk.live.negotiationId : talk.newNegotiationId,
  version: talk.live && !talk.live.isOver ? String(talk.live.version) : '',
  textSha256: drawn.sha256,
})
const sendOffer = async (terms = outside, words = {}) => {
  const page = await seeNext(terms)
  const fields = { ...hiddenOf(page), act: 'offer', name: '', words: '', whyNotViable: '', ...words }
  return person.post(at('/d/plan/next', terms), fields)
}
const seeTalk = () => person.page(person.get('/d/plan'), 'portal-plan-talk')
const decide = async (act: 'approve' | 'reject') => {
  const { caseId } = open
  const { id, version } = await house.db.negotiation.findFirstOrThrow({ where: { caseId, endedAt: null } })
  const seen = { caseId, negotiationId: id as NextPage['talk']['newNegotiationId'], version }
  const plans = world.callerAs(marta).plans
  await (act === 'approve'
    ? plans.approve(seen)
    : plans.reject({ ...seen, reason: 'The first is too small.' }))
  const decided = await house.db.negotiation.findUniqueOrThrow({ where: { id } })
  await announceDecision(house, { negotiationId: id, version: decided.version })
}

describe('choosing, without any script', () => {
  test('begins with the longest plan that is accepted at once', async () => {
    const page = await person.page(person.get('/d/plan'), 'portal-plan-terms')
    expect(page.form.values).toMatchObject({ first: '1200', count: '12', dayOfMonth: '30' })
    expect(page.preview).toMatchObject({ decider: 'NOBODY', terms: { total: 12_000_00 } })
    expect(page.preview?.instalments).toHaveLength(12)
  })

  test('the address carries what was chosen; − and + come with it', async () => {
    const page = await person.page(person.get(at('/d/plan/terms', inBounds)), 'portal-plan-terms')
    expect(page.preview?.instalments.map(({ amount }) => amount)).toEqual([
      1_500_00, 2_100_00, 2_100_00, 2_100_00, 2_100_00, 2_100_00,
    ])
    const more = { ...inBounds, count: '12', step: '1' }
    const { form, preview } = await person.page(person.get(at('/d/plan/terms', more)), 'portal-plan-terms')
    expect([form.values.count, preview?.decider]).toEqual(['13', 'MANAGER'])
  })

  test('what cannot be read or agreed comes back with its reason', async () => {
    const typed = { ...inBounds, first: 'fifteen', firstOn: 'soon' }
    const answer = await person.get(at('/d/plan/next', typed))
    expect(answer.status).toBe(422)
    const page = await person.page(answer, 'portal-plan-terms')
    expect(page.form).toMatchObject({
      values: typed,
      faults: { first: 'input.amount', firstOn: 'input.day' },
    })
    const early = await person.page(
      person.get(at('/d/plan/next', { ...inBounds, firstOn: '2026-11-01' })),
      'portal-plan-terms',
    )
    expect(early.form.refusal?.code).toBe('plans.firstInPast')
  })
})

describe('inside the bounds', () => {
  test('from choosing to the signed plan, its paper, its calendar and its first payment', async () => {
    const page = await seeNext(inBounds)
    expect(page.drawn).toMatchObject({ decider: 'NOBODY', claimed: 12_000_00 })
    const fields = { ...hiddenOf(page), act: 'confirm', words: '', whyNotViable: '' }
    const address = at('/d/plan/next', inBounds)
    const nameless = await person.post(address, { ...fields, name: ' ' })
    expect(nameless.status).toBe(422)
    expect((await person.page(nameless, 'portal-plan-next')).form.faults).toEqual({ name: 'input.required' })

    const stale = await person.post(address, { ...fields, name: 'Petra Adler', textSha256: '0'.repeat(64) })
    const again = await person.page(stale, 'portal-plan-next')
    expect(again.form).toMatchObject({
      values: { name: 'Petra Adler' },
      refusal: { code: 'plans.textChanged' },
    })

    const signed = await person.post(address, { ...fields, name: 'Petra Adler' })
    expect([signed.status, signed.headers.get('location')]).toEqual([303, '/d/plan?done=signed'])
    expect((await person.get('/d/plan/paper.pdf')).status).toBe(404)
    const before = await person.page(person.get('/d/plan?done=signed'), 'portal-plan')
    expect(before).toMatchObject({ done: 'signed', signed: { signerName: 'Petra Adler', hasPaper: false } })
    await world.drain()
    const kept = await person.page(person.get('/d/plan'), 'portal-plan')
    expect(kept.signed.hasPaper).toBe(true)
    expect(kept.view.plan.next).toMatchObject({ number: 1, dueOn: '2026-11-27', state: 'TO_COME' })

    const paper = await person.get('/d/plan/paper.pdf')
    expect(paper.headers.get('content-type')).toBe('application/pdf')
    expect(
      Buffer.from(await paper.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
    const calendar = await (await person.get('/d/plan/calendar.ics')).text()
    expect(calendar.match(/BEGIN:VEVENT/g)).toHaveLength(6)

    const { view } = await person.page(person.get('/d/claim'), 'portal-claim')
    expect(view).toMatchObject({ dueNow: 0, most: 12_000_00, negotiation: null })
    expect((await person.get('/d/plan/terms')).headers.get('location')).toBe('/d/plan')
    await person.post('/d/pay', { choice: 'instalment' })
    const payment = await house.db.payment.findFirstOrThrow({ where: { caseId: open.caseId } })
    expect(payment.amountMinor).toBe(1_500_00n)
  })

  test('another debtor has no paper and no calendar of it', async () => {
    const page = await seeNext(inBounds)
    await person.post(at('/d/plan/next', inBounds), {
      ...hiddenOf(page),
      act: 'confirm',
      name: 'Petra Adler',
    })
    await world.drain()
    const stranger = await inside(await addCase({ debtorName: 'Hollins & Sons Ltd' }))
    for (const file of ['paper.pdf', 'calendar.ics'])
      expect((await stranger.get(`/d/plan/${file}`)).status).toBe(404)
    await stranger.page(stranger.get('/d/plan'), 'portal-plan-terms')
  })
})

describe('outside the bounds', () => {
  test('an offer is sent, accepted, and signed on the page where it stands', async () => {
    const sent = await sendOffer(outside, { words: 'Our own customer pays in spring.' })
    expect(sent.headers.get('location')).toBe('/d/plan?done=sent')
    const waiting = await person.page(person.get('/d/plan?done=sent'), 'portal-plan-talk')
    expect(waiting).toMatchObject({ done: 'sent', talk: { live: { status: 'WITH_MANAGER', sign: null } } })
    const { view } = await person.page(person.get('/d/claim'), 'portal-claim')
    expect(view.negotiation).toBe('WITH_MANAGER')

    await decide('approve')
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

/** Every key of a plan that may reach a debtor; a field of the mandate is none of them. */
const allowed = new Set(
  `today currency undisputed bounds automatic most first each firstBy holidays outsideDecider managerName creditorName
  answerBy newNegotiationId whyNot code params live negotiationId version status isOver offers number by at total claimed
  words instalments statutoryOn dueOn amount expiresOn decider reason hasChanged mayOffer sign paragraphs sha256 plan
  planId isActive signerName signedAt hasPaper terms firstOn count dayOfMonth isReduction isDisputed`.split(
    /\s+/,
  ),
)
const keysOf = (value: unknown): string[] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([key, inner]) => [
        ...(Array.isArray(value) ? [] : [key]),
        ...keysOf(inner),
      ])

test('what leaves carries allowed keys only, and nothing of the mandate', async () => {
  const secrets = [
    'discountAtMost',
    'authorityLimit',
    'firstShare',
    'eachAtLeast',
    'AUTOMATIC_OFF',
    'TOO_MANY',
  ]
  const look = async (path: string) => {
    const text = await (await person.get(path)).text()
    const { page } = JSON.parse(text)
    const told = [...keysOf(page.talk), ...keysOf(page.drawn)]
    expect(told.length).toBeGreaterThan(10)
    expect(told.filter((key) => !allowed.has(key))).toEqual([])
    for (const secret of [...secrets, marta.email, open.actor.creditorId])
      expect([path, secret, text.includes(secret)]).toEqual([path, secret, false])
  }
  await look('/d/plan')
  await look(at('/d/plan/next', inBounds))
  await look(at('/d/plan/next', { ...outside, total: '9.000' }))
  await sendOffer()
  await look('/d/plan')
  await decide('approve')
  await look('/d/plan')
})

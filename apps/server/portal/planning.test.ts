import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { ActiveCase } from '../testing/debtor.ts'
import { at, hiddenOf, inBounds, openPlanning } from './planning.test-kit.ts'
import type { DebtorBrowser } from './portal.test-kit.ts'

const planning = await openPlanning()
const { addCase, house, inside, seeNext, world } = planning
afterAll(() => world.close())

let open: ActiveCase
let person: DebtorBrowser
beforeEach(async () => {
  ;({ open, person } = await planning.begin())
})

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
    const page = await seeNext(person, inBounds)
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
    const before = await person.page(person.get('/d/plan?done=signed'), 'portal-plan')
    expect(before).toMatchObject({ done: 'signed', signed: { signerName: 'Petra Adler' } })
    // The paper is there from the first moment on, and stays the same when the job comes to it.
    const atOnce = Buffer.from(await (await person.get('/d/plan/paper.pdf')).arrayBuffer())
    await world.drain()
    const kept = await person.page(person.get('/d/plan'), 'portal-plan')
    expect(kept.view.plan.next).toMatchObject({ number: 1, dueOn: '2026-11-27', state: 'TO_COME' })

    const paper = await person.get('/d/plan/paper.pdf')
    expect(paper.headers.get('content-type')).toBe('application/pdf')
    const bytes = Buffer.from(await paper.arrayBuffer())
    expect([bytes.subarray(0, 5).toString(), bytes.equals(atOnce)]).toEqual(['%PDF-', true])
    expect(await house.db.outgoingMail.count({ where: { caseId: open.caseId, kind: 'plan-signed' } })).toBe(1)
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
    await planning.signPlan(person)
    await world.drain()
    const stranger = await inside(await addCase({ debtorName: 'Hollins & Sons Ltd' }))
    for (const file of ['paper.pdf', 'calendar.ics'])
      expect((await stranger.get(`/d/plan/${file}`)).status).toBe(404)
    await stranger.page(stranger.get('/d/plan'), 'portal-plan-terms')
  })
})

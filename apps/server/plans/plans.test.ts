import { afterAll, describe, expect, test } from 'vitest'
import { day } from '#shared/dates.ts'
import { minor } from '#shared/money.ts'
import { brokenChains } from '../record-check.ts'
import { expirePlans } from './expire-plans.ts'
import { inside, openNegotiations, refusedWith } from './plans.test-kit.ts'

const town = await openNegotiations()
const { saldo, house, marta, second, creditor, owing, debtor, as, offer, tell, sign, seen, rowOf } = town
const { mailsOf, kindsOf } = town
afterAll(() => saldo.close())

describe('inside the mandate', () => {
  test('one confirmation accepts and signs, and binds both sides at once (E03)', async () => {
    const file = await owing(12_724_90)
    const drawn = await debtor(file).draw(inside(12_724_90))
    expect(drawn.decider).toBe('NOBODY')
    const confirmed = {
      negotiationId: town.newNegotiation(),
      terms: drawn.terms,
      name: 'Petra Adler',
      textSha256: drawn.sha256,
    }
    const { planId } = await debtor(file).confirm(confirmed)
    // The answer was lost and the button pressed again: still one plan.
    expect(await debtor(file).confirm(confirmed)).toEqual({ planId })
    const plan = await house.db.plan.findUniqueOrThrow({
      where: { id: planId },
      include: { instalments: true, case: true },
    })
    expect(plan).toMatchObject({ status: 'ACTIVE', signerName: 'Petra Adler', textSha256: drawn.sha256 })
    expect(plan.case.status).toBe('PLAN_ACTIVE')
    expect(plan.instalments.reduce((all, { amountMinor }) => all + amountMinor, 0n)).toBe(12_724_90n)
    expect(plan.text).toContain('Bau Adler GmbH')
  })

  test('what needs a person is not confirmed by a button', async () => {
    const file = await owing(12_000_00)
    const terms = { ...inside(12_000_00), count: 13 }
    const { sha256, decider } = await debtor(file).draw(terms)
    expect(decider).toBe('MANAGER')
    const negotiationId = town.newNegotiation()
    await refusedWith(
      debtor(file).confirm({ negotiationId, terms, name: 'Petra Adler', textSha256: sha256 }),
      'plans.needsPerson',
    )
  })

  test('other words than those on the screen are not signed', async () => {
    const file = await owing(12_000_00)
    const confirm = debtor(file).confirm({
      negotiationId: town.newNegotiation(),
      terms: inside(12_000_00),
      name: 'Petra Adler',
      textSha256: '0'.repeat(64),
    })
    await refusedWith(confirm, 'plans.textChanged')
    expect(await house.db.negotiation.count({ where: { caseId: file.caseId } })).toBe(0)
  })
})

describe('outside the mandate', () => {
  test('the account manager counters, the debtor signs the counter-offer', async () => {
    const file = await owing(12_000_00)
    await offer(file)
    await saldo.drain()
    expect(await mailsOf('plan-waiting', file.caseId)).toMatchObject([{ recipient: marta.email }])
    const terms = { ...inside(12_000_00), count: 8 }
    const decided = await as(marta).counter({ ...(await seen(file)), terms, words: 'Eight, not eighteen.' })
    // Nobody outside sees a decision that can still be taken back.
    expect((await debtor(file).talk()).live).toMatchObject({ status: 'WITH_MANAGER', sign: null })
    await tell(file)
    const { live } = await debtor(file).talk()
    expect(live).toMatchObject({ status: 'WITH_DEBTOR', offers: [{ by: 'you' }, { by: 'us' }] })
    expect(decided.status).toBe('WITH_DEBTOR')
    await sign(file)
    await saldo.drain()
    const [answered] = await mailsOf('plan-answered', file.caseId)
    expect(answered).toMatchObject({ language: 'de', sentAt: expect.any(Date) })
    const [signed] = await mailsOf('plan-signed', file.caseId)
    expect(signed?.sentAt).not.toBeNull()
    const mail = saldo.mails.find(({ key }) => key.startsWith('plan-signed'))
    expect(mail?.attachments?.map(({ type }) => type)).toEqual(['application/pdf', 'text/calendar'])
    expect(await kindsOf(file.caseId)).toEqual(
      expect.arrayContaining(['plan-offered', 'plan-countered', 'plan-answer-told', 'plan-signed']),
    )
    expect(await brokenChains(house.db)).toEqual([])
  })

  test('an approval can be taken back until it is told, and only by who gave it', async () => {
    const file = await owing(12_000_00)
    await offer(file)
    await as(marta).approve(await seen(file))
    await refusedWith(as(second).takeBack(await seen(file)), 'plans.notYours')
    await as(marta).takeBack(await seen(file))
    expect(await rowOf(file)).toMatchObject({ status: 'WITH_MANAGER', heldUntil: null })
    await as(marta).reject({ ...(await seen(file)), reason: 'The first payment is too small.' })
    await tell(file)
    await refusedWith(as(marta).takeBack(await seen(file)), 'plans.alreadyTold')
    expect((await debtor(file).talk()).live).toMatchObject({
      status: 'REJECTED',
      isOver: true,
      reason: 'The first payment is too small.',
    })
    // A new offer begins anew.
    await offer(file)
    expect(await house.db.negotiation.count({ where: { caseId: file.caseId } })).toBe(2)
  })

  test('of two who decide at once one wins, and the other is told', async () => {
    const file = await owing(12_000_00)
    await offer(file)
    const view = await seen(file)
    const results = await Promise.allSettled([
      as(marta).approve(view),
      as(second).reject({ ...view, reason: 'No.' }),
      as(second).counter({ ...view, terms: inside(12_000_00) }),
    ])
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const result of results)
      if (result.status === 'rejected')
        expect(result.reason).toMatchObject({ cause: { code: 'plans.changedMeanwhile' } })
    expect(await house.db.planDecision.count({ where: { caseId: file.caseId } })).toBe(1)
  })

  test('the debtor may withdraw while somebody is deciding', async () => {
    const file = await owing(12_000_00)
    await offer(file)
    const view = await seen(file)
    await as(marta).approve(view)
    await debtor(file).withdraw({ negotiationId: view.negotiationId, version: view.version })
    await tell(file)
    expect(await rowOf(file)).toMatchObject({ status: 'WITHDRAWN' })
    await saldo.drain()
    expect(await mailsOf('plan-answered', file.caseId)).toEqual([])
    expect(await mailsOf('plan-ended', file.caseId)).toHaveLength(1)
  })

  test('money that comes in between makes the offer out of date', async () => {
    const file = await owing(12_000_00)
    await offer(file)
    await house.db.hold.create({
      data: {
        id: 'hld_test1',
        caseId: file.caseId,
        creditorId: creditor.creditorId,
        invoiceId: file.invoiceIds[0] as string,
        amountMinor: 2_000_00n,
        reason: 'QUALITY',
        openedAt: new Date(),
        openedBy: 'test',
      },
    })
    await refusedWith(as(marta).approve(await seen(file)), 'plans.claimChanged')
  })
})

test('nobody reaches a negotiation of somebody else', async () => {
  const file = await owing(12_000_00)
  await offer(file)
  const view = await seen(file)
  const stranger = await saldo.addCreditor('Nordlicht Textil GmbH')
  const other = await owing(1_000_00)
  await expect(as(stranger).approve(view)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(as(stranger).ofCase({ caseId: file.caseId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await refusedWith(
    debtor(other).withdraw({ negotiationId: view.negotiationId, version: view.version }),
    'access.notFound',
  )
  const theirs = debtor(other).offer({ negotiationId: view.negotiationId, terms: inside(1_000_00) })
  await refusedWith(theirs, 'access.notFound')
})

test('terms that no schedule has are refused by whoever says them, and nothing is begun', async () => {
  const file = await owing(12_000_00)
  await refusedWith(offer(file, { first: minor(12_000_00) }), 'plans.firstTooLarge')
  expect(await house.db.negotiation.count({ where: { caseId: file.caseId } })).toBe(0)
  const terms = { ...inside(12_000_00), first: minor(12_000_00) }
  const confirmed = {
    negotiationId: town.newNegotiation(),
    terms,
    name: 'Petra Adler',
    textSha256: 'a'.repeat(64),
  }
  await refusedWith(debtor(file).confirm(confirmed), 'plans.firstTooLarge')
  await offer(file)
  await refusedWith(as(marta).counter({ ...(await seen(file)), terms }), 'plans.firstTooLarge')
  expect(await rowOf(file)).toMatchObject({ status: 'WITH_MANAGER', round: 1 })
})

describe('time', () => {
  test('an offer runs out after seven days, by itself, and both sides are told once', async () => {
    const file = await owing(12_000_00)
    await offer(file)
    saldo.clock.forward(7 * 86_400)
    const late = as(marta).approve(await seen(file))
    await refusedWith(late, 'plans.expired')
    await expirePlans(house)
    await expirePlans(house)
    expect(await rowOf(file)).toMatchObject({ status: 'EXPIRED' })
    await saldo.drain()
    expect(await mailsOf('plan-expired', file.caseId)).toHaveLength(1)
    expect(await mailsOf('plan-ended', file.caseId)).toHaveLength(1)
  })

  test('who begins anew after it ran out needs nobody to have noticed', async () => {
    const file = await owing(12_000_00, {
      invoices: [{ number: 'F-2026-001', dueOn: '2027-03-30', amountMinor: 12_000_00n }],
    })
    await offer(file, { firstOn: day(house.clock.today()) })
    saldo.clock.forward(7 * 86_400)
    await offer(file, { firstOn: day(house.clock.today()) })
    const rows = await house.db.negotiation.findMany({
      where: { caseId: file.caseId },
      orderBy: { startedAt: 'asc' },
    })
    expect(rows.map(({ status }) => status)).toEqual(['EXPIRED', 'WITH_MANAGER'])
    expect(await mailsOf('plan-ended', file.caseId)).toHaveLength(1)
    expect(await mailsOf('plan-expired', file.caseId)).toEqual([])
  })

  test('a first day that passed while we were deciding makes nobody late', async () => {
    const file = await owing(12_000_00, {
      invoices: [{ number: 'F-2026-001', dueOn: '2026-12-30', amountMinor: 12_000_00n }],
    })
    const firstOn = house.clock.today()
    await offer(file, { firstOn: day(firstOn) })
    saldo.clock.forward(3 * 86_400)
    await as(marta).approve(await seen(file))
    await tell(file)
    await sign(file)
    const [first] = await house.db.planInstalment.findMany({
      where: { caseId: file.caseId },
      orderBy: { number: 'asc' },
    })
    expect((first?.dueOn ?? '') >= house.clock.today()).toBe(true)
  })
})

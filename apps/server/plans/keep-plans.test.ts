import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { day, type Instant } from '#shared/dates.ts'
import type { CaseId } from '#shared/ids.ts'
import { chargedBack } from '#shared/ledger/receipt-postings.ts'
import { type Currency, type Minor, minor } from '#shared/money.ts'
import { postRest } from '../payments/post-rest.ts'
import { takeBackReceipt } from '../payments/take-back-receipt.ts'
import { brokenChains } from '../record-check.ts'
import type { ActiveCase } from '../testing/debtor.ts'
import { keepPlans } from './keep-plans.ts'
import { payingIn } from './plan-money.test-kit.ts'
import { openNegotiations, refusedWith } from './plans.test-kit.ts'

const town = await openNegotiations()
const { saldo, house, marta, creditor, owing, debtor, as, mailsOf, kindsOf } = town
afterAll(() => saldo.close())
/** Six payments from Friday, 27 November: 2,000.00 first, then 2,000.00 each on the fifth or the next working day. */
const terms = (total: number) => ({
  total,
  first: 2_000_00,
  firstOn: '2026-11-27',
  count: 6,
  dayOfMonth: 5,
})

const at = (moment: string) => saldo.clock.set(moment as Instant)
async function onPlan() {
  at('2026-11-21T09:00:00.000Z')
  const file = await owing(12_000_00)
  const drawn = await debtor(file).draw(terms(12_000_00) as never)
  const { planId } = await debtor(file).confirm({
    negotiationId: town.newNegotiation(),
    terms: drawn.terms,
    name: 'Petra Adler',
    textSha256: drawn.sha256,
  })
  await saldo.drain()
  return { ...file, planId }
}
const planOf = (planId: string) => house.db.plan.findUniqueOrThrow({ where: { id: planId } })
const statusOf = async ({ caseId }: ActiveCase) =>
  (await house.db.case.findUniqueOrThrow({ where: { id: caseId } })).status
const seen = (file: ActiveCase) => saldo.callerAs(file.actor).portal.view()
const { begin, settle, pay } = payingIn(town)

test('reminders leave before, on and after the day, in the debtor’s hours, each once', async () => {
  const file = await onPlan()
  const sent = async () => (await mailsOf('instalment-reminder', file.caseId)).length
  // 06:30 in Berlin, three days before.
  at('2026-11-24T05:30:00.000Z')
  await keepPlans(house)
  expect(await sent()).toBe(0)
  at('2026-11-24T07:00:00.000Z')
  await keepPlans(house)
  await keepPlans(house)
  await saldo.drain()
  expect(await sent()).toBe(1)
  const mail = saldo.mails.find(({ key }) => key.startsWith(`instalment:${file.planId}`))
  expect(mail?.subject).toContain('Ihre nächste Rate steht an')
  at('2026-11-27T08:00:00.000Z')
  await keepPlans(house)
  expect(await sent()).toBe(2)
  // Saturday and Sunday are nobody's working hours.
  at('2026-11-28T10:00:00.000Z')
  await keepPlans(house)
  expect(await sent()).toBe(2)
  at('2026-11-30T08:00:00.000Z')
  await keepPlans(house)
  await keepPlans(house)
  expect(await sent()).toBe(3)
  expect((await kindsOf(file.caseId)).filter((kind) => kind === 'instalment-reminded')).toHaveLength(3)
})

describe('a payment that does not come', () => {
  let file: Awaited<ReturnType<typeof onPlan>>
  beforeAll(async () => {
    file = await onPlan()
  })

  test('the plan is kept to the last minute of grace, and broken from then on before anybody swept', async () => {
    // Three working days after Friday: until Wednesday at midnight in Berlin.
    at('2026-12-02T22:59:59.000Z')
    const kept = await seen(file)
    expect([kept.plan?.due, kept.dueNow, kept.interest]).toEqual([2_000_00, 2_000_00, 0])
    const late = { state: 'IN_GRACE', until: '2026-12-02', arrears: 2_000_00, isHeld: false }
    expect((await debtor(file).talk()).plan?.life).toEqual({ ...late, restoredOn: null, cureBy: null })
    expect((await as(creditor).ofCase({ caseId: file.caseId })).life).toMatchObject(late)
    at('2026-12-02T23:00:00.000Z')
    const broken = await seen(file)
    expect(broken.plan).toBeNull()
    expect(broken.interest).toBeGreaterThan(0)
    expect(broken.dueNow).toBe(broken.outstanding)
    for (const person of [marta, creditor])
      expect(await as(person).ofCase({ caseId: file.caseId })).toMatchObject({
        ended: { end: 'DEFAULTED', dueNow: broken.outstanding, restore: { until: '2026-12-13' } },
        life: { state: 'RESTORABLE', brokenOn: '2026-12-03', until: '2026-12-13', arrears: 2_000_00 },
      })
  })

  test('it is written down once, and debtor, creditor and desk are told once', async () => {
    await keepPlans(house)
    await keepPlans(house)
    await saldo.drain()
    expect(await planOf(file.planId)).toMatchObject({ status: 'DEFAULTED', brokenOn: '2026-12-03' })
    expect(await statusOf(file)).toBe('ACTIVE')
    expect(await mailsOf('plan-turned', file.caseId)).toHaveLength(1)
    const news = await mailsOf('plan-turned-news', file.caseId)
    expect(news.map(({ recipient }) => recipient).toSorted()).toEqual(
      [creditor.email, marta.email].toSorted(),
    )
    const { items } = await saldo.callerAs(marta).desk.inbox({ kind: 'PLAN_BROKEN', mine: true })
    expect(items).toContainEqual(expect.objectContaining({ subjectId: file.planId, text: '2026-12-03' }))
  })

  test('paying what is late within ten days restores it, and its words about interest', async () => {
    at('2026-12-10T10:00:00.000Z')
    await pay(file, 2_000_00)
    expect(await planOf(file.planId)).toMatchObject({ status: 'ACTIVE', restorations: 1, endedAt: null })
    expect(await statusOf(file)).toBe('PLAN_ACTIVE')
    const now = await seen(file)
    expect([now.interest, now.plan?.paid, now.outstanding]).toEqual([0, 2_000_00, 10_000_00])
    expect(await mailsOf('plan-turned', file.caseId)).toHaveLength(2)
    const restored = { state: 'ON_TIME', restoredOn: '2026-12-10', cureBy: '2026-12-15' }
    expect((await debtor(file).talk()).plan?.life).toMatchObject(restored)
    expect((await as(creditor).ofCase({ caseId: file.caseId })).life).toMatchObject(restored)
  })

  test('broken a second time, only a person restores it, with days for what is late', async () => {
    // The second payment is due on Tuesday, 5 January, and in time until Friday.
    at('2027-01-08T22:00:00.000Z')
    await keepPlans(house)
    expect(await planOf(file.planId)).toMatchObject({ status: 'ACTIVE', cureBy: '2026-12-15' })
    at('2027-01-09T10:00:00.000Z')
    await keepPlans(house)
    expect(await planOf(file.planId)).toMatchObject({ status: 'DEFAULTED', brokenOn: '2027-01-09' })
    at('2027-01-11T10:00:00.000Z')
    await pay(file, 2_000_00)
    expect(await planOf(file.planId)).toMatchObject({ status: 'DEFAULTED' })
    const input = { caseId: file.caseId, planId: file.planId as never, why: 'The bank was on strike.' }
    await expect(as(creditor).decideBroken({ ...input, decision: 'REINSTATE' })).rejects.toThrow()
    await as(marta).decideBroken({ ...input, decision: 'REINSTATE' })
    expect(await planOf(file.planId)).toMatchObject({
      status: 'ACTIVE',
      restorations: 2,
      cureBy: '2027-01-14',
    })
    await refusedWith(as(marta).decideBroken({ ...input, decision: 'COLLECT' }), 'plans.notBroken')
    await saldo.drain()
    expect(await brokenChains(house.db)).toEqual([])
  })
})

test('a payment that is on its way stops the clock, and counts from the day on which it was begun', async () => {
  const file = await onPlan()
  at('2026-12-02T22:30:00.000Z')
  const paymentId = await begin(file, 2_000_00)
  at('2026-12-04T10:00:00.000Z')
  await keepPlans(house)
  expect(await planOf(file.planId)).toMatchObject({ status: 'ACTIVE' })
  await settle(paymentId)
  await keepPlans(house)
  expect(await planOf(file.planId)).toMatchObject({ status: 'ACTIVE', restorations: 0 })
  expect((await seen(file)).plan?.paid).toBe(2_000_00)
})

test('a payment begun on the last day for restoring restores the plan, however late its outcome is known', async () => {
  const file = await onPlan()
  at('2026-12-03T10:00:00.000Z')
  await keepPlans(house)
  expect(await planOf(file.planId)).toMatchObject({ status: 'DEFAULTED', brokenOn: '2026-12-03' })
  expect((await seen(file)).dueNow).toBe((await seen(file)).outstanding)
  // Half of what is late changes nothing; the rest is begun half an hour before the tenth day is over.
  await pay(file, 1_000_00)
  expect(await planOf(file.planId)).toMatchObject({ status: 'DEFAULTED' })
  at('2026-12-13T22:30:00.000Z')
  const paymentId = await begin(file, 1_000_00)
  at('2026-12-15T10:00:00.000Z')
  await settle(paymentId)
  expect(await planOf(file.planId)).toMatchObject({ status: 'ACTIVE', restorations: 1 })
  expect((await seen(file)).plan?.paid).toBe(2_000_00)
})

test('a day too late restores nothing by itself', async () => {
  const file = await onPlan()
  at('2026-12-13T23:00:00.000Z')
  await keepPlans(house)
  await pay(file, 2_000_00)
  expect(await planOf(file.planId)).toMatchObject({ status: 'DEFAULTED', restorations: 0 })
  const told = await as(marta).ofCase({ caseId: file.caseId })
  expect(told.life).toMatchObject({ state: 'BROKEN', until: null, brokenOn: '2026-12-03' })
})

test('a plan that cannot be kept is talked about anew, and replaced by what is signed next', async () => {
  const file = await onPlan()
  at('2026-11-23T10:00:00.000Z')
  const input = {
    caseId: file.caseId,
    planId: file.planId as never,
    why: 'A customer of theirs is insolvent.',
  }
  await as(marta).decideBroken({ ...input, decision: 'RENEGOTIATE' })
  await refusedWith(as(marta).decideBroken({ ...input, decision: 'RENEGOTIATE' }), 'plans.decidedSo')
  expect(await mailsOf('plan-turned', file.caseId)).toHaveLength(1)
  const drawn = await debtor(file).draw({
    ...terms(12_000_00),
    first: 1_500_00,
    firstOn: day('2026-12-01'),
  } as never)
  const { planId } = await debtor(file).confirm({
    negotiationId: town.newNegotiation(),
    terms: drawn.terms,
    name: 'Petra Adler',
    textSha256: drawn.sha256,
  })
  expect(await planOf(file.planId)).toMatchObject({ status: 'RENEGOTIATED', supersededById: planId })
  expect([await statusOf(file), (await planOf(planId)).status]).toEqual(['PLAN_ACTIVE', 'ACTIVE'])
})

test('a debtor who talks anew before anybody swept is heard: the broken plan is written down on the way', async () => {
  const file = await onPlan()
  at('2026-12-02T23:30:00.000Z')
  await town.offer(file, { firstOn: day('2026-12-08') })
  expect((await planOf(file.planId)).status).toBe('DEFAULTED')
  expect((await town.rowOf(file)).endedAt).toBeNull()
})

test('what is left of a payment from before the signature restores nothing', async () => {
  at('2026-11-21T08:00:00.000Z')
  const file = await owing(12_000_00)
  const before = await begin(file, 6_000_00)
  await settle(before)
  at('2026-11-21T09:00:00.000Z')
  const drawn = await debtor(file).draw(terms((await seen(file)).outstanding) as never)
  const signed = { terms: drawn.terms, name: 'Petra Adler', textSha256: drawn.sha256 }
  const { planId } = await debtor(file).confirm({ negotiationId: town.newNegotiation(), ...signed })
  at('2026-12-04T10:00:00.000Z')
  await keepPlans(house)
  expect(await planOf(planId)).toMatchObject({ status: 'DEFAULTED' })
  // Its bank takes a part of it back.
  const bank = { kind: 'webhook', language: 'en' } as const
  await house.db.$transaction(async (tx) => {
    const payment = await tx.payment.findUniqueOrThrow({ where: { id: before } })
    const leaves = (of: CaseId, amount: Minor, currency: Currency) => chargedBack(of, amount, currency)
    await takeBackReceipt(house, tx, bank, { paymentId: before, cause: 'dp_1', why: 'A part', leaves })
    await postRest(house, tx, bank, payment, { amount: minor(5_000_00) })
  })
  expect(await planOf(planId)).toMatchObject({ status: 'DEFAULTED', restorations: 0 })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { feedDaysOf } from '#shared/plans/plan-feed.ts'
import { minor } from '#shared/money.ts'
import { loadClaim } from '../cases/load-claim.ts'
import { keepPlans } from '../plans/keep-plans.ts'
import type { ActiveCase } from '../testing/debtor.ts'
import { chargeInstalments } from './charge-instalments.ts'
import { type CardHouse, openCardHouse } from './saved-card.test-kit.ts'

let saldo: CardHouse
beforeAll(async () => {
  saldo = await openCardHouse()
})
afterAll(() => saldo.close())

const planOf = ({ caseId }: ActiveCase) => saldo.house.db.plan.findFirstOrThrow({ where: { caseId } })
const caseOf = ({ caseId }: ActiveCase) => saldo.house.db.case.findUniqueOrThrow({ where: { id: caseId } })
const standingOf = async ({ caseId }: ActiveCase) =>
  (await loadClaim(saldo.house, saldo.house.db, caseId)).demand.plan
const openOfEach = async (file: ActiveCase) => (await standingOf(file))?.instalments.map(({ open }) => open)
const remindersOf = ({ caseId }: ActiveCase) =>
  saldo.house.db.outgoingMail.count({ where: { caseId, kind: 'instalment-reminder' } })
/** Pays with a card on the card page, as a debtor does who chooses. */
async function pay(file: ActiveCase, choice: Parameters<ReturnType<CardHouse['own']>['start']>[0]) {
  const { paymentId } = await saldo.own(file).start(choice)
  await saldo.pay(paymentId)
  await saldo.statusIs(paymentId, 'SUCCEEDED')
  await saldo.drain()
  return paymentId
}
/** Every morning from a week before an instalment to a week after it: whatever would be sent or charged is. */
async function liveThrough(file: ActiveCase, number: number) {
  for (const days of [-7, -4, -3, -1, 0, 1, 2, 5, 7]) {
    await saldo.dawn(file, number, days)
    await keepPlans(saldo.house)
    await chargeInstalments(saldo.house)
  }
  await saldo.drain()
}

describe('a plan that is paid off early', () => {
  let file: ActiveCase
  beforeAll(async () => {
    file = await saldo.onPlan()
    await saldo.keep(file)
    expect(await openOfEach(file)).toEqual([0, 1_000_00, 1_000_00])
    await pay(file, { kind: 'everything' })
  })

  test('costs nothing more than what was open, is complete, and its case closes', async () => {
    expect(await planOf(file)).toMatchObject({ status: 'COMPLETED' })
    expect(await caseOf(file)).toMatchObject({ status: 'CLOSED', closeCode: 'PAID' })
    expect(await saldo.openOf(file)).toBe(0)
    const paid = await saldo.house.db.payment.findMany({
      where: { caseId: file.caseId, status: 'SUCCEEDED' },
    })
    expect(paid.map(({ amountMinor }) => amountMinor).toSorted()).toEqual([1_000_00n, 2_000_00n])
  })

  test('charges and reminds nobody any more: the card is forgotten, here and at the provider', async () => {
    const before = await remindersOf(file)
    await liveThrough(file, 2)
    await liveThrough(file, 3)
    expect(await saldo.chargesOf(file)).toEqual([])
    expect(await remindersOf(file)).toBe(before)
    const [card] = await saldo.house.db.savedCard.findMany({ where: { caseId: file.caseId } })
    expect(card).toMatchObject({ status: 'REMOVED', removedBy: 'plan-over' })
    expect(card?.detachedAt).not.toBeNull()
    expect(feedDaysOf(await standingOf(file))).toEqual([])
    await expect(saldo.own(file).start({ kind: 'instalment' })).rejects.toThrow()
  })
})

describe('a plan on which more is paid than was asked for', () => {
  test('gets shorter from its end: the next payment stays, the last one shrinks, then falls away', async () => {
    const file = await saldo.onPlan()
    await pay(file, { kind: 'instalment' })
    // The one that comes next, and 600.00 off the last.
    await pay(file, { kind: 'amount', amountMinor: minor(1_600_00) })
    expect(await openOfEach(file)).toEqual([0, 0, 400_00])
    expect(await planOf(file)).toMatchObject({ status: 'ACTIVE' })
    expect(feedDaysOf(await standingOf(file)).map(({ amount, isPaid }) => [amount, isPaid])).toEqual([
      [1_000_00, true],
      [1_000_00, true],
      [400_00, false],
    ])
    // The second payment is paid already: nobody is reminded of it, and nothing is late.
    await liveThrough(file, 2)
    expect(await remindersOf(file)).toBe(0)
    expect(await planOf(file)).toMatchObject({ status: 'ACTIVE', brokenOn: null })
    // Only the rest of the last one is asked for on its day.
    await saldo.dawn(file, 3)
    const view = await saldo.callerAs(file.actor).portal.view()
    expect([view.dueNow, view.outstanding]).toEqual([400_00, 400_00])
  })

  test('charges a kept card with what is left of the last payment and with no more', async () => {
    const file = await saldo.onPlan()
    await saldo.keep(file)
    // The next is paid before its day, and a part of the last.
    await pay(file, { kind: 'amount', amountMinor: minor(1_250_00) })
    expect(await openOfEach(file)).toEqual([0, 0, 750_00])
    await liveThrough(file, 2)
    expect(await saldo.chargesOf(file)).toEqual([])
    await liveThrough(file, 3)
    expect(await saldo.chargesOf(file)).toMatchObject([
      { number: 3, status: 'SUCCEEDED', amountMinor: 750_00n },
    ])
    expect(await caseOf(file)).toMatchObject({ status: 'CLOSED', closeCode: 'PAID' })
    expect(await planOf(file)).toMatchObject({ status: 'COMPLETED' })
  })
})

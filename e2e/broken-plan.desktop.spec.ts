import { timeZone } from '#shared/countries.ts'
import { addDays, type Day, dayOf, formatDay, instant } from '#shared/dates.ts'
import type { CaseId } from '#shared/ids.ts'
import { cards, payWithCard, phoneSize } from './debtor.ts'
import { balance, booksAddUp, debtorOnPhone, inBothLights, runNow } from './money.ts'
import { sign } from './negotiating.ts'
import { enterAs, marta } from './people.ts'
import { expectNoSideways } from './steps.ts'
import { wordsOf } from './words.ts'
import { expect, test, type World } from './world.ts'

const t = wordsOf('en')
const ar = wordsOf('ar')
const today = (): Day => dayOf(instant(new Date().toISOString()), timeZone('GB'))

/**
 * Days go by for this plan: its first payment was due yesterday, and its days of grace end so many days from today. Its
 * days are no figures of the books, and nobody but a story may move them.
 */
async function dueYesterday(world: World, caseId: CaseId, graceEndsIn: number) {
  await world.sql(`set session_replication_role = 'replica'`)
  await world.sql(
    `update "PlanInstalment" set "statutoryOn" = $2, "dueOn" = $2, "graceUntil" = $3
     where "caseId" = $1 and number = 1`,
    [caseId, addDays(today(), -1), addDays(today(), graceEndsIn)],
  )
  await world.sql(`set session_replication_role = 'origin'`)
}

/** What a plan costs that is not kept, and how it is set right: nobody on any side has to guess (D2). */
test('a plan runs late, breaks and is restored: the same words for debtor, creditor and desk', async ({
  page,
  browser,
  world,
  axe,
}) => {
  test.slow()
  const owing = { company: 'Aceros Roto', invoice: 'F-2026-95', amount: '4200.00' }
  const { creditor, email, caseId, number, phone, debtor } = await debtorOnPhone(world, browser, owing)
  await debtor.getByRole('link', { name: t('plan-page:claim.parts') }).click()
  await debtor.getByRole('button', { name: t('plan-page:choose.go') }).click()
  await sign(debtor)
  const hand = await browser.newContext({ viewport: phoneSize, locale: 'en-GB' })
  const office = await hand.newPage()
  await enterAs(hand, creditor)
  await enterAs(page, await marta())
  const plan = async () =>
    (
      await world.sql<{ status: string; restorations: number }>(
        `select status, restorations from "Plan" where "caseId" = $1`,
        [caseId],
      )
    )[0]
  const openPlans = async () => {
    await debtor.goto('/d/plan')
    await office.goto(`/app/cases/${caseId}/plan`)
    await page.goto(`/desk/cases/${caseId}`)
  }
  const state = (where: typeof page, told: 'IN_GRACE' | 'RESTORABLE' | 'RESTORED') =>
    expect(where.getByText(t(`plans:life.state.${told}`), { exact: true })).toBeVisible()

  // Late, and in time for two days more: what is to be paid until when stands on every screen.
  await dueYesterday(world, caseId, 2)
  await runNow(world, 'plans.keep')
  await openPlans()
  await expect(debtor.getByText(t('plan-page:plan.lateTitle'), { exact: true })).toBeVisible()
  await expect(debtor.getByText(formatDay(addDays(today(), 2), 'en')).first()).toBeVisible()
  await inBothLights(debtor, axe)
  for (const where of [office, page]) {
    await state(where, 'IN_GRACE')
    await inBothLights(where, axe)
  }
  await expect(office.getByText(t('plans:life.IN_GRACE.creditor'))).toBeVisible()
  await expect(page.getByText(t('plans:life.IN_GRACE.desk'))).toBeVisible()
  expect(await plan()).toEqual({ status: 'ACTIVE', restorations: 0 })
  expect(await balance(world, 'CLAIM_PRINCIPAL', { caseId })).toBe(4200_00)

  // Its grace is over: everything is due at once, all three are told, and one of them can set it right by paying.
  await dueYesterday(world, caseId, -1)
  await runNow(world, 'plans.keep')
  expect(await plan()).toEqual({ status: 'DEFAULTED', restorations: 0 })
  const told = await world.mailTo(email, /instalment plan has ended/)
  expect(told.text).toContain('the plan counts again as if nothing had happened')
  await world.mailTo(creditor.email, /has not kept the plan/)
  await world.mailTo('marta@saldo.example', new RegExp(`has not kept the plan .*${number}`))
  await openPlans()
  await expect(debtor.getByText(t('plan-page:ended.now'), { exact: true })).toBeVisible()
  await inBothLights(debtor, axe)
  for (const where of [office, page]) {
    await state(where, 'RESTORABLE')
    await inBothLights(where, axe)
  }
  // Nobody has to decide; who may, can.
  await expect(page.getByRole('button', { name: t('plans:broken.act') })).toBeVisible()
  await expect(office.getByRole('button', { name: t('plans:broken.act') })).toHaveCount(0)

  await debtor.getByRole('button', { name: /keep the plan/ }).click()
  await payWithCard(debtor, cards.good)
  await expect(debtor.getByRole('heading', { name: t('portal:payment.paid.title') })).toBeVisible()
  expect(await plan()).toEqual({ status: 'ACTIVE', restorations: 1 })
  await world.mailTo(email, /instalment plan counts again/)
  await world.mailTo(creditor.email, /counts again/)
  await openPlans()
  await expect(debtor.getByText(t('plan-page:plan.restoredTitle'), { exact: true })).toBeVisible()
  await expect(debtor.locator('main ol > li').first()).toContainText(t('plan-page:plan.state.PAID'))
  await inBothLights(debtor, axe)
  for (const where of [office, page]) {
    await state(where, 'RESTORED')
    await inBothLights(where, axe)
  }
  // Nothing is left to decide.
  await expect(page.getByRole('button', { name: t('plans:broken.act') })).toHaveCount(0)
  // The sweep finds nothing to break any more.
  await runNow(world, 'plans.keep')
  expect(await plan()).toEqual({ status: 'ACTIVE', restorations: 1 })
  const ended = (await world.mailsTo(email)).filter(({ subject }) => /plan has ended/.test(subject))
  expect(ended).toHaveLength(1)
  await debtor.context().addCookies([{ name: 'saldo-language', value: 'ar', url: debtor.url() }])
  await debtor.reload()
  await expect(debtor.getByText(ar('plan-page:plan.restoredTitle'), { exact: true })).toBeVisible()
  await expectNoSideways(debtor)
  await hand.close()
  await phone.close()
  await booksAddUp()
})

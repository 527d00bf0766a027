import type { Page } from '@playwright/test'
import { timeZone } from '#shared/countries.ts'
import { addDays, dayOf, instant } from '#shared/dates.ts'
import type { CaseId } from '#shared/ids.ts'
import { payWithCard, unlock } from './debtor.ts'
import { booksAddUp, inBothLights, runNow } from './money.ts'
import { activeCase, enterAs, linkIn, newCreditor } from './people.ts'
import { expectNoSideways } from './steps.ts'
import { wordsOf } from './words.ts'
import { expect, need, test, type World } from './world.ts'

const t = wordsOf('en')
const ar = wordsOf('ar')
/** A card of its own: what the sandbox is told about it happens to no other story. */
const card = { number: '5555 5555 5555 4444', last4: '4444' }

/** Cards are charged from nine in the morning of the debtor on: a country in which it is that late now. */
const country = new Date().getUTCHours() >= 9 ? 'GB' : 'AU'

/**
 * A month goes by for this plan: its days are no figures of the books, and nobody but a story may move them. Then the
 * sweep of the server runs.
 */
async function dueToday(world: World, caseId: CaseId, number: number) {
  const today = dayOf(instant(new Date().toISOString()), timeZone(country))
  await world.sql(`set session_replication_role = 'replica'`)
  await world.sql(
    `update "PlanInstalment" set "statutoryOn" = case number when $2 then $3 else $4 end,
       "dueOn" = case number when $2 then $3 else $4 end where "caseId" = $1 and number <= $2`,
    [caseId, number, today, addDays(today, -1)],
  )
  await world.sql(`set session_replication_role = 'origin'`)
  await runNow(world, 'payments.charge-instalments')
}
const triesOf = (world: World, caseId: CaseId) =>
  world.sql<{ number: number; status: string; reason: string | null }>(
    `select number, status, reason from "InstalmentCharge" where "caseId" = $1 order by "startedAt"`,
    [caseId],
  )
const rows = (page: Page) => page.locator('main ol > li')

test('a kept card: words agreed to, charged on its day, the bank asks for the debtor, paid by link, removed', async ({
  page,
  browser,
  world,
  axe,
}) => {
  test.slow()
  await page.setViewportSize({ width: 390, height: 844 })
  const creditor = await newCreditor(world.unique('Aceros Tarjeta'))
  const email = `kept.${Date.now()}@debtors.example`
  const invoices = [{ number: 'F-2026-81', amount: '4200.00', daysOverdue: 20 }]
  const { caseId, link } = await activeCase(world, creditor, { email, country, invoices })
  await unlock(page, link, 'F-2026-81')
  await page.getByRole('link', { name: t('plan-page:claim.parts') }).click()
  await page.getByRole('button', { name: t('plan-page:choose.go') }).click()
  await page.locator('#name').fill('Grace Hollins')
  await page.getByRole('button', { name: t('plan-page:sign.button') }).click()
  await expect(page.getByText(t('plan-page:done.signedTitle'))).toBeVisible()

  // What is allowed stands on the screen before it is allowed, and is kept word by word.
  await page.getByRole('link', { name: t('plan-page:card.offer') }).click()
  const words = page.getByRole('region', { name: t('plan-page:card.words') })
  await expect(words).toContainText('never more than')
  await inBothLights(page, axe)
  await page.locator('#name').fill('Grace Hollins')
  await page.locator('form[action="/d/plan/card"] button').click()
  await payWithCard(page, card.number)
  await expect(page.getByRole('heading', { name: t('portal:payment.paid.title') })).toBeVisible()
  const kept = () =>
    world.sql<{ status: string; last4: string; text: string }>(
      `select status, last4, "mandateText" as text from "SavedCard" where "caseId" = $1`,
      [caseId],
    )
  await expect.poll(async () => (await kept())[0]?.status, { timeout: 30_000 }).toBe('ACTIVE')
  const [mandate] = await kept()
  expect(mandate).toMatchObject({ last4: card.last4 })
  expect(mandate?.text).toContain('never more than')

  // The plan says on which day it is charged how much, before any reminder does.
  await page.goto('/d/plan')
  await expect(page.getByText(t('plan-page:plan.chargeTitle'))).toBeVisible()
  await expect(page.getByText(/^On .* we charge €.* ending in 4444/)).toBeVisible()
  await expect(
    rows(page)
      .first()
      .getByRole('link', { name: /^Receipt .*PDF$/ }),
  ).toBeVisible()
  await inBothLights(page, axe)

  // On the day of the second payment the card is charged without the debtor.
  await dueToday(world, caseId, 2)
  await expect
    .poll(() => triesOf(world, caseId), { timeout: 60_000 })
    .toEqual([{ number: 2, status: 'SUCCEEDED', reason: null }])
  await page.goto('/d/plan')
  await expect(rows(page).nth(1)).toContainText(t('plan-page:plan.state.PAID'))
  await expect
    .poll(
      async () => (await world.mailsTo(email)).filter(({ subject }) => subject.startsWith('Receipt')).length,
    )
    .toBe(2)

  // For the third the bank wants the debtor itself: no second try, a mail with a link instead.
  const answer = await fetch(`${need('SALDO_SANDBOX_URL')}/sandbox/cards/${card.last4}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ like: '4000002760003184' }),
  })
  expect(answer.ok, 'the sandbox takes the order').toBe(true)
  await dueToday(world, caseId, 3)
  await expect
    .poll(async () => (await triesOf(world, caseId)).at(-1), { timeout: 60_000 })
    .toEqual({ number: 3, status: 'NEEDS_DEBTOR', reason: 'authentication_required' })
  const mail = await world.mailTo(email, /could not be charged/)
  await page.context().clearCookies()
  await unlock(page, linkIn(mail.text), 'F-2026-81')
  await page.goto('/d/plan/card')
  await expect(page.getByText(t('plan-page:card.status.NEEDS_DEBTOR'))).toBeVisible()
  await inBothLights(page, axe)
  await page.goto('/d/plan')
  await page.getByRole('button', { name: /^Pay €[\d,.]+ now$/ }).click()
  await payWithCard(page, '4242 4242 4242 4242')
  await expect(page.getByRole('heading', { name: t('portal:payment.paid.title') })).toBeVisible()
  await page.goto('/d/plan')
  await expect(rows(page).nth(2)).toContainText(t('plan-page:plan.state.PAID'))

  // The creditor sees what was tried and by which card, in its own language as well, on any screen.
  const wide = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' })
  const office = await wide.newPage()
  await enterAs(wide, creditor)
  await office.goto(`/app/cases/${caseId}/plan`)
  await expect(office.getByRole('link', { name: /^Receipt .*PDF$/ }).first()).toBeVisible()
  const charges = office.getByRole('list', { name: t('plans:card.charges') })
  await expect(charges.getByRole('listitem')).toHaveCount(2)
  await expect(charges).toContainText(t('plans:card.status.NEEDS_DEBTOR'))
  await inBothLights(office, axe)
  await wide.close()

  // One press ends it, here and at the provider, and everybody who counts on it is told.
  await page.goto('/d/plan/card')
  await page.getByRole('button', { name: t('plan-page:card.remove') }).click()
  await expect(page.getByText(t('plan-page:card.removed'))).toBeVisible()
  await inBothLights(page, axe)
  await world.mailTo(email, /is not charged any more/)
  await world.mailTo(creditor.email, /the kept card is not charged any more/)
  await expect.poll(async () => (await kept())[0]?.status).toBe('REMOVED')
  await dueToday(world, caseId, 4)
  await page.goto('/d/plan')
  await expect(rows(page).nth(3)).toContainText(t('plan-page:plan.state.DUE'))
  await page.context().addCookies([{ name: 'saldo-language', value: 'ar', url: page.url() }])
  await page.reload()
  await expect(rows(page).nth(3)).toContainText(ar('plan-page:plan.state.DUE'))
  await expectNoSideways(page)
  expect(await triesOf(world, caseId)).toHaveLength(2)
  await booksAddUp()
})

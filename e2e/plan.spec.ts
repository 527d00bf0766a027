import type { Page } from '@playwright/test'
import { type CaseId } from '#shared/ids.ts'
import { cards, payWithCard, unlock } from './debtor.ts'
import { activeCase, newCreditor } from './people.ts'
import { expectNoSideways, tabTo } from './steps.ts'
import { wordsOf } from './words.ts'
import { expect, test, type World } from './world.ts'

const t = wordsOf('en')
const address = (name: string) => `${name}.${Date.now()}@debtors.example`
const debtOf = (email: string, language: 'en' | 'ar' = 'en') => ({
  email,
  language,
  invoices: [{ number: 'F-2026-9', amount: '4200.00', daysOverdue: 20 }],
})

/** Drags the slider to a place of its own length, as a finger does. */
async function slideTo(page: Page, part: number) {
  const slider = page.locator('#count')
  await slider.scrollIntoViewIfNeeded()
  const box = await slider.boundingBox()
  if (!box) throw new Error('No slider')
  const y = box.y + box.height / 2
  const dir = await page.evaluate(() => document.documentElement.dir)
  const x = box.x + box.width * (dir === 'rtl' ? 1 - part : part)
  await page.mouse.move(box.x + box.width / 2, y)
  await page.mouse.down()
  for (let step = 1; step <= 6; step += 1)
    await page.mouse.move(box.x + box.width / 2 + ((x - box.x - box.width / 2) * step) / 6, y)
  await page.mouse.up()
}

const rows = (page: Page) => page.locator('[data-schedule] ol > li')
const figures = async (page: Page) => ({
  days: await page.locator('main ol > li [data-date]').allTextContents(),
  amounts: await page.locator('main ol > li [data-amount]').allTextContents(),
})
const answer = (page: Page) => page.locator('[data-answer]:not([hidden])')

/** The plan as it is on file: signed, adding up, and the case is on it. */
async function planOf(world: World, caseId: CaseId) {
  const [plan] = await world.sql<{ id: string; total: string; status: string; name: string; case: string }>(
    `select p.id, p."totalMinor" as total, p.status, p."signerName" as name, c.status as case
     from "Plan" p join "Case" c on c.id = p."caseId" where p."caseId" = $1`,
    [caseId],
  )
  const parts = await world.sql<{ amount: string }>(
    `select "amountMinor" as amount from "PlanInstalment" where "planId" = $1 order by number`,
    [plan?.id],
  )
  const amounts = parts.map(({ amount }) => BigInt(amount))
  expect(amounts.reduce((sum, amount) => sum + amount, 0n)).toBe(BigInt(plan?.total ?? 0))
  return { plan, amounts }
}

test('an instant plan inside the mandate on the phone', async ({ page, world, axe }) => {
  const creditor = await newCreditor(world.unique('Aceros Plan'))
  const email = address('plan')
  const { caseId, link } = await activeCase(world, creditor, debtOf(email))
  await unlock(page, link, 'F-2026-9')
  await axe()
  await page.getByRole('link', { name: t('plan-page:claim.parts') }).click()
  await expect(answer(page)).toHaveText(t('plan-page:answer.NOBODY'))
  const proposed = await rows(page).count()
  await axe()

  // Past what is accepted at once a person is named; back inside it is accepted again, while the finger is still down.
  await slideTo(page, 0.95)
  await expect(answer(page)).toContainText(/Marta Ferrer answers by|account manager answers by/)
  expect(await rows(page).count()).toBeGreaterThan(proposed)
  await slideTo(page, 0.02)
  await expect(answer(page)).toHaveText(t('plan-page:answer.NOBODY'))
  await page.getByRole('button', { name: t('plan-page:choose.more') }).click()
  const count = await rows(page).count()
  await expect(page.locator('[data-count]')).toHaveText(String(count))
  await page.locator('#first').fill('0,10')
  await expect(answer(page)).toContainText('Each payment is at least')
  await page.locator('#first').fill('1 000')
  await expect(answer(page)).toHaveText(t('plan-page:answer.NOBODY'))
  const drawn = await figures(page)
  await page.getByRole('button', { name: t('plan-page:choose.go') }).click()

  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('plan-page:next.signTitle'))
  // What the server draws is what was seen while sliding, to the cent and to the day.
  expect(await figures(page)).toEqual(drawn)
  await axe()
  await page.getByRole('button', { name: t('plan-page:sign.button') }).click()
  await expect(page.locator('#name')).toHaveAttribute('aria-invalid', 'true')
  await page.locator('#name').fill('Grace Hollins')
  await page.getByRole('button', { name: t('plan-page:sign.button') }).click()
  await expect(page.getByText(t('plan-page:done.signedTitle'))).toBeVisible()
  await axe()

  const mail = await world.mailTo(email, /instalment plan/i)
  expect(mail.attachments.map((name) => name.split('.').at(-1)).toSorted()).toEqual(['ics', 'pdf'])
  await page.reload()
  const save = (name: string) => page.locator(`a[href="/d/plan/${name}"]`).getAttribute('href')
  const paper = await page.request.get((await save('paper.pdf')) ?? '')
  expect((await paper.body()).subarray(0, 5).toString()).toBe('%PDF-')
  const calendar = await (await page.request.get((await save('calendar.ics')) ?? '')).text()
  expect(calendar.match(/BEGIN:VEVENT/g)).toHaveLength(count)

  const { plan, amounts } = await planOf(world, caseId)
  expect(plan).toMatchObject({ status: 'ACTIVE', name: 'Grace Hollins', case: 'PLAN_ACTIVE' })
  expect([amounts.length, amounts[0]]).toEqual([count, 1_000_00n])

  await page.getByRole('button', { name: /^Pay the next: €1,000\.00$/ }).click()
  await payWithCard(page, cards.good)
  await expect(page.getByRole('heading', { name: t('portal:payment.paid.title') })).toBeVisible()
  await page.getByRole('link', { name: t('portal:payment.back') }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Next payment to')
  await axe()
  await page.getByRole('link', { name: t('plan-page:claim.see') }).click()
  await expect(rowsOfPlan(page).first()).toContainText(t('plan-page:plan.state.PAID'))
  await world.mailTo(creditor.email, /signed an instalment plan/)
})

const rowsOfPlan = (page: Page) => page.locator('main ol > li')

test('the same with the keyboard alone', async ({ page, world, axe }) => {
  const creditor = await newCreditor(world.unique('Maderas Plan'))
  const email = address('plankeys')
  const { caseId, link } = await activeCase(world, creditor, debtOf(email))
  await unlock(page, link, 'F-2026-9')
  await tabTo(page, page.getByRole('link', { name: t('plan-page:claim.parts') }))
  await page.keyboard.press('Enter')
  await expect(answer(page)).toHaveText(t('plan-page:answer.NOBODY'))
  await tabTo(page, page.locator('#count'))
  const before = await rows(page).count()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(rows(page)).toHaveCount(before + 2)
  await expect(answer(page)).toContainText('answers by')
  await page.keyboard.press('Home')
  await expect(rows(page)).toHaveCount(2)
  await tabTo(page, page.getByRole('button', { name: t('plan-page:choose.more') }))
  await page.keyboard.press('Enter')
  await page.keyboard.press('Space')
  await expect(rows(page)).toHaveCount(4)
  await tabTo(page, page.getByRole('button', { name: t('plan-page:choose.go') }))
  await page.keyboard.press('Enter')
  await tabTo(page, page.locator('#name'))
  await page.keyboard.type('Grace Hollins')
  await axe()
  await page.keyboard.press('Enter')
  await expect(page.getByText(t('plan-page:done.signedTitle'))).toBeVisible()
  await tabTo(page, page.getByRole('button', { name: /^Pay the next/ }))
  const { plan, amounts } = await planOf(world, caseId)
  expect([plan?.status, amounts.length]).toEqual(['ACTIVE', 4])
  await world.mailTo(email, /instalment plan/i)
})

test.describe('in Arabic at 320 px', () => {
  test.use({ viewport: { width: 320, height: 640 }, locale: 'ar' })
  test('an instant plan', async ({ page, world, axe }) => {
    const ar = wordsOf('ar')
    const creditor = await newCreditor(world.unique('Al Noor Steel'))
    const email = address('planar')
    const { caseId, link } = await activeCase(world, creditor, debtOf(email, 'ar'))
    await unlock(page, link, 'F-2026-9')
    const look = async (name: string) => {
      await expectNoSideways(page)
      await axe()
      await page.screenshot({ path: `var/stories/plan-ar-${name}.png`, fullPage: true })
    }
    await look('claim')
    await page.getByRole('link', { name: ar('plan-page:claim.parts') }).click()
    await expect(answer(page)).toHaveText(ar('plan-page:answer.NOBODY'))
    await look('choose')
    await slideTo(page, 0.9)
    await expect(answer(page)).not.toHaveText(ar('plan-page:answer.NOBODY'))
    await look('outside')
    await slideTo(page, 0.05)
    await expect(answer(page)).toHaveText(ar('plan-page:answer.NOBODY'))
    await page.getByRole('button', { name: ar('plan-page:choose.go') }).click()
    await look('sign')
    await page.locator('#name').fill('نور الحداد')
    await page.getByRole('button', { name: ar('plan-page:sign.button') }).click()
    await expect(page.getByText(ar('plan-page:done.signedTitle'))).toBeVisible()
    await look('signed')
    expect((await planOf(world, caseId)).plan).toMatchObject({ status: 'ACTIVE', name: 'نور الحداد' })
    expect((await world.mailTo(email, /خطة/)).attachments).toHaveLength(2)
  })
})

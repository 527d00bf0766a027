import { balance, booksAddUp, inBothLights } from './money.ts'
import { activeCase, enterAs, marta, newCreditor } from './people.ts'
import { unlock } from './debtor.ts'
import { photo } from './steps.ts'
import { wordsOf } from './words.ts'
import { expect, test } from './world.ts'

const t = wordsOf('en')

/** Nothing is spent in anybody's name without their yes, and never more than it covers (A35). */
test('costs: asked at the desk, consented to on the phone, spent with a bill, owed by law, taken back', async ({
  page,
  browser,
  world,
  axe,
}) => {
  test.slow()
  const creditor = await newCreditor(world.unique('Aceros Gastos'))
  const email = `costs.${Date.now()}@debtors.example`
  const invoices = [{ number: 'F-2026-81', amount: '2000.00', daysOverdue: 90 }]
  const { caseId, link } = await activeCase(world, creditor, { email, invoices })
  const wide = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' })
  const desk = await wide.newPage()
  await enterAs(wide, await marta())
  await desk.goto(`/desk/cases/${caseId}`)
  const dialog = desk.getByRole('dialog')
  await desk.getByRole('button', { name: t('costs:desk.ask') }).click()
  await dialog.getByRole('button', { name: t('costs:desk.askConfirm') }).click()
  await expect(dialog.getByLabel(t('costs:desk.ceiling'))).toHaveAttribute('aria-invalid', 'true')
  await dialog.getByLabel(t('costs:desk.kind')).selectOption('LAWYER')
  await dialog.getByLabel(t('costs:desk.ceiling')).fill('300.00')
  await dialog.getByLabel(t('costs:desk.reason')).fill('They moved, and the register names another office.')
  await dialog.getByLabel(t('costs:desk.benefit')).fill('A letter of a lawyer at the right address.')
  await inBothLights(desk, axe)
  await dialog.getByRole('button', { name: t('costs:desk.askConfirm') }).click()
  await expect(dialog).toHaveCount(0)
  await expect(desk.getByText(t('costs:status.WAITING'), { exact: true })).toBeVisible()

  await world.mailTo(creditor.email, /May we spend money/)
  await enterAs(page, creditor)
  await page.goto('/app/approvals')
  await page.getByRole('link', { name: t('approvals:act.COST') }).click()
  await expect(page.getByRole('heading', { level: 1, name: t('costs:title') })).toBeVisible()
  await inBothLights(page, axe)
  const yes = t('costs:approve', { amount: '€300.00' })
  await page.getByRole('button', { name: yes }).click()
  await inBothLights(page, axe)
  await page.getByRole('dialog').getByRole('button', { name: yes }).click()
  await expect(page.getByText(t('costs:status.GIVEN'), { exact: true })).toBeVisible()
  expect(await balance(world, 'CLAIM_COSTS', { caseId })).toBe(0)

  await world.mailTo('marta@saldo.example', /Answer about costs/)
  await desk.reload()
  const record = async (amount: string) => {
    await desk.getByRole('button', { name: t('costs:desk.record'), exact: true }).click()
    await dialog.getByLabel(t('costs:desk.amount')).fill(amount)
    await dialog.getByLabel(t('costs:desk.what')).fill('Letter of the lawyer')
    await dialog.getByLabel(t('costs:desk.reference')).fill('2026/118')
    await dialog.locator('input[type=file]').setInputFiles([await photo(desk, 'bill.jpg', 300)])
    await dialog.getByRole('button', { name: t('costs:desk.recordConfirm'), exact: true }).click()
  }
  // Never more than was consented to, however it is asked.
  await record('300.01')
  await expect(dialog.getByRole('alert')).toBeVisible()
  await inBothLights(desk, axe)
  await desk.keyboard.press('Escape')
  await record('240.00')
  await expect(dialog).toHaveCount(0)
  await expect(desk.getByText('Letter of the lawyer · 2026/118')).toBeVisible()
  await inBothLights(desk, axe)
  const costs = () =>
    world.sql<{ amount: string; gone: boolean }>(
      `select "amountMinor" as amount, "takenBackOn" is not null as gone from "Cost" where "caseId" = $1`,
      [caseId],
    )
  expect(await costs()).toEqual([{ amount: '24000', gone: false }])

  // What of it is owed is worked out by the law of the country, and the debtor reads how.
  const owed = await balance(world, 'CLAIM_COSTS', { caseId })
  expect(owed).toBe(200_00)
  await page.reload()
  await expect(page.getByText(t('costs:claim.owed'))).toBeVisible()
  await expect(page.getByRole('link', { name: /bill\.jpg/ })).toBeVisible()
  await inBothLights(page, axe)
  const behind = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'en-GB' })
  const debtor = await behind.newPage()
  await unlock(debtor, link, 'F-2026-81')
  const explained = debtor.locator('details').filter({ hasText: t('portal:costs.title') })
  await explained.locator('summary').click()
  await expect(explained).toContainText('€240.00')
  await expect(explained).toContainText('€200.00')
  await inBothLights(debtor, axe)

  await desk.getByRole('button', { name: t('costs:desk.takeBack'), exact: true }).click()
  await dialog.getByLabel(t('costs:desk.takeBackReason')).fill('The lawyer has cancelled the bill.')
  await dialog.getByRole('button', { name: t('costs:desk.takeBack'), exact: true }).click()
  await expect(dialog).toHaveCount(0)
  await expect.poll(costs).toEqual([{ amount: '24000', gone: true }])
  expect(await balance(world, 'CLAIM_COSTS', { caseId })).toBe(0)
  await debtor.reload()
  await expect(debtor.getByText(t('portal:claim.costs'))).toHaveCount(0)
  await behind.close()
  await wide.close()
  await booksAddUp()
})

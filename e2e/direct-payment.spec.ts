import { balance, booksAddUp, fileBehind, inBothLights, transferAtBank } from './money.ts'
import { activeCase, enterAs, marta, newCreditor } from './people.ts'
import { expectNoSideways, photo } from './steps.ts'
import { wordsOf } from './words.ts'
import { expect, test } from './world.ts'

const t = wordsOf('en')

/** A debtor has paid past us: told from the phone with a photo, asked about once, posted, and the fee invoiced (A38). */
test('a payment that reached the creditor directly: told on the phone, held, proved, posted, the fee invoiced and paid', async ({
  page,
  browser,
  world,
  axe,
}) => {
  test.slow()
  const creditor = await newCreditor(world.unique('Aceros Directo'))
  const email = `direct.${Date.now()}@debtors.example`
  const invoices = [{ number: 'F-2026-31', amount: '900.00', daysOverdue: 20 }]
  const { caseId, link } = await activeCase(world, creditor, { email, invoices })
  await enterAs(page, creditor)
  await page.goto(`/app/cases/${caseId}`)
  await page.getByRole('link', { name: t('case-file:page.directAction') }).click()
  await expect(page.getByRole('heading', { name: t('payments:direct.form') })).toBeVisible()
  await inBothLights(page, axe)
  const send = page.getByRole('button', { name: t('payments:direct.send') })
  await send.click()
  await expect(page.getByLabel(t('payments:direct.amount'))).toHaveAttribute('aria-invalid', 'true')
  await page.getByLabel(t('payments:direct.amount')).fill('400.00')
  await page.getByLabel(t('payments:direct.reference')).fill('F-2026-31, part')
  await page.locator('input[type=file][multiple]').setInputFiles([await photo(page, 'statement.jpg', 600)])
  await expect(page.getByText(t('payments:direct.proofReady'))).toBeVisible()
  // In the cellar there is no connection: it stays on the phone, and goes by itself, once, when there is one again.
  await page.context().setOffline(true)
  await send.click()
  await expect(page.getByRole('heading', { name: t('payments:direct.waiting.title') })).toBeVisible()
  expect(await world.sql(`select 1 from "DirectPayment" where "caseId" = $1`, [caseId])).toEqual([])
  await inBothLights(page, axe)
  await page.context().setOffline(false)
  await expect(page.getByRole('heading', { name: t('payments:direct.waiting.title') })).toHaveCount(0)
  await expect(page.getByText(t('payments:direct.status.REPORTED'), { exact: true }).first()).toBeVisible()
  await expect(page.getByRole('link', { name: /statement\.jpg/ })).toBeVisible()
  await inBothLights(page, axe)
  const [told] = await world.sql(
    `select status, "amountMinor" as amount, "isLate" as late from "DirectPayment" where "caseId" = $1`,
    [caseId],
  )
  expect(told).toEqual({ status: 'REPORTED', amount: '40000', late: false })
  // From the same moment the debtor is not asked for it.
  const behind = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'en-GB' })
  const debtor = await behind.newPage()
  await debtor.goto(link)
  await debtor.locator('#number').fill('F-2026-31')
  await debtor.locator('form[action="/d/factor"] button').click()
  await expect(debtor.getByText(t('portal:claim.heldTitle'))).toBeVisible()

  const wide = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' })
  const desk = await wide.newPage()
  await enterAs(wide, await marta())
  const openAtDesk = async () => {
    await desk.goto('/desk')
    await desk.locator(`[id^="item-DIRECT_PAYMENT"]`).filter({ hasText: creditor.company }).first().click()
    await expect(desk.getByRole('heading', { name: t('payments:direct.desk.title') })).toBeVisible()
  }
  await openAtDesk()
  await inBothLights(desk, axe)
  await desk.keyboard.press('q')
  const dialog = desk.getByRole('dialog')
  await dialog.getByLabel(t('payments:direct.desk.queryWords')).fill('Which account did it arrive on?')
  await axe(desk)
  await dialog.getByRole('button', { name: t('payments:direct.desk.query') }).click()
  await expect(dialog).toHaveCount(0)
  await world.mailTo(creditor.email, /A question about your report/)
  await page.reload()
  await expect(page.getByText('Which account did it arrive on?')).toBeVisible()
  await page.getByLabel(t('payments:direct.answer')).fill('The one at our house bank.')
  await inBothLights(page, axe)
  await page.getByRole('button', { name: t('payments:direct.sendAnswer') }).click()
  await expect(page.getByText(t('payments:direct.status.REPORTED'), { exact: true }).first()).toBeVisible()

  await desk.goto(`/desk/cases/${caseId}`)
  await expect(desk.getByText('The one at our house bank.')).toBeVisible()
  // The desk decides with keys: v that it is proved, p to post it, with the figures before the button.
  await expect(desk.getByRole('button', { name: t('payments:direct.desk.verify') })).toBeVisible()
  await desk.keyboard.press('v')
  await expect(desk.getByRole('button', { name: t('payments:direct.desk.post') })).toBeVisible()
  await desk.keyboard.press('p')
  const posting = desk.getByRole('dialog', { name: t('payments:direct.desk.postTitle') })
  await expect(posting).toContainText('€400.00')
  await axe(desk)
  await posting.getByRole('button', { name: t('payments:direct.desk.post') }).click()
  await expect(desk.getByText(t('payments:direct.desk.posted'))).toBeVisible()
  await wide.close()

  await world.mailTo(email, /Receipt/)
  await debtor.reload()
  await expect(debtor.getByRole('region', { name: t('portal:payments.title') })).toContainText('€400.00')
  await behind.close()
  expect(await balance(world, 'PAYABLE', { caseId })).toBe(0)
  expect(await balance(world, 'HELD_BY_CREDITOR', { caseId })).toBe(0)
  const fee = -((await balance(world, 'FEES', { caseId })) + (await balance(world, 'VAT', { caseId })))
  expect(fee).toBeGreaterThan(0)
  const invoiced = () =>
    world.sql<{ total: string }>(`select "totalMinor" as total from "FeeInvoice" where "creditorId" = $1`, [
      creditor.creditorId,
    ])
  await expect.poll(invoiced).toEqual([{ total: String(fee) }])
  await page.goto('/app/account/remittances')
  const invoice = page.getByRole('link', { name: /^Invoice/ })
  await expect(page.getByText(t('remittances:none'))).toBeVisible()
  await inBothLights(page, axe)
  await invoice.click()
  await expect(page.getByText(t('remittances:feeInvoice.direct'))).toBeVisible()
  await inBothLights(page, axe)
  await expectNoSideways(page)
  const paper = page.getByRole('link', { name: t('remittances:feeInvoice.paper') })
  expect((await fileBehind(page, (await paper.getAttribute('href')) ?? '')).subarray(0, 5).toString()).toBe(
    '%PDF-',
  )

  // It is paid to our own account, where its reference is enough for our bank's notice to find it; the rest is noted.
  const read = async (field: string) =>
    (await page.locator(`[data-transfer=${field}]`).innerText()).replaceAll(/\s/g, '')
  const [iban, reference] = [await read('iban'), await read('reference')]
  await transferAtBank({ iban, reference, amount: '10.00', payer: creditor.company })
  await expect.poll(() => balance(world, 'INVOICED', { caseId }), { timeout: 30_000 }).toBe(fee - 10_00)
  const office = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' })
  const money = await office.newPage()
  await enterAs(office, await marta())
  await money.goto('/desk/fee-invoices')
  const row = money.getByRole('listitem').filter({ hasText: creditor.company })
  await inBothLights(money, axe)
  await row.getByRole('button', { name: t('remittances:unpaid.settle') }).click()
  const note = money.getByRole('dialog')
  await note.getByLabel(t('remittances:unpaid.day')).fill(new Date().toISOString().slice(0, 10))
  await note.getByLabel(t('remittances:unpaid.why')).fill('On the statement, without a reference')
  await axe(money)
  await note.getByRole('button', { name: t('remittances:unpaid.confirm') }).click()
  await expect(money.getByText(t('remittances:unpaid.done'))).toBeVisible()
  await office.close()
  await page.reload()
  await expect(page.getByText(t('remittances:feeInvoice.nothing'))).toBeVisible()
  await inBothLights(page, axe)
  expect(await balance(world, 'INVOICED', { caseId })).toBe(0)
  await booksAddUp()
})

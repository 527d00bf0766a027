import {
  addressFor,
  balance,
  booksAddUp,
  debtorOnPhone,
  inBothLights,
  lieStill,
  transferAtBank,
  transferFields,
} from './money.ts'
import { activeCase, enterAs, henrik, marta } from './people.ts'
import { wordsOf } from './words.ts'
import { expect, test } from './world.ts'

const t = wordsOf('en')

/** A receipt in the wrong case moves with two people; one that was none waits at the bank again, after it was undone once. */
test('a receipt is put right: moved with a second person, taken back after an undo, and everybody concerned reads it', async ({
  page,
  browser,
  world,
  axe,
}) => {
  test.slow()
  const owing = { company: 'Aceros Enmienda', invoice: 'F-2026-81', amount: '3000.00' }
  const { creditor, phone, debtor, ...hollins } = await debtorOnPhone(world, browser, owing)
  const { creditorId } = creditor
  const email = addressFor(world, 'F-2026-82')
  const invoices = [{ number: 'F-2026-82', amount: '3000.00', daysOverdue: 20 }]
  const adler = { email, ...(await activeCase(world, creditor, { name: 'Bau Adler GmbH', email, invoices })) }
  const { iban, reference } = await transferFields(debtor)
  await phone.close()
  const paidOn = async (caseId: string) => {
    const rows = await world.sql<{ amount: string }>(
      `select "amountMinor" as amount from "Payment" where "caseId" = $1 and status = 'SUCCEEDED'`,
      [caseId],
    )
    return rows.reduce((all, { amount }) => all + Number(amount), 0)
  }
  await transferAtBank({ iban, reference, amount: '1500.00' })
  await expect.poll(() => paidOn(hollins.caseId), { timeout: 20_000 }).toBe(1500_00)

  await enterAs(page, await marta())
  const dialog = page.getByRole('dialog')
  const correct = async () => {
    await page.goto(`/desk/cases/${hollins.caseId}`)
    await page.getByRole('button', { name: t('desk:payments.correct'), exact: true }).click()
    await expect(dialog.getByRole('heading', { name: t('corrections:title') })).toBeVisible()
  }
  await correct()
  await dialog.getByLabel(t('corrections:kind.MOVE')).check()
  await dialog.getByLabel(t('corrections:target.search')).fill('Adler')
  await dialog
    .getByRole('listitem')
    .filter({ hasText: adler.number })
    .getByRole('button', { name: t('corrections:target.choose') })
    .click()
  const preview = dialog.getByRole('region', { name: t('corrections:preview.title') })
  await expect(preview).toContainText(adler.number)
  await expect(preview).toContainText('€1,500.00')
  await expect(dialog.getByText(t('corrections:effectSecond'))).toBeVisible()
  await inBothLights(page, axe)
  await dialog.getByLabel(t('corrections:why')).fill('It names the invoice of Bau Adler.')
  await dialog.getByRole('button', { name: t('corrections:askSecond') }).click()
  await expect(page.getByText(t('corrections:waits'))).toBeVisible()
  await expect(page.getByRole('button', { name: t('corrections:approve'), exact: true })).toHaveCount(0)
  // Waiting posts nothing.
  expect(await paidOn(hollins.caseId)).toBe(1500_00)

  const wide = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' })
  const other = await wide.newPage()
  await enterAs(wide, await henrik())
  await other.goto('/desk')
  await other.locator('[id^="item-CORRECTION"]').filter({ hasText: creditor.company }).click()
  await expect(other.getByRole('region', { name: t('corrections:preview.title') })).toContainText(
    adler.number,
  )
  await inBothLights(other, axe)
  await other.getByRole('button', { name: t('corrections:approve'), exact: true }).click()
  await expect.poll(() => paidOn(adler.caseId), { timeout: 40_000 }).toBe(1500_00)
  await wide.close()
  expect(await paidOn(hollins.caseId)).toBe(0)
  expect(await balance(world, 'PAYABLE', { caseId: hollins.caseId })).toBe(0)
  for (const { email: to } of [hollins, adler]) await world.mailTo(to, /We corrected your balance/)
  await world.mailTo(creditor.email, /We corrected a payment/)

  // The next one was no payment of theirs at all: undone first, then taken back, and it waits at the bank.
  await transferAtBank({ iban, reference, amount: '300.00' })
  await expect.poll(() => paidOn(hollins.caseId), { timeout: 20_000 }).toBe(300_00)
  const takeBack = async () => {
    await correct()
    await dialog.getByLabel(t('corrections:kind.TAKE_BACK')).check()
    await expect(dialog.getByText(t('corrections:effect'))).toBeVisible()
    await dialog.getByLabel(t('corrections:why')).fill('The payer meant another company.')
    await dialog.getByRole('button', { name: t('corrections:confirm.TAKE_BACK'), exact: true }).click()
    const still = await lieStill(world, 'Correction', ['caseId', hollins.caseId])
    await page.reload()
    await expect(page.getByText(t('corrections:held'))).toBeVisible()
    return still
  }
  await takeBack()
  await page.getByRole('button', { name: t('corrections:undo'), exact: true }).click()
  await expect(page.getByText(t('corrections:status.TAKEN_BACK'), { exact: true })).toBeVisible()
  expect(await paidOn(hollins.caseId)).toBe(300_00)
  await (await takeBack()).letGo()
  await expect.poll(() => paidOn(hollins.caseId), { timeout: 40_000 }).toBe(0)
  expect(await balance(world, 'SUSPENSE', { creditorId })).toBe(-300_00)
  const [entry] = await world.sql<{ id: string }>(
    `select id from "BankEntry" where "creditorId" = $1 and status = 'SUSPENSE'`,
    [creditorId],
  )
  await page.goto(`/desk/inbox/MONEY:${entry?.id}`)
  await expect(page.getByText(t('bank:why.taken-back'))).toBeVisible()
  await booksAddUp()
})

import {
  balance,
  booksAddUp,
  debtorOnPhone,
  inBothLights,
  lieStill,
  transferAtBank,
  transferFields,
} from './money.ts'
import { enterAs, marta } from './people.ts'
import { wordsOf } from './words.ts'
import { expect, test } from './world.ts'

const t = wordsOf('en')

/** What was paid too much by transfer is offered back and asked for; a part of the rest is given back by the desk. */
test('a debtor who transferred too much has it back on the account they name, and a part of the rest by transfer too', async ({
  page,
  browser,
  world,
  axe,
}) => {
  test.slow()
  const owing = { company: 'Aceros Devueltos', invoice: 'F-2026-71', amount: '900.00' }
  const { creditor, email, caseId, phone, debtor } = await debtorOnPhone(world, browser, owing)
  const to = await transferFields(debtor)
  await transferAtBank({ ...to, amount: '1500.00' })

  await world.mailTo(email, /paid more than was owed/)
  const credit = -(await balance(world, 'DEBTOR_CREDIT', { caseId }))
  expect(credit).toBeGreaterThan(500_00)
  const amount = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'EUR' }).format(credit / 100)
  await debtor.goto('/d/claim')
  await expect(debtor.getByText(t('portal:credit.inFavour', { amount }))).toBeVisible()
  await inBothLights(debtor, axe)
  await debtor.getByRole('link', { name: t('portal:credit.open') }).click()
  const ask = debtor.getByRole('button', { name: t('portal:credit.ask', { amount }) })
  await debtor.getByLabel(t('portal:credit.name')).fill('Hollins & Sons Ltd')
  await debtor.getByLabel(t('portal:credit.iban')).fill('DE02 1203 0000 0000 2020 52')
  await ask.click()
  await expect(debtor.getByLabel(t('portal:credit.iban'))).toHaveAttribute('aria-invalid', 'true')
  await inBothLights(debtor, axe)
  await debtor.getByLabel(t('portal:credit.iban')).fill('DE02 1203 0000 0000 2020 51')
  await ask.click()
  await expect(debtor.getByText(t('portal:credit.asked'))).toBeVisible()
  await expect(debtor.getByText(t('portal:credit.standing.decided'), { exact: true })).toBeVisible()
  await inBothLights(debtor, axe)

  const refunds = () =>
    world.sql<{ status: string; toIban: string; byDebtor: boolean }>(
      `select status, "toIban", "byDebtor" from "Refund" where "caseId" = $1 order by "requestedAt"`,
      [caseId],
    )
  const asked = { toIban: 'DE02120300000000202051', byDebtor: true }
  expect(await refunds()).toEqual([{ ...asked, status: 'WAITING' }])
  await enterAs(page, await marta())
  await page.goto(`/desk/cases/${caseId}`)
  await expect(page.getByText(t('payments:refund.byDebtor'))).toBeVisible()
  await expect(page.getByText(t('payments:refund.waitsOne'))).toBeVisible()
  await inBothLights(page, axe)
  await page.keyboard.press('y')
  const refund = await lieStill(world, 'Refund', ['caseId', caseId])
  await page.reload()
  await expect(page.getByText(t('payments:refund.held'))).toBeVisible()
  await refund.letGo()
  await expect.poll(refunds, { timeout: 60_000 }).toEqual([{ ...asked, status: 'DONE' }])
  await world.mailTo(email, /on its way/)
  await world.mailTo(email, /has been given back/)
  expect(await balance(world, 'DEBTOR_CREDIT', { caseId })).toBe(0)
  const held = -(await balance(world, 'PAYABLE', { caseId }))

  await page.reload()
  await expect(page.getByRole('button', { name: t('payments:refund.give') })).toBeVisible()
  await page.keyboard.press('g')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(t('payments:refund.amount')).fill('100.00')
  await dialog.getByLabel(t('payments:refund.why')).fill('The goods of the last pallet came back.')
  const effect = dialog.getByRole('table', { name: t('payments:refund.preview.title') })
  await expect(effect.getByRole('row', { name: t('payments:refund.preview.outstanding') })).toContainText(
    '€100.00',
  )
  await inBothLights(page, axe)
  await dialog.getByRole('radio', { name: t('payments:refund.account.ask') }).check()
  await dialog.getByRole('button', { name: t('payments:refund.askAccount') }).click()
  await world.mailTo(email, /Where may we pay back/)
  await expect(page.getByText(t('payments:refund.waitsAsked'))).toBeVisible()

  await debtor.goto('/d/claim')
  await debtor.getByRole('link', { name: t('portal:credit.say') }).click()
  await debtor.getByLabel(t('portal:credit.name')).fill('Hollins & Sons Ltd')
  await debtor.getByLabel(t('portal:credit.iban')).fill('DE89 3704 0044 0532 0130 00')
  await debtor.getByRole('button', { name: t('portal:credit.say') }).click()
  await expect(debtor.getByText(t('portal:credit.said'))).toBeVisible()
  await page.reload()
  await page.getByRole('button', { name: new RegExp(`^${t('payments:refund.approve')}`) }).click()
  const second = { toIban: 'DE89370400440532013000', byDebtor: false, status: 'DONE' }
  await expect.poll(refunds, { timeout: 60_000 }).toEqual([{ ...asked, status: 'DONE' }, second])
  await world.mailTo(creditor.email, /goes back to the debtor/)
  expect(-(await balance(world, 'PAYABLE', { caseId }))).toBeLessThan(held)
  expect(await balance(world, 'UNALLOCATED', { caseId })).toBe(0)

  await debtor.goto('/d/claim')
  const paid = debtor.getByRole('region', { name: t('portal:payments.title') })
  await expect(paid).toContainText(t('portal:payments.state.partlyRefunded'))
  await expect(paid).toContainText('€100.00')
  await inBothLights(debtor, axe)
  await phone.close()
  await booksAddUp()
})

import { balance, booksAddUp, debtorOnPhone, inBothLights, lieStill } from './money.ts'
import { enterAs, henrik, marta } from './people.ts'
import { cards, payWithCard } from './debtor.ts'
import { wordsOf } from './words.ts'
import { expect, test } from './world.ts'

const t = wordsOf('en')

/** Money goes back the way it came: below the limit after some seconds, from the limit on with a second person. */
test('a part of a card payment goes back: undone, given, and from the limit on waiting for a second person', async ({
  page,
  browser,
  world,
  axe,
}) => {
  test.slow()
  const owing = { company: 'Aceros Vuelta', invoice: 'F-2026-61', amount: '3000.00' }
  const { creditor, caseId, phone, debtor } = await debtorOnPhone(world, browser, owing)
  await debtor
    .getByRole('button', { name: /^Pay €3/ })
    .first()
    .click()
  await payWithCard(debtor, cards.good)
  await expect(debtor.getByRole('heading', { name: t('portal:payment.paid.title') })).toBeVisible()
  // What came by card and has not gone back, wherever it is by now: the provider pays out meanwhile.
  const byCard = async () => {
    const [row] = await world.sql<{ amount: string }>(
      `select coalesce(sum(e."amountMinor"), 0) as amount from "LedgerEntry" e
       join "LedgerTransaction" t on t.id = e."transactionId" join "LedgerAccount" a on a.id = e."accountId"
       where t."caseId" = $1 and t.kind <> 'card-paid-out' and a.kind = 'CARD_CLEARING'`,
      [caseId],
    )
    return Number(row?.amount)
  }
  const whole = await byCard()
  const feeBefore = -(await balance(world, 'FEES', { caseId }))

  await enterAs(page, await marta())
  await page.goto(`/desk/cases/${caseId}`)
  const dialog = page.getByRole('dialog')
  const ask = async (amount: string, confirm: string) => {
    await page.getByRole('button', { name: t('payments:refund.give') }).click()
    await dialog.getByLabel(t('payments:refund.amount')).fill(amount)
    await dialog.getByLabel(t('payments:refund.why')).fill('The goods of the last pallet came back.')
    await dialog.getByRole('button', { name: confirm }).click()
  }
  await page.getByRole('button', { name: t('payments:refund.give') }).click()
  await dialog.getByLabel(t('payments:refund.amount')).fill('99999')
  await dialog
    .getByRole('button', { name: t('payments:refund.askSecond') })
    .or(dialog.getByRole('button', { name: t('payments:refund.giveNow') }))
    .click()
  await expect(dialog.getByLabel(t('payments:refund.amount'))).toHaveAttribute('aria-invalid', 'true')
  await inBothLights(page, axe)
  await page.keyboard.press('Escape')

  const refunds = async () =>
    (
      await world.sql<{ status: string }>(
        `select status from "Refund" where "caseId" = $1 order by "requestedAt"`,
        [caseId],
      )
    ).map(({ status }) => status)
  await ask('100.00', t('payments:refund.giveNow'))
  await lieStill(world, 'Refund', ['caseId', caseId])
  await page.reload()
  await page.getByRole('button', { name: t('payments:refund.undo') }).click()
  await expect(page.getByText(t('payments:refund.status.TAKEN_BACK'), { exact: true })).toBeVisible()
  expect(await byCard()).toBe(whole)
  await ask('100.00', t('payments:refund.giveNow'))
  await inBothLights(page, axe)
  await expect.poll(refunds, { timeout: 40_000 }).toEqual(['TAKEN_BACK', 'DONE'])
  expect(await byCard()).toBe(whole - 100_00)
  expect(-(await balance(world, 'FEES', { caseId }))).toBeLessThan(feeBefore)
  const [file] = await world.sql(`select status from "Case" where id = $1`, [caseId])
  expect(file).toEqual({ status: 'ACTIVE' })
  await debtor.goto('/d/claim')
  await expect(debtor.getByText('€100.00').first()).toBeVisible()
  await inBothLights(debtor, axe)
  await phone.close()

  await page.reload()
  await ask('1000.00', t('payments:refund.askSecond'))
  await expect(page.getByText(t('payments:refund.waits', { limit: '€1,000.00' }))).toBeVisible()
  await expect(page.getByRole('button', { name: t('payments:refund.approve') })).toHaveCount(0)
  const wide = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' })
  const other = await wide.newPage()
  await enterAs(wide, await henrik())
  await other.goto('/desk')
  await other.locator('[id^="item-REFUND"]').filter({ hasText: creditor.company }).click()
  await inBothLights(other, axe)
  await expect(
    other.getByRole('button', { name: new RegExp(`^${t('payments:refund.approve')}`) }),
  ).toBeVisible()
  await wide.close()
  // Waiting gives nothing back.
  expect(await refunds()).toEqual(['TAKEN_BACK', 'DONE', 'WAITING'])
  expect(await byCard()).toBe(whole - 100_00)
  await booksAddUp()
})

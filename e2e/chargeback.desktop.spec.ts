import { balance, booksAddUp, debtorOnPhone, inBothLights } from './money.ts'
import { enterAs, marta } from './people.ts'
import { payWithCard, phoneSize } from './debtor.ts'
import { wordsOf } from './words.ts'
import { expect, need, test } from './world.ts'

const t = wordsOf('en')
/** A card whose bank takes every payment back, for goods that never came. */
const disputedCard = '4000 0000 0000 2685'
const ofCase = `select status, "providerId" from "Chargeback" where "caseId" = $1`

/** What a bank takes back leaves both books at once, and comes back where the bank decides for us. */
test('a card payment is taken back by the bank: told to both sides, answered with papers, won', async ({
  page,
  browser,
  world,
  axe,
}) => {
  test.slow()
  const owing = { company: 'Aceros Retorno', invoice: 'F-2026-91', amount: '700.00' }
  const { creditor, caseId, phone, debtor } = await debtorOnPhone(world, browser, owing)
  await debtor
    .getByRole('button', { name: /^Pay €/ })
    .first()
    .click()
  await payWithCard(debtor, disputedCard)
  // The bank takes it back in the same moment: whoever comes back late from the card page reads that already.
  const heading = (state: 'paid' | 'set-aside') =>
    debtor.getByRole('heading', { name: t(`portal:payment.${state}.title`) })
  await expect(heading('paid').or(heading('set-aside'))).toBeVisible()

  await world.mailTo(creditor.email, /A card payment was taken back/)
  await world.mailTo('marta@saldo.example', /A bank took a payment back/)
  const claimed = async () => {
    const principal = await balance(world, 'CLAIM_PRINCIPAL', { caseId })
    return { principal, payable: 0 - (await balance(world, 'PAYABLE', { caseId })) }
  }
  expect(await claimed()).toEqual({ principal: 700_00, payable: 0 })
  await debtor.goto('/d/claim')
  await expect(debtor.getByRole('button', { name: /^Pay €/ }).first()).toBeVisible()
  await inBothLights(debtor, axe)
  await phone.close()

  await enterAs(page, await marta())
  await page.goto('/desk')
  await page.locator('[id^="item-CHARGEBACK"]').filter({ hasText: creditor.company }).click()
  await expect(page.getByText(t('payments:chargeback.status.NEEDS_EVIDENCE'))).toBeVisible()
  await inBothLights(page, axe)
  await page.getByRole('button', { name: t('payments:chargeback.answer') }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: t('payments:chargeback.send') }).click()
  const words = dialog.getByLabel(t('payments:chargeback.words'))
  await expect(words).toHaveAttribute('aria-invalid', 'true')
  await words.fill('The goods were delivered on the first of the month; the buyer signed for them.')
  await expect(dialog.getByLabel(t('payments:chargeback.part.receipt'))).toHaveValue('receipt')
  await inBothLights(page, axe)
  await dialog.getByRole('button', { name: t('payments:chargeback.send') }).click()
  await expect(dialog).toHaveCount(0)
  // What was answered waits for nobody at the desk any more; it stands with its case, once the bank has it.
  const standing = async () => (await world.sql<{ status: string }>(ofCase, [caseId]))[0]?.status
  await expect.poll(standing, { timeout: 60_000 }).toBe('UNDER_REVIEW')
  await page.goto(`/desk/cases/${caseId}`)
  await expect(page.getByText(t('payments:chargeback.status.UNDER_REVIEW'), { exact: true })).toBeVisible()

  const wide = await browser.newContext({ viewport: phoneSize, locale: 'en-GB' })
  const own = await wide.newPage()
  await enterAs(wide, creditor)
  await own.goto(`/app/cases/${caseId}`)
  await expect(own.getByText(t('payments:chargeback.status.UNDER_REVIEW'), { exact: true })).toBeVisible()
  await inBothLights(own, axe)

  const [told] = await world.sql<{ providerId: string }>(ofCase, [caseId])
  const decided = await fetch(`${need('SALDO_SANDBOX_URL')}/sandbox/disputes/${told?.providerId}/decide`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ won: true }),
  })
  expect(decided.status).toBe(200)
  await world.mailTo(creditor.email, /The payment is back/)
  expect((await claimed()).principal).toBe(0)
  expect((await claimed()).payable).toBeGreaterThan(0)
  const [file] = await world.sql(`select status, "closeCode" from "Case" where id = $1`, [caseId])
  expect(file).toEqual({ status: 'CLOSED', closeCode: 'PAID' })
  await own.reload()
  await expect(own.getByText(t('payments:chargeback.status.WON'), { exact: true })).toBeVisible()
  await wide.close()
  await booksAddUp()
})

import { balance, booksAddUp, fileBehind, inBothLights } from './money.ts'
import { activeCase, enterAs, newCreditor } from './people.ts'
import { phoneSize, unlock } from './debtor.ts'
import { wordsOf } from './words.ts'
import { expect, need, test } from './world.ts'

const t = wordsOf('en')
const isPdf = (bytes: Buffer) => bytes.subarray(0, 5).toString() === '%PDF-'

/** One payment by transfer, read to the end by both sides: the debtor's receipt, the creditor's cent in the books. */
test('a debtor pays by transfer at their bank; the creditor reads where every cent of it is', async ({
  page,
  browser,
  world,
  axe,
}) => {
  const creditor = await newCreditor(world.unique('Aceros Cuenta'))
  const email = `transfer.${Date.now()}@debtors.example`
  const invoices = [{ number: 'F-2026-12', amount: '1200.00', daysOverdue: 60 }]
  const { caseId, number, link } = await activeCase(world, creditor, { email, invoices })
  await unlock(page, link, 'F-2026-12')
  await page.getByRole('link', { name: t('portal:claim.payOther') }).click()
  const fields = page.locator('[data-transfer]')
  await expect(fields).toHaveCount(4)
  await expect(page.getByRole('img', { name: t('portal:transfer.code') })).toBeVisible()
  await expect(page.getByText(t('portal:transfer.never'))).toBeVisible()
  await inBothLights(page, axe)
  const field = (name: string) => page.locator(`[data-transfer=${name}]`).innerText()
  const [iban, reference] = [await field('iban'), await field('reference')]

  const bank = await page.context().newPage()
  await bank.goto(`${need('SALDO_SANDBOX_URL')}/bank?lang=en`)
  await bank.locator('#iban').fill(iban)
  await bank.locator('#amount').fill('500.00')
  await bank.locator('#reference').fill(reference)
  await bank.locator('#payer').fill('Hollins & Sons Ltd')
  await bank.getByRole('button').click()
  await expect(bank.getByRole('status')).toBeVisible()
  await bank.close()

  const receipt = await world.mailTo(email, /Receipt/)
  expect(receipt.attachments.join()).toMatch(/\.pdf/)
  await world.mailTo(creditor.email, /has paid/)
  await page.goto('/d/claim')
  const paid = page.getByRole('region', { name: t('portal:payments.title') })
  await expect(paid).toContainText('€500.00')
  await inBothLights(page, axe)
  for (const link of [paid.getByRole('link'), page.getByRole('link', { name: t('portal:papers.statement') })])
    expect(isPdf(await fileBehind(page, (await link.getAttribute('href')) ?? ''))).toBe(true)

  const [payment, ...others] = await world.sql(
    `select method, status, "amountMinor" as amount from "Payment" where "caseId" = $1`,
    [caseId],
  )
  expect([payment, others]).toEqual([{ method: 'bank', status: 'SUCCEEDED', amount: '50000' }, []])
  expect(await balance(world, 'BANK', { caseId })).toBe(500_00)
  expect(await balance(world, 'SUSPENSE', { caseId })).toBe(0)
  const yours = -(await balance(world, 'PAYABLE', { caseId }))
  expect(yours).toBeGreaterThan(0)

  const hand = await browser.newContext({ viewport: phoneSize, locale: 'en-GB' })
  const owner = await hand.newPage()
  await enterAs(hand, creditor)
  await owner.goto('/app/account')
  await owner.getByRole('link', { name: t('access:account.book') }).click()
  const money = (minor: number) =>
    new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'EUR' }).format(minor / 100)
  await expect(owner.getByText(money(yours)).first()).toBeVisible()
  await inBothLights(owner, axe)
  const recovered = owner.getByRole('listitem').filter({ hasText: t('ledger:standing.recovered') })
  await recovered.getByRole('link').first().click()
  await expect(owner.getByRole('combobox', { name: t('ledger:book.what') })).toHaveValue('recovered')
  const postings = owner.getByRole('region', { name: t('ledger:book.postings') })
  const shared = postings.getByRole('link', { name: t('ledger:kind.receipt-allocated') })
  await expect(shared).toHaveCount(1)
  await expect(shared).toContainText(number)
  await shared.click()
  await expect(
    owner.getByRole('heading', { level: 1, name: t('ledger:kind.receipt-allocated') }),
  ).toBeVisible()
  await expect(owner.getByText(t('ledger:why.receipt-allocated'))).toBeVisible()
  await inBothLights(owner, axe)
  await owner.getByRole('link', { name: new RegExp(number) }).click()
  await expect(owner.getByRole('heading', { level: 1, name: 'Hollins & Sons Ltd' })).toBeVisible()
  const statement = owner.getByRole('link', { name: t('case-file:page.statement') })
  expect(isPdf(await fileBehind(owner, (await statement.getAttribute('href')) ?? ''))).toBe(true)

  await hand.close()
  await booksAddUp()
})

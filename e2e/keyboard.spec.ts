import { cards, unlock } from './debtor.ts'
import { activeCase, newCreditor } from './people.ts'
import { tabTo } from './steps.ts'
import { expect, test } from './world.ts'
import { wordsOf } from './words.ts'

const t = wordsOf('en')
test('the debtor reads, chooses and pays with the keyboard alone', async ({ page, world, axe }) => {
  const creditor = await newCreditor(world.unique('Maderas Norte'))
  const email = `keys.${Date.now()}@debtors.example`
  const { caseId, link } = await activeCase(world, creditor, {
    email,
    invoices: [
      { number: 'M-1', amount: '300.00', daysOverdue: 20 },
      { number: 'M-2', amount: '450.00', daysOverdue: 10 },
    ],
  })
  await page.goto(link)
  await tabTo(page, page.locator('#number'))
  await page.keyboard.type('m-1')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/d\/claim$/)
  await tabTo(page, page.getByRole('link', { name: t('portal:claim.payOther') }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: t('portal:pay.title') })).toBeVisible()
  await tabTo(page, page.locator('input[name=choice]').first())
  await page.keyboard.press('ArrowDown')
  await expect(page.getByLabel(t('portal:pay.invoices'))).toBeChecked()
  await tabTo(page, page.getByLabel(/^M-2/))
  await page.keyboard.press('Space')
  await axe()
  await tabTo(page, page.getByRole('button', { name: t('portal:pay.go') }))
  await page.keyboard.press('Enter')

  await expect(page).toHaveURL(/\/c\/pay\//)
  await tabTo(page, page.locator('input[name=email]'))
  for (const text of ['grace@hollins.example', cards.good, '12/34', '123', 'Grace Hollins']) {
    await page.keyboard.type(text)
    await page.keyboard.press('Tab')
  }
  await tabTo(page, page.locator('form button'))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: t('portal:payment.paid.title') })).toBeVisible()
  await tabTo(page, page.getByRole('link', { name: t('portal:payment.back') }))
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/d\/claim$/)
  const [allocated] = await world.sql<{ number: string }>(
    `select distinct i.number from "PaymentAllocation" a join "Invoice" i on i.id = a."invoiceId" where i."caseId" = $1`,
    [caseId],
  )
  expect(allocated).toEqual({ number: 'M-2' })
  await world.mailTo(email, /Receipt/)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the debtor reads the claim, asks, and gets an answer from a person', async ({ page, world }) => {
    const creditor = await newCreditor(world.unique('Maderas Sur'))
    const email = `nojs.${Date.now()}@debtors.example`
    const { caseId, link, letter } = await activeCase(world, creditor, {
      email,
      invoices: [{ number: 'M-3', amount: '640.00', daysOverdue: 30 }],
    })
    expect(letter.subject).toContain(creditor.company)
    await unlock(page, link, 'M-3')
    await expect(page.getByRole('heading', { name: /Maderas Sur/ }).first()).toContainText('€')
    await page.getByText(t('portal:invoices.how')).click()
    await expect(page.getByText('€640.00').first()).toBeVisible()
    await page.getByRole('link', { name: t('portal:help.ask') }).click()
    await page.getByLabel(t('portal:ask.topic.question')).fill('Which delivery is this for?')
    await page.getByRole('button', { name: t('portal:ask.send') }).click()
    await expect(page.getByText(t('portal:ask.sentTitle'))).toBeVisible()
    const rows = await world.sql(`select text, "settledAt" from "Message" where "caseId" = $1`, [caseId])
    expect(rows).toEqual([{ text: 'Which delivery is this for?', settledAt: null }])
    await world.mailTo(email, /question/i)
    await page.goto('/d/claim')
    await page.getByRole('button', { name: t('portal:help.leave') }).click()
    await expect(page.getByText(t('portal:left.text'))).toBeVisible()
    await page.goto('/d/claim')
    await expect(page.getByText('640')).toHaveCount(0)
  })
})

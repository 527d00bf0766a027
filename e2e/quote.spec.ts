import { expect, test } from './world.ts'

/** Slow 4G as Lighthouse throttles it: 1.6 Mbit/s down, 750 kbit/s up, 150 ms away. */
const slow4G = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 }
/** Somebody who types neither fast nor slowly, with both thumbs. */
const perKey = { delay: 60 }

test('a quote in less than a minute, at typing speed on a slow network, and again by its link', async ({
  page,
  world,
  axe,
}) => {
  const network = await page.context().newCDPSession(page)
  await network.send('Network.enable')
  await network.send('Network.emulateNetworkConditions', slow4G)
  const debtor = world.unique('Bau Adler GmbH')

  const begun = performance.now()
  await page.goto('/quote')
  await page.getByLabel('Your company').pressSequentially('Aceros Vega SL', perKey)
  await page.getByLabel('Country', { exact: true }).selectOption('ES')
  await page.getByLabel('Who owes you').pressSequentially(debtor, perKey)
  await page.getByLabel('Their country').selectOption('DE')
  await page.getByLabel('Amount owed').pressSequentially('12,400.50', perKey)
  await page.getByLabel('or days overdue').pressSequentially('120', perKey)
  await expect(page.getByText('= €12,400.50')).toBeVisible()
  await page.getByRole('button', { name: 'Get my quote' }).click()
  await expect(page.getByRole('heading', { name: `What ${debtor} owes you` })).toBeVisible()
  const seconds = (performance.now() - begun) / 1_000
  expect(seconds).toBeLessThan(60)
  await axe()

  await expect(page.getByText('Nothing to pay if we recover nothing.')).toBeVisible()
  await expect(page.getByText('€12,400.50').first()).toBeVisible()
  const address = page.url()
  const again = await page.context().browser()?.newContext()
  const elsewhere = await again?.newPage()
  if (!elsewhere) throw new Error('No second browser')
  await elsewhere.goto(address)
  await expect(elsewhere.getByRole('heading', { name: `What ${debtor} owes you` })).toBeVisible()
  const pdf = await page.request.get(`${address}/quote.pdf`)
  expect(pdf.headers()['content-type']).toBe('application/pdf')
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-')
  await again?.close()

  const email = `quote.${Date.now()}@stories.example`
  await page.getByLabel('Keep it: where may we send the link?').fill(email)
  await page.getByRole('button', { name: 'Send me the quote' }).click()
  await expect(page.getByText('The quote is on its way to')).toBeVisible()
  await axe()

  const mail = await world.mailTo(email)
  expect(mail.text).toContain(address)
  const [row] = await world.sql<{
    number: string
    principal: string
    currency: string
    creditorId: string | null
  }>(
    `select number, "principalMinor" as principal, currency, "creditorId" from "Quote" where "debtorName" = $1`,
    [debtor],
  )
  expect(row).toMatchObject({ principal: '1240050', currency: 'EUR', creditorId: null })
  expect(mail.subject).toContain(row?.number)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the same quote, and what is wrong stands beside the field', async ({ page, world }) => {
    const debtor = world.unique('Café Lumière SARL')
    await page.goto('/quote')
    await page.getByLabel('Your company').fill('Aceros Vega SL')
    await page.getByLabel('Country', { exact: true }).selectOption('ES')
    await page.getByLabel('Who owes you').fill(debtor)
    await page.getByLabel('Their country').selectOption('FR')
    await page.getByLabel('Amount owed').fill('a lot')
    await page.getByLabel('or days overdue').fill('45')
    await page.getByRole('button', { name: 'Get my quote' }).click()
    await expect(page.getByLabel('Amount owed')).toHaveAttribute('aria-invalid', 'true')
    await expect(page.getByLabel('Who owes you')).toHaveValue(debtor)
    await page.getByLabel('Amount owed').fill('1 250')
    await page.getByRole('button', { name: 'Get my quote' }).click()
    await expect(page.getByRole('heading', { name: `What ${debtor} owes you` })).toBeVisible()
    await expect(page.getByRole('link', { name: 'Submit this case' }).first()).toHaveAttribute(
      'href',
      /\/app\/register\?quote=/,
    )
    const rows = await world.sql(`select 1 from "Quote" where "debtorName" = $1`, [debtor])
    expect(rows).toHaveLength(1)
  })
})

test('a private person is told in words that help, and nothing is kept', async ({ page, world, axe }) => {
  const debtor = world.unique('Somebody')
  await page.goto('/quote')
  await page.getByLabel('Your company').fill('Aceros Vega SL')
  await page.getByLabel('Country', { exact: true }).selectOption('ES')
  await page.getByLabel('Who owes you').fill(debtor)
  await page.getByLabel('Their country').selectOption('ES')
  await page.getByText('a private person').click()
  await page.getByLabel('Amount owed').fill('900')
  await page.getByLabel('or days overdue').fill('45')
  await page.getByRole('button', { name: 'Get my quote' }).click()
  await expect(page.getByText('We collect debts between businesses only')).toBeVisible()
  await expect(page.getByText('What is possible instead')).toBeVisible()
  await axe()
  expect(await world.sql(`select 1 from "Quote" where "debtorName" = $1`, [debtor])).toEqual([])
})

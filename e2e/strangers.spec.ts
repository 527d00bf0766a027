import { unlock } from './debtor.ts'
import { activeCase, enterAs, newCreditor, password } from './people.ts'
import { wordsOf } from './words.ts'
import { expect, test } from './world.ts'

const t = wordsOf('en')

const email = (name: string) => `${name}.${Date.now()}@debtors.example`

test('another company’s case is a case that never was', async ({ page, world }) => {
  const [owner, stranger] = [
    await newCreditor(world.unique('Hierros Uno')),
    await newCreditor(world.unique('Hierros Dos')),
  ]
  const { caseId, number } = await activeCase(world, owner, { email: email('own') })
  await enterAs(page, stranger)
  const never = caseId.replace(/.{6}$/, '000000')
  const answers: string[] = []
  for (const asked of [caseId, never]) {
    await page.goto(`/app/cases/${asked}`)
    await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible()
    // Every answer has a reference of its own; apart from it they must be the same.
    answers.push((await page.getByRole('main').innerText()).trim().replace(/Reference \S+/, 'Reference'))
    await expect(page.getByText(number)).toHaveCount(0)
  }
  expect(answers[0]).toBe(answers[1])
  const [own, none] = await Promise.all(
    [caseId, never].map((id) =>
      page.request.get(`/trpc/cases.page?input=${encodeURIComponent(JSON.stringify({ caseId: id }))}`),
    ),
  )
  expect(own?.status()).toBe(404)
  expect(none?.status()).toBe(404)
})

test('a debtor’s link opens its own case only, and a dead link looks like one that never was', async ({
  page,
  world,
  axe,
}) => {
  const creditor = await newCreditor(world.unique('Hierros Tres'))
  const addresses = [email('one'), email('two')]
  const [one, two] = await Promise.all([
    activeCase(world, creditor, {
      email: addresses[0] ?? '',
      invoices: [{ number: 'A-1', amount: '700.00', daysOverdue: 30 }],
    }),
    activeCase(world, creditor, {
      email: addresses[1] ?? '',
      invoices: [{ number: 'B-2', amount: '900.00', daysOverdue: 30 }],
    }),
  ])

  await page.goto(one.link)
  await axe()
  const locked = await page.getByRole('main').innerText()
  expect(locked).not.toMatch(/Hollins|700|A-1/)
  await page.locator('#number').fill('B-2')
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await expect(page.locator('#number')).toHaveAttribute('aria-invalid', 'true')
  await axe()

  await unlock(page, two.link, 'B-2')
  await expect(page.getByText('€700.00')).toHaveCount(0)
  const invoices = await world.sql<{ id: string }>(`select id from "Invoice" where "caseId" = $1`, [
    one.caseId,
  ])
  const theirs = await page.request.get(`/d/invoices/${invoices[0]?.id}.pdf`)
  expect(theirs.status()).toBe(404)

  await world.sql(`update "DebtorLink" set "revokedAt" = now() where "caseId" = $1`, [one.caseId])
  await world.sql(`update "DebtorLink" set "expiresAt" = now() - interval '1 day' where "caseId" = $1`, [
    two.caseId,
  ])
  const mistyped = `${two.link.slice(0, -3)}xyz`
  const seen: { status: number | undefined; text: string; headers: string }[] = []
  for (const link of [one.link, two.link, mistyped]) {
    const answer = await page.goto(link)
    const {
      'cache-control': cache,
      'referrer-policy': referrer,
      'x-robots-tag': robots,
    } = answer?.headers() ?? {}
    seen.push({
      status: answer?.status(),
      text: await page.getByRole('main').innerText(),
      headers: [cache, referrer, robots].join(),
    })
    expect(page.url()).not.toContain(link.slice(-20))
  }
  expect(seen[0]).toEqual(seen[1])
  expect(seen[0]).toEqual(seen[2])
  expect(seen[0]?.headers).toMatch(/no-store.*no-referrer.*noindex/)
  await axe()
  expect(
    await world.sql(`select 1 from "Payment" where "caseId" = any($1)`, [[one.caseId, two.caseId]]),
  ).toEqual([])
})

test('a private person cannot register, and learns who can help', async ({ page, world, axe }) => {
  const address = email('private')
  await page.goto('/app/register')
  await page.getByLabel(t('access:field.name')).fill('Ana Particular')
  await page.getByLabel(t('access:field.workEmail')).fill(address)
  await page.locator('input[name=password]').fill(password)
  await page.getByRole('button', { name: t('access:signUp.action') }).click()
  await page.getByText(t('access:register.consumer'), { exact: true }).click()
  await expect(page.getByRole('alert')).toContainText(t('access:register.consumerTitle'))
  await expect(page.getByRole('button', { name: t('app:common.continue') })).toHaveCount(0)
  await axe()
  const [row] = await world.sql(
    `select count(m.id)::int as companies from "User" u left join "Membership" m on m."userId" = u.id where u.email = $1`,
    [address],
  )
  expect(row).toEqual({ companies: 0 })
  await world.mailTo(address, /confirm/)
})

import { readFileSync } from 'node:fs'
import { demoPassword } from '../prisma/people.ts'
import { unlock } from './debtor.ts'
import { activeCase, linkIn, newCreditor, placeCase } from './people.ts'
import { expect, test } from './world.ts'
import { wordsOf } from './words.ts'

const t = wordsOf('en')
const paper = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
)

test('the account manager accepts with the keyboard; the debtor follows the mail to the invoice', async ({
  page,
  world,
  axe,
  browser,
}) => {
  const creditor = await newCreditor(world.unique('Textiles Levante'))
  const email = `desk.${Date.now()}@debtors.example`
  const debtor = world.unique('Bau Adler GmbH')
  const { caseId, number } = await placeCase(creditor, {
    email,
    name: debtor,
    country: 'DE',
    language: 'de',
    invoices: [{ number: 'TL-2026-9', amount: '2450.00', daysOverdue: 45 }],
    paper,
  })

  await page.goto('/desk')
  await page.getByLabel(t('access:field.email')).fill('marta@saldo.example')
  await page.locator('input[name=password]').fill(demoPassword)
  await page.keyboard.press('Enter')
  const list = page.getByRole('list', { name: t('desk:inbox.list') })
  await expect(list.getByText(debtor)).toBeVisible()
  await axe()
  // Down the list until the case is open; other stories hand over cases meanwhile, and after the last comes the first.
  const isOpen = () => page.url().endsWith(`REVIEW:${caseId}`)
  for (let press = 0; press < 80 && !isOpen(); press += 1) {
    const before = page.url()
    await page.keyboard.press('j')
    await page.waitForURL((url) => url.href !== before)
    const key = page.url().split('/').at(-1)
    await expect(page.locator(`[id="item-${key}"]`)).toHaveAttribute('aria-current', 'true')
  }
  await expect(page.getByText(number).first()).toBeVisible()
  await expect(page.getByRole('heading', { name: debtor })).toBeVisible()
  await axe()
  await page.keyboard.press('?')
  const help = page.getByRole('dialog', { name: t('desk:keys.title') })
  const single = help.getByRole('switch', { name: t('desk:keys.single') })
  await single.uncheck()
  await axe()
  await page.keyboard.press('Escape')
  await page.keyboard.press('a')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.press('Control+k')
  await page.getByRole('option', { name: t('desk:keys.title') }).click()
  await single.check()
  await page.keyboard.press('Escape')
  await page.keyboard.press('a')
  const dialog = page.getByRole('dialog', { name: t('desk:accept.title') })
  await expect(dialog).toContainText('Jonas Brandt')
  await expect(dialog).toContainText(email)
  await axe()
  const confirm = dialog.getByRole('button', { name: t('desk:accept.confirm') })
  for (
    let tab = 0;
    tab < 12 && !(await confirm.evaluate((button) => button === document.activeElement));
    tab += 1
  )
    await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByText(t('desk:accept.done', { name: 'Jonas Brandt' }))).toBeVisible()

  const [file] = await world.sql<{ status: string; collector: string }>(
    `select c.status, u.name as collector from "Case" c join "User" u on u.id = c."collectorId" where c.id = $1`,
    [caseId],
  )
  expect(file).toEqual({ status: 'ACTIVE', collector: 'Jonas Brandt' })
  const letter = await world.mailTo(email)
  expect(letter.attachments.join()).toMatch(/\.pdf/)
  expect(letter.text).not.toMatch(/2[.,]450/)
  await world.mailTo(creditor.email, /under way/)
  expect(await world.mailsTo(email)).toHaveLength(1)

  const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'de-DE' })
  const debtorPage = await phone.newPage()
  await unlock(debtorPage, linkIn(letter.text), 'tl 2026-9')
  await expect(debtorPage.getByText('2.450,00').first()).toBeVisible()
  await axe(debtorPage)
  const download = debtorPage.waitForEvent('download')
  await debtorPage
    .getByRole('link', { name: /invoice\.pdf/ })
    .first()
    .click()
  const saved = await (await download).path()
  expect(readFileSync(saved)).toEqual(paper)
  const kinds = await world.sql<{ kind: string }>(
    `select kind from "CaseEvent" where "caseId" = $1 order by seq`,
    [caseId],
  )
  expect(kinds.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['case-accepted', 'letter-sent', 'link-verified', 'document-downloaded']),
  )
  await phone.close()
})

test('without an invoice at hand a code from the mail opens the page, once', async ({ page, world, axe }) => {
  const creditor = await newCreditor(world.unique('Textiles Poniente'))
  const email = `code.${Date.now()}@debtors.example`
  const { caseId, link } = await activeCase(world, creditor, { email })
  await page.goto(link)
  await page.getByRole('button', { name: t('portal:locked.codeButton') }).click()
  await expect(page.getByRole('heading', { name: t('portal:code.title') })).toBeVisible()
  await axe()
  const mail = await world.mailTo(email, /code/i)
  const code = /\b(\d{3}) ?(\d{3})\b/.exec(mail.text)
  if (!code) throw new Error('The mail has no code')
  const wrong = code[1] === '111' ? '222222' : '111111'
  await page.getByLabel(t('portal:code.field')).fill(wrong)
  await page.getByRole('button', { name: t('portal:code.open') }).click()
  await expect(page.getByLabel(t('portal:code.field'))).toHaveAttribute('aria-invalid', 'true')
  await axe()
  await page.getByLabel(t('portal:code.field')).fill(`${code[1]} ${code[2]}`)
  await page.getByRole('button', { name: t('portal:code.open') }).click()
  await expect(page).toHaveURL(/\/d\/claim$/)
  const [session] = await world.sql(`select factor from "PortalSession" where "caseId" = $1`, [caseId])
  expect(session).toEqual({ factor: 'code' })

  // The page listens for news, and would load itself anew without its cookie while we leave it.
  await page.goto('about:blank')
  await page.context().clearCookies()
  await page.goto(link)
  await page.goto('/d/code')
  await page.getByLabel(t('portal:code.field')).fill(`${code[1]}${code[2]}`)
  await page.getByRole('button', { name: t('portal:code.open') }).click()
  await expect(page).not.toHaveURL(/claim/)
})

import { enterAs, marta, newCreditor } from './people.ts'
import { fillCase } from './steps.ts'
import { expect, test } from './world.ts'
import { wordsOf } from './words.ts'

const t = wordsOf('en')

test('the desk enters a case for a company, the company confirms it, then it is accepted', async ({
  page,
  world,
  axe,
  browser,
}) => {
  const company = world.unique('Papeles Rio')
  const creditor = await newCreditor(company)
  const email = `entry.${Date.now()}@debtors.example`
  await enterAs(page, await marta())
  await page.goto(`/desk/creditors?query=${encodeURIComponent(company)}`)
  await axe()
  await page.getByRole('link', { name: t('desk:creditors.enterFor', { name: company }) }).click()
  const given = { legalForm: 'Ltd', email, invoice: 'PR-7', name: 'Quill & Co', amount: '980.00' }
  await fillCase(page, t, { ...given, dueOn: '2026-08-01' }, async () => undefined, axe)
  await page.getByRole('button', { name: t('cases:draft.check.submit') }).click()
  await expect(page).toHaveURL(/\/desk\/cases\/case_/)
  await expect(page.getByRole('heading', { name: 'Quill & Co' })).toBeVisible()
  await page.keyboard.press('a')
  const dialog = page.getByRole('dialog', { name: t('desk:accept.title') })
  await expect(dialog.getByRole('alert')).toContainText(t('errors:cases.needsConfirmation'))
  await axe()
  await page.keyboard.press('Escape')

  const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'en-GB' })
  const theirs = await phone.newPage()
  await enterAs(phone, creditor)
  await world.mailTo(creditor.email, /Quill|C-/)
  await theirs.goto('/app/cases')
  await theirs.getByText('Quill & Co').first().click()
  await axe(theirs)
  await theirs.getByRole('button', { name: t('case-file:page.entryConfirm') }).click()
  await expect(theirs.getByText(t('case-file:page.confirmed'))).toBeVisible()
  await phone.close()

  await page.reload()
  await expect(page.getByRole('heading', { name: 'Quill & Co' })).toBeVisible()
  await page.keyboard.press('a')
  await dialog.getByRole('button', { name: t('desk:accept.confirm') }).click()
  await expect(dialog).toHaveCount(0)
  await expect
    .poll(async () => world.sql(`select status from "Case" where "creditorId" = $1`, [creditor.creditorId]))
    .toEqual([{ status: 'ACTIVE' }])
  const [entry] = await world.sql(
    `select e.name as "enteredBy", b.name as "onBehalfOf" from "Case" c
     join "User" e on e.id = c."enteredById" left join "User" b on b.id = c."onBehalfOfId" where c."creditorId" = $1`,
    [creditor.creditorId],
  )
  expect(entry).toEqual({ enteredBy: 'Marta Ferrer', onBehalfOf: creditor.name })
  await world.mailTo(email)
})

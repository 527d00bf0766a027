import type { Page } from '@playwright/test'
import { totpCode } from '../apps/server/access/totp-code.test-kit.ts'
import { enterAs, newCreditor, password, placeCase } from './people.ts'
import { expect, test } from './world.ts'
import { wordsOf } from './words.ts'

const t = wordsOf('en')

async function signIn(page: Page, email: string, secret: string) {
  await page.getByLabel(t('access:field.email')).fill(email)
  await page.locator('input[name=password]').fill(secret)
  await page.getByRole('button', { name: t('access:signIn.action'), exact: true }).click()
}

const addressIn = (text: string) => /http\S+token=[\w.%-]+\S*/.exec(text)?.[0] ?? ''

test('a colleague is invited, joins, and forgets the password', async ({ page, world, axe, browser }) => {
  const company = world.unique('Vinos Altos')
  const owner = await newCreditor(company)
  const { number } = await placeCase(owner, { email: `d.${Date.now()}@debtors.example` })
  const email = `colleague.${Date.now()}@stories.example`
  await enterAs(page, owner)
  await page.goto('/app/account/people')
  await page.getByRole('button', { name: t('access:people.invite') }).click()
  await axe()
  await page.getByLabel(t('access:people.email')).fill(email)
  await page.getByRole('button', { name: t('access:people.send') }).click()
  await expect(page.getByText(t('access:people.waiting'))).toBeVisible()
  await axe()

  const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'en-GB' })
  const theirs = await phone.newPage()
  await theirs.goto(addressIn((await world.mailTo(email)).text))
  await expect(
    theirs.getByRole('heading', { name: t('access:invitation.heading', { company }) }),
  ).toBeVisible()
  await axe(theirs)
  await theirs.getByRole('link', { name: t('access:invitation.register') }).click()
  await theirs.getByLabel(t('access:field.name')).fill('Cora Colleague')
  await theirs.locator('input[name=password]').fill(password)
  await axe(theirs)
  await theirs.getByRole('button', { name: t('access:signUp.action') }).click()
  await theirs.getByRole('button', { name: t('access:invitation.join', { company }) }).click()
  await theirs.goto('/app/cases')
  await expect(theirs.getByText(number)).toBeVisible()
  const [member] = await world.sql(
    `select m.role from "Membership" m join "User" u on u.id = m."userId" where u.email = $1`,
    [email],
  )
  expect(member).toEqual({ role: 'member' })
  await phone.clearCookies()

  await theirs.goto('/app/sign-in')
  await theirs.getByRole('link', { name: t('access:signIn.forgot') }).click()
  await theirs.getByLabel(t('access:field.email')).fill(email)
  await axe(theirs)
  await theirs.getByRole('button', { name: t('access:forgot.action') }).click()
  await expect(theirs.getByRole('heading', { name: t('access:forgot.sentTitle') })).toBeVisible()
  await theirs.goto(addressIn((await world.mailTo(email, /password/i)).text))
  await theirs.locator('input[name=password]').fill('another honest password')
  await axe(theirs)
  await theirs.getByRole('button', { name: t('access:newPassword.action') }).click()
  await expect(theirs).toHaveURL(/sign-in/)
  await signIn(theirs, email, password)
  await expect(theirs.getByRole('alert')).toBeVisible()
  await signIn(theirs, email, 'another honest password')
  await expect(theirs.getByRole('heading', { level: 1 })).toContainText('Cora Colleague')
  await phone.close()
})

test('a passkey, a second factor, and signing out everywhere', async ({ page, world, axe, browser }) => {
  const owner = await newCreditor(world.unique('Cerrajeros'))
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  const signOut = async () => {
    await page.goto('/app/account')
    await page.getByRole('button', { name: t('access:signOut.action') }).click()
    await expect(page).toHaveURL(/sign-in/)
  }
  await page.goto('/app/sign-in')
  await signIn(page, owner.email, password)
  await expect(page).toHaveURL(/\/app$/)
  await page.goto('/app/account/security')
  await axe()
  await page.getByRole('button', { name: t('access:passkeys.add') }).click()
  await expect(page.getByText(t('access:passkeys.added'))).toBeVisible()
  await signOut()
  await page.getByRole('button', { name: t('access:signIn.passkey') }).click()
  await expect(page).toHaveURL(/\/app$/)

  await page.goto('/app/account/security')
  await page.getByRole('button', { name: t('access:factor.enrol') }).click()
  const dialog = page.getByRole('dialog')
  await dialog.locator('input[name=password]').fill(password)
  await dialog.getByRole('button', { name: t('access:factor.start') }).click()
  await expect(dialog.locator('input[name=code]')).toBeVisible()
  await axe()
  const uri = (await dialog.locator('a[href^="otpauth:"]').getAttribute('href')) ?? ''
  await dialog.locator('input[name=code]').fill(totpCode(uri))
  await dialog.getByRole('button', { name: t('access:factor.proveAction') }).click()
  await dialog.getByLabel(t('access:backup.kept')).check()
  await axe()
  await dialog.getByRole('button', { name: t('access:backup.done') }).click()
  await signOut()
  await signIn(page, owner.email, password)
  await expect(page.getByRole('heading', { name: t('access:code.title') })).toBeVisible()
  await axe()
  await page.locator('input[name=code]').fill(totpCode(uri))
  await page.getByRole('button', { name: t('access:signIn.action'), exact: true }).click()
  await expect(page).toHaveURL(/\/app$/)

  const other = await browser.newPage()
  await enterAs(other, owner)
  await other.goto('/app')
  await expect(other).toHaveURL(/\/app$/)
  await page.goto('/app/account/security')
  await page.getByRole('button', { name: t('access:sessions.endAll') }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('access:sessions.endAll') })
    .click()
  await expect(page).toHaveURL(/sign-in/)
  await other.goto('/app')
  await expect(other).toHaveURL(/sign-in/)
  const [left] = await world.sql(
    `select count(s.id)::int as sessions from "User" u left join "Session" s on s."userId" = u.id where u.email = $1`,
    [owner.email],
  )
  expect(left).toEqual({ sessions: 0 })
  await other.close()
})

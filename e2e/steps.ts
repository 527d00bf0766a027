import { expect, type Page } from '@playwright/test'
import { password } from './people.ts'
import type { Say } from './words.ts'

type Axe = () => Promise<void>

/** Nothing sticks out: the page is as wide as the screen and no wider. */
export async function expectNoSideways(page: Page) {
  const [content, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
  expect(content, `width of ${page.url()}`).toBeLessThanOrEqual(screen ?? 0)
}

export type Asked = {
  creditor: string
  from: string
  debtor: string
  in: string
  amount: string
  days: string
}

/** The quote's six answers, and the quote. */
export async function askForQuote(page: Page, t: Say, asked: Asked) {
  await page.getByLabel(t('quotes:form.creditorName')).fill(asked.creditor)
  await page.getByLabel(t('quotes:form.creditorCountry'), { exact: true }).selectOption(asked.from)
  await page.getByLabel(t('quotes:form.debtorName')).fill(asked.debtor)
  await page.getByLabel(t('quotes:form.debtorCountry')).selectOption(asked.in)
  await page.getByLabel(t('quotes:form.currency')).selectOption('EUR')
  await page.getByLabel(t('quotes:form.amount')).fill(asked.amount)
  await page.getByLabel(t('quotes:form.daysOverdue')).fill(asked.days)
  await page.getByRole('button', { name: t('quotes:form.submit') }).click()
  await expect(
    page.getByRole('heading', { name: t('quotes:result.heading', { debtor: asked.debtor }) }),
  ).toBeVisible()
}

export type Newcomer = { name: string; email: string; company: string; country: string; number: string }

/** From the first question about the person to the declaration of being a business. */
export async function register(page: Page, t: Say, who: Newcomer, look: Axe) {
  await page.getByLabel(t('access:field.name')).fill(who.name)
  await page.getByLabel(t('access:field.workEmail')).fill(who.email)
  await page.locator('input[name=password]').fill(password)
  await look()
  await page.getByRole('button', { name: t('access:signUp.action') }).click()
  const goOn = page.getByRole('button', { name: t('app:common.continue') })
  await page.getByText(t('access:register.company'), { exact: true }).click()
  await page.getByLabel(t('access:register.country')).selectOption(who.country)
  await look()
  await goOn.click()
  await page.getByLabel(t('access:register.companyName')).fill(who.company)
  await page.getByLabel(t('access:register.number')).fill(who.number)
  await look()
  await goOn.click()
  await page.getByLabel(t('access:register.declaration', { company: who.company })).check()
  await look()
  await page.getByRole('button', { name: t('access:register.action') }).click()
  await expect(page.getByRole('button', { name: t('access:register.action') })).toHaveCount(0)
}

/** Read, choose, sign. */
export async function signAgreement(page: Page, t: Say, role: string, look: Axe) {
  await expect(page.getByRole('heading', { name: t('agreements:title') })).toBeVisible()
  await look()
  await page.getByRole('button', { name: t('agreements:next.limits') }).click()
  await look()
  await page.getByRole('button', { name: t('agreements:next.sign') }).click()
  await page.getByLabel(t('agreements:sign.role')).fill(role)
  await page.locator('input[name=authority]').check()
  await look()
  await page.getByRole('button', { name: t('agreements:sign.submit') }).click()
  await expect(page.getByRole('button', { name: t('agreements:sign.submit') })).toHaveCount(0)
}

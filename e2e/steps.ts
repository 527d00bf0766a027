import { expect, type Locator, type Page } from '@playwright/test'
import { password } from './people.ts'
import type { Say } from './words.ts'

type Axe = () => Promise<void>

/** Nothing sticks out: the page is as wide as the screen and no wider. */
export async function expectNoSideways(page: Page) {
  const [content, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
  expect(content, `width of ${page.url()}`).toBeLessThanOrEqual(screen ?? 0)
}

const isFocused = (element: Locator) => element.evaluate((node) => node === document.activeElement)

/** Goes on with Tab until the element has the focus, and proves that the focus can be seen. */
export async function tabTo(page: Page, element: Locator) {
  await element.waitFor()
  for (let stop = 0; stop < 60 && !(await isFocused(element)); stop += 1) await page.keyboard.press('Tab')
  expect(await isFocused(element), `reached with Tab: ${element}`).toBe(true)
  const ring = await element.evaluate((node) => {
    const own = node.closest('label')
    const seen = [node, own].filter((one) => one !== null).map((one) => getComputedStyle(one))
    return seen.some(
      ({ outlineStyle, outlineWidth, boxShadow }) =>
        (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none',
    )
  })
  expect(ring, `visible focus: ${element}`).toBe(true)
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
  await expect(page).toHaveURL(/\/q\//)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(asked.debtor)
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
  await page.locator('input[name=declared]').check()
  await look()
  await page.getByRole('button', { name: t('access:register.action'), exact: true }).click()
  await expect(page.getByRole('button', { name: t('access:register.action'), exact: true })).toHaveCount(0)
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

export type ToHandOver = {
  legalForm: string
  email: string
  invoice: string
  name?: string
  amount?: string
  dueOn?: string
}

/** The four steps of a new case, up to the button that binds. What a quote has filled in already is left as it is. */
export async function fillCase(
  page: Page,
  t: Say,
  given: ToHandOver,
  addDocuments: () => Promise<void>,
  look: Axe,
) {
  await expect(page.getByRole('heading', { name: t('cases:draft.steps.debtor') })).toBeVisible()
  await page.getByText(t('cases:draft.debtor.COMPANY'), { exact: true }).click()
  if (given.name) await page.getByRole('textbox', { name: t('cases:draft.debtor.name') }).fill(given.name)
  await page.getByRole('textbox', { name: t('cases:draft.debtor.legalForm') }).fill(given.legalForm)
  await page
    .getByRole('textbox', { name: t('cases:draft.debtor.email') })
    .first()
    .fill(given.email)
  await look()
  await page.getByRole('button', { name: t('cases:draft.next.invoices') }).click()
  await expect(page.getByRole('heading', { name: t('cases:draft.steps.invoices') })).toBeVisible()
  await page.getByRole('textbox', { name: t('cases:draft.invoices.number') }).fill(given.invoice)
  if (given.amount)
    await page.getByRole('textbox', { name: t('cases:draft.invoices.amount') }).fill(given.amount)
  if (given.dueOn) await page.getByLabel(t('cases:draft.invoices.dueOn')).fill(given.dueOn)
  await look()
  await page.getByRole('button', { name: t('cases:draft.next.documents') }).click()
  await expect(page.getByRole('heading', { name: t('cases:draft.steps.documents') })).toBeVisible()
  await addDocuments()
  await look()
  await page.getByRole('button', { name: t('cases:draft.next.check') }).click()
  await expect(page.getByRole('heading', { name: t('cases:draft.steps.check') })).toBeVisible()
  await look()
}

/** Photos and files as a phone's picker hands them over. */
export async function choose(page: Page, files: { name: string; mimeType: string; buffer: Buffer }[]) {
  await page.locator('input[type=file][multiple]').setInputFiles(files)
}

/** A photo of some size, as a camera makes it: real bytes that a browser can open. */
export async function photo(page: Page, name: string, side: number) {
  const base64 = await page.evaluate(async (pixels) => {
    const canvas = new OffscreenCanvas(pixels, pixels)
    const brush = canvas.getContext('2d')
    if (!brush) throw new Error('No canvas')
    for (let dot = 0; dot < 4_000; dot += 1) {
      brush.fillStyle = `hsl(${Math.random() * 360} 60% ${Math.random() * 100}%)`
      brush.fillRect(Math.random() * pixels, Math.random() * pixels, 40, 12)
    }
    const bytes = new Uint8Array(
      await (await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.8 })).arrayBuffer(),
    )
    return btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ''))
  }, side)
  return { name, mimeType: 'image/jpeg', buffer: Buffer.from(base64, 'base64') }
}

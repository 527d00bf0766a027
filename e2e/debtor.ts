import { expect, type Page } from '@playwright/test'

/** How wide and high a phone is. */
export const phoneSize = { width: 390, height: 844 }

/** What a debtor does in several stories, on the screen. */
export async function unlock(page: Page, link: string, invoiceNumber: string) {
  await page.goto(link)
  await expect(page).toHaveURL(/\/d$/)
  await page.locator('#number').fill(invoiceNumber)
  await page.locator('form[action="/d/factor"] button').click()
  await expect(page).toHaveURL(/\/d\/claim$/)
}

export const cards = {
  good: '4242 4242 4242 4242',
  declined: '4000 0000 0000 0002',
  secure: '4000 0000 0000 3220',
}

/** Fills in the card page of the sandbox, in whatever language it is. */
export async function payWithCard(page: Page, card: string) {
  await expect(page).toHaveURL(/\/c\/pay\//)
  await page.locator('input[name=email]').fill('grace@hollins.example')
  await page.locator('input[name=number]').fill(card)
  await page.locator('input[name=expiry]').fill('12 / 34')
  await page.locator('input[name=cvc]').fill('123')
  await page.locator('input[name=name]').fill('Grace Hollins')
  await page.locator('form button').click()
}

import type { Page } from '@playwright/test'
import { demoPassword } from '../prisma/people.ts'

export type Scene = {
  name: string
  looks: string[]
  /** Brings the page to where the picture is taken. */
  play(page: Page, language: string): Promise<void>
}

type Town = { url: string; mailbox: string }
const phone = ['390', '390-dark', '320']
const everywhere = [...phone, '1280']
const inOtherLanguages = ['390-de', '390-ar']

/** The walk through the demo town, in the order of its story. */
export function scenesOf({ url, mailbox }: Town): Scene[] {
  const signIn = async (page: Page, email: string, language: string) => {
    const headers = { origin: url }
    await page.request.post('/api/auth/sign-in/email', { data: { email, password: demoPassword }, headers })
    await page.request.post('/trpc/access.saveSettings', { data: { language }, headers })
  }
  const creditor = (name: string, looks: string[], play: (page: Page) => Promise<void>): Scene => ({
    name,
    looks,
    async play(page, language) {
      await signIn(page, 'lucia@acerosvega.example', language)
      await play(page)
    },
  })
  const desk = (name: string, looks: string[], play: (page: Page) => Promise<void>): Scene => ({
    name,
    looks,
    async play(page, language) {
      await signIn(page, 'marta@saldo.example', language)
      await play(page)
    },
  })
  const debtor = (name: string, looks: string[], play: (page: Page) => Promise<void>): Scene => ({
    name,
    looks,
    async play(page) {
      await page.goto(await linkTo(mailbox, 'buchhaltung@bau-adler.example'))
      await page.locator('#number').waitFor()
      await play(page)
    },
  })
  const unlock = async (page: Page) => {
    await page.locator('#number').fill('F-2026-0061')
    await page.locator('form[action="/d/factor"] button').click()
    await page.waitForURL('**/d/claim')
  }
  const quote = async (page: Page, language: string) => {
    await page.goto(`${language === 'en' ? '' : `/${language}`}/quote`)
    await page.locator('#creditorName').fill('Aceros Vega SL')
    await page.locator('#creditorCountry').selectOption('ES')
    await page.locator('#debtorName').fill('Bau Adler GmbH')
    await page.locator('#debtorCountry').selectOption('DE')
    await page.locator('#currency').selectOption('EUR')
    await page.locator('#amount').fill(language === 'de' ? '12.400,00' : '12,400.00')
    await page.locator('#daysOverdue').fill('265')
  }

  return [
    {
      name: 'home',
      looks: [...everywhere, ...inOtherLanguages],
      play: async (page, language) => void (await page.goto(language === 'en' ? '/' : `/${language}`)),
    },
    { name: 'quote', looks: [...everywhere, ...inOtherLanguages], play: quote },
    {
      name: 'quote-result',
      looks: [...everywhere, ...inOtherLanguages],
      async play(page, language) {
        await quote(page, language)
        await page.locator('form[data-quote] button[type=submit]').click()
        await page.waitForURL('**/q/**')
      },
    },
    { name: 'prices', looks: ['390', '1280'], play: async (page) => void (await page.goto('/prices')) },
    { name: 'sign-in', looks: phone, play: async (page) => void (await page.goto('/app/sign-in')) },
    creditor('creditor-home', [...everywhere, '1280-dark', ...inOtherLanguages], async (page) => {
      await page.goto('/app')
      await page.getByRole('heading', { level: 1 }).waitFor()
    }),
    creditor('cases', ['390', '1280', '390-ar'], async (page) => {
      await page.goto('/app/cases')
      await page.getByText('Bau Adler GmbH').first().waitFor()
    }),
    creditor('case', [...everywhere, '1280-dark', ...inOtherLanguages], async (page) => {
      await openCase(page, 'Bau Adler GmbH')
    }),
    creditor('new-case', [...everywhere, ...inOtherLanguages], async (page) => {
      await page.goto('/app/cases/new')
      await page.getByRole('heading', { level: 1 }).waitFor()
    }),
    creditor('agreement', ['390', '320', '390-de'], async (page) => {
      await page.goto('/app/agreement/sign?step=limits')
      await page.getByRole('heading', { level: 1 }).waitFor()
    }),
    desk('desk', ['1280', '1280-dark', '1280-de', '1280-ar', '390'], async (page) => {
      await page.goto('/desk')
      await page.getByText('Hollins & Sons Ltd').first().waitFor()
      await page.keyboard.press('j')
      await page.getByRole('heading', { name: 'Trattoria Bruno' }).waitFor()
    }),
    desk('desk-case', ['1280', '390'], async (page) => {
      await page.goto('/desk')
      await page.getByRole('link', { name: /Bau Adler GmbH.*Aceros Vega SL/s }).click()
      await page.getByText('F-2026-0061').first().waitFor()
    }),
    creditor('approvals', ['390', '390-dark', '320', ...inOtherLanguages], async (page) => {
      await page.goto('/app/approvals')
      await page.getByText('Hollins & Sons Ltd').waitFor()
    }),
    creditor('creditor-plan', [...everywhere, ...inOtherLanguages], async (page) => {
      await page.goto('/app/approvals')
      await page.locator('a[href$="/plan"]').first().click()
      await page.getByText('Hall 3 is not handed over yet').waitFor()
    }),
    desk('desk-plan', ['1280', '1280-dark', '1280-de', '1280-ar', '390'], async (page) => {
      await page.goto('/desk')
      await page.locator('[id^="item-PLAN"]').first().click()
      await page.getByText('Im Winter steht die Baustelle').waitFor()
    }),
    desk('desk-counter', ['1280', '390'], async (page) => {
      await page.goto('/desk')
      await page.locator('[id^="item-PLAN"]').first().click()
      await page.getByText('Im Winter steht die Baustelle').waitFor()
      await page.keyboard.press('c')
      await page.getByRole('dialog').waitFor()
    }),
    creditor('account-book', [...everywhere, ...inOtherLanguages], async (page) => {
      await page.goto('/app/account/book')
      await page.locator('#postings li').first().waitFor()
    }),
    creditor('posting', ['390', '1280', '390-ar'], async (page) => {
      await page.goto('/app/account/book?what=recovered')
      await page.locator('#postings li a').first().click()
      await page.getByRole('heading', { level: 1 }).waitFor()
    }),
    creditor('remittances', ['390', '1280', '390-ar'], async (page) => {
      await page.goto('/app/account/remittances')
      await page.locator('a[href*="/remittances/"]').first().waitFor()
    }),
    creditor('remittance', [...everywhere, ...inOtherLanguages], async (page) => {
      await page.goto('/app/account/remittances')
      await page.locator('a[href*="/remittances/"]').first().click()
      await page.locator('a[href*="/postings/"]').first().waitFor()
    }),
    creditor('report', [...everywhere, '1280-dark', ...inOtherLanguages], async (page) => {
      await page.goto('/app/account/reports')
      await page.locator('a[href*="/reports/"]').first().click()
      await page.getByRole('table').first().waitFor()
    }),
    creditor('bank-details', ['390', '1280', '390-ar'], async (page) => {
      await page.goto('/app/account/bank')
      await page.locator('dl').first().waitFor()
    }),
    creditor('direct-payment', [...phone, ...inOtherLanguages], async (page) => {
      await openCase(page, 'Bau Adler GmbH')
      await page.locator('a[href$="/direct-payment"]').first().click()
      await page.locator('input[type=date]').waitFor()
    }),
    desk('desk-money', ['1280', '1280-dark', '1280-de', '1280-ar', '390'], async (page) => {
      await page.goto('/desk')
      await page.locator('[id^="item-MONEY"]').first().click()
      await page.locator('ol button').first().click()
      await page.locator('section[aria-live]').scrollIntoViewIfNeeded()
    }),
    desk('desk-run', ['1280', '1280-dark', '1280-de', '1280-ar', '390'], async (page) => {
      await page.goto('/desk/remittances')
      await page.locator('a[href^="/desk/remittances/"]').first().click()
      await page.locator('details summary').first().waitFor()
    }),
    desk('desk-refund', ['1280', '390'], async (page) => {
      await page.goto('/desk/cases?query=Hollins')
      await page.locator('a[href^="/desk/cases/case_"]').filter({ hasText: 'C-AV-0001' }).first().click()
      await page
        .getByRole('button', { name: /Give money back/ })
        .first()
        .click()
      await page.getByRole('dialog').waitFor()
    }),
    debtor('debtor-transfer', [...everywhere, ...inOtherLanguages], async (page) => {
      await unlock(page)
      await page.goto('/d/pay')
      await page.locator('#transfer').scrollIntoViewIfNeeded()
      await page.evaluate(() => document.getElementById('transfer')?.scrollIntoView())
    }),
    debtor('debtor-plan', [...everywhere, ...inOtherLanguages], async (page) => {
      await unlock(page)
      await page.goto('/d/plan')
      await page.locator('#count').waitFor()
    }),
    debtor('debtor-plan-sign', ['390', '390-dark', '320', '390-ar'], async (page) => {
      await unlock(page)
      await page.goto('/d/plan')
      await page.locator('#count').waitFor()
      await page.locator('form button[type=submit]:visible').last().click()
      await page.locator('#name').waitFor()
    }),
    debtor('debtor-dispute', ['390', '390-dark', '320', ...inOtherLanguages], async (page) => {
      await unlock(page)
      await page.goto('/d/dispute')
      await page.getByRole('heading', { level: 1 }).waitFor()
    }),
    debtor('debtor-locked', [...everywhere, ...inOtherLanguages], async () => undefined),
    debtor('debtor-open', [...everywhere, '1280-dark', ...inOtherLanguages], unlock),
    debtor('debtor-pay', [...phone, '390-ar'], async (page) => {
      await unlock(page)
      await page.goto('/d/pay')
    }),
    debtor('card-page', ['390'], async (page) => {
      await unlock(page)
      await page.locator('form[action="/d/pay"] button').filter({ visible: true }).first().click()
      await page.waitForURL('**/c/pay/**')
    }),
  ]
}

async function openCase(page: Page, debtorName: string) {
  await page.goto('/app/cases')
  await page.getByText(debtorName).first().click()
  await page.getByRole('heading', { level: 1, name: debtorName }).waitFor()
}

type Mail = { text?: string; to: { address: string }[] }

async function linkTo(mailbox: string, address: string): Promise<string> {
  const mails = (await (await fetch(`${mailbox}/api/email`)).json()) as Mail[]
  const letter = mails.findLast(
    ({ to, text }) => to.some((who) => who.address === address) && /\/d\/[\w-]{27}/.test(text ?? ''),
  )
  const link = /http\S+\/d\/[\w-]{27}/.exec(letter?.text ?? '')?.[0]
  if (!link) throw new Error(`No letter has gone to ${address}`)
  return link
}

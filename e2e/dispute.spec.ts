import type { Page } from '@playwright/test'
import type { CaseId } from '#shared/ids.ts'
import { cards, payWithCard, unlock } from './debtor.ts'
import { activeCase, enterAs, marta, newCreditor } from './people.ts'
import { choose, expectNoSideways, photo } from './steps.ts'
import { expect, test, type World } from './world.ts'
import { wordsOf } from './words.ts'

const address = (name: string) => `${name}.${Date.now()}@debtors.example`
const twoInvoices = [
  { number: 'F-2026-7', amount: '8000.00', daysOverdue: 60 },
  { number: 'F-2026-8', amount: '3000.00', daysOverdue: 40 },
]
/** The first invoice, because of its quality, as it is chosen on the page. */
async function disputeFirst(page: Page) {
  await page.getByLabel('The quality is not as agreed').check()
  await page.getByLabel('F-2026-7').first().check()
  await expect(page.getByLabel('How much of F-2026-7?')).toBeVisible()
  await expect(page.getByLabel('How much was paid?')).toBeHidden()
  await page
    .getByLabel('What is wrong, in your own words')
    .fill('Half of the beams are rusty; see the photographs.')
}

/** The desk decides by keyboard: a part is taken off, with a reason for each side. */
async function decideInPart(pane: Page, look: () => Promise<void> = async () => undefined) {
  await pane.keyboard.press('x')
  await pane.getByText('Right in part: take a part off', { exact: true }).click()
  await pane.getByLabel('Taken off invoice F-2026-7').fill('1500')
  await expect(pane.getByText('Interest that goes with it')).toBeVisible()
  await pane.getByLabel(/^Reason to Hollins/).fill('A quarter of the beams had rust on the surface.')
  await pane.getByLabel(/^Reason to Aceros/).fill('You conceded this part yourself; the rest stands.')
  await look()
  await pane.getByRole('dialog').getByRole('button', { name: 'Decide', exact: true }).click()
}

const creditsOf = (world: World, caseId: CaseId) =>
  world.sql<{ amountMinor: string }>(`select "amountMinor" from "InvoiceCredit" where "caseId" = $1`, [
    caseId,
  ])

const heldOf = (world: World, caseId: CaseId) =>
  world.sql<{ amount: string | null; lifted: boolean }>(
    `select "amountMinor" as amount, "liftedAt" is not null as lifted from "Hold" where "caseId" = $1`,
    [caseId],
  )

test('one of two invoices is disputed and the other paid for; the creditor answers on the phone, the desk decides in part', async ({
  page,
  world,
  axe,
  browser,
}) => {
  // Three people on three screens, one after the other.
  test.setTimeout(240_000)
  const creditor = await newCreditor(world.unique('Aceros Oeste'))
  const email = address('dispute')
  const { caseId, link } = await activeCase(world, creditor, { email, invoices: twoInvoices })

  // The debtor: what is wrong, what follows in figures, sent with a photograph.
  await unlock(page, link, 'F-2026-7')
  await page.getByRole('link', { name: 'Something is wrong' }).click()
  await axe()
  await disputeFirst(page)
  await page.getByRole('button', { name: 'See what follows' }).click()
  await expect(page.getByRole('heading', { name: 'Before you send it' })).toBeVisible()
  await expect(page.getByText(/answers until/)).toBeVisible()
  await axe()
  await page.locator('#files').setInputFiles([await photo(page, 'rust.jpg', 400)])
  await page.getByRole('button', { name: 'Send it' }).click()
  await expect(page.locator('#done')).toContainText('We have received it')
  await axe()
  await world.mailTo(email, /looking into it/)
  expect(await heldOf(world, caseId)).toEqual([{ amount: null, lifted: false }])
  await page.goto('/d/claim')
  await expect(page.getByText('A part is being looked into')).toBeVisible()
  await axe()
  // What the button pays is the other invoice, to the cent, and nothing of what is disputed.
  await page
    .getByRole('button', { name: /^Pay €3,0\d\d\.\d\d$/ })
    .first()
    .click()
  await payWithCard(page, cards.good)
  await expect(page.getByRole('heading', { name: 'Thank you, your payment has arrived' })).toBeVisible()
  const paid = await world.sql(
    `select distinct i.number from "PaymentAllocation" a join "Invoice" i on i.id = a."invoiceId"
     where i."caseId" = $1`,
    [caseId],
  )
  expect(paid).toEqual([{ number: 'F-2026-8' }])

  // The creditor, with one thumb.
  const asked = await world.mailTo(creditor.email, /something is wrong/)
  const office = await browser.newContext({ viewport: { width: 390, height: 844 } })
  await enterAs(office, creditor)
  const phone = await office.newPage()
  await phone.goto(/http\S+\/disputes\/\S+/.exec(asked.text)?.[0] ?? '/app')
  await expect(phone.getByText('Half of the beams are rusty').first()).toBeVisible()
  await axe(phone)
  await phone.getByText('The debtor is right in part', { exact: true }).click()
  await phone.getByLabel('How much do you give up?').fill('1500')
  await phone.getByLabel('Why, in your words').fill('Ten of forty beams had rust on the surface.')
  await choose(phone, [await photo(phone, 'delivery-note.jpg', 300)])
  await expect(phone.getByRole('link', { name: /delivery-note/ })).toBeVisible()
  await axe(phone)
  await expectNoSideways(phone)
  await phone.getByRole('button', { name: 'Send the answer' }).click()
  await expect(phone.getByText('waits for the account manager').first()).toBeVisible()
  await phone.goto(`/app/cases/${caseId}`)
  await expect(phone.getByText('What the debtor disputes')).toBeVisible()
  await axe(phone)
  await office.close()

  // The debtor reads the answer and its evidence, in German as well, where words are long.
  await page
    .context()
    .addCookies([{ name: 'saldo-language', value: 'de', url: new URL('/', page.url()).href }])
  for (const place of ['dispute', 'disputes', 'claim']) {
    await page.goto(`/d/${place}`)
    await expectNoSideways(page)
  }
  await page
    .context()
    .addCookies([{ name: 'saldo-language', value: 'en', url: new URL('/', page.url()).href }])
  await page.goto('/d/disputes')
  await expect(page.getByText('Ten of forty beams')).toBeVisible()
  await expect(page.getByRole('link', { name: /delivery-note/ })).toBeVisible()

  // The desk, by keyboard.
  const desk = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  await enterAs(desk, await marta())
  const pane = await desk.newPage()
  await pane.goto(`/desk/cases/${caseId}`)
  await expect(pane.getByRole('heading', { name: 'Quality' })).toBeVisible()
  await axe(pane)
  await decideInPart(pane, () => axe(pane))
  // Taken back at once, it was never taken: nothing is off the claim, nobody reads of it.
  await expect(pane.getByText('It takes effect in a few seconds')).toBeVisible()
  await pane.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(pane.getByText('Taken back. Nothing was told.')).toBeVisible()
  await expect(pane.getByText('It takes effect in a few seconds')).toHaveCount(0)
  expect(await creditsOf(world, caseId)).toEqual([])
  await decideInPart(pane)
  await expect(pane.getByText('It takes effect in a few seconds')).toBeVisible()
  await axe(pane)
  await expect.poll(() => creditsOf(world, caseId), { timeout: 30_000 }).toEqual([{ amountMinor: '150000' }])
  await expect(pane.getByText('It takes effect in a few seconds')).toHaveCount(0)
  await desk.close()

  await page.goto('/d/claim')
  await expect(page.getByText('A part is being looked into')).toHaveCount(0)
  expect(await heldOf(world, caseId)).toEqual([{ amount: null, lifted: true }])
  const [dispute] = await world.sql(`select status, "upheldMinor" from "Dispute" where "caseId" = $1`, [
    caseId,
  ])
  expect(dispute).toEqual({ status: 'RESOLVED_PARTIAL', upheldMinor: '150000' })
  const told = await world.mailTo(email, /^Decided/)
  expect(told.text).toContain('A quarter of the beams')
  expect(told.text).not.toContain('You conceded')
  const decided = await world.mailTo(creditor.email, /dispute is decided/)
  expect(decided.text).toContain('You conceded')
})

test('"we are not a business" stops everything, in Arabic and on the narrowest phone', async ({
  page,
  world,
  axe,
}) => {
  await page.setViewportSize({ width: 320, height: 640 })
  const t = wordsOf('ar')
  const creditor = await newCreditor(world.unique('Aceros Centro'))
  const email = address('nobusiness')
  const { caseId, link } = await activeCase(world, creditor, {
    email,
    language: 'ar',
    country: 'AE',
    name: 'Al Noor Trading LLC',
    invoices: twoInvoices,
  })
  await unlock(page, link, 'F-2026-7')
  await page.getByRole('link', { name: t('portal:dispute.title') }).click()
  await expectNoSideways(page)
  await page.getByLabel(t('portal:dispute.what.NOT_A_BUSINESS')).check()
  await page.getByLabel(t('portal:dispute.words')).fill('أنا شخص عادي ولست شركة.')
  await axe()
  await page.getByRole('button', { name: t('portal:dispute.check') }).click()
  await expect(page.getByText(t('portal:disputeCheck.wholeCase'))).toBeVisible()
  await expectNoSideways(page)
  await axe()
  await page.getByRole('button', { name: t('portal:disputeCheck.send') }).click()
  await expect(page.locator('#done')).toContainText(t('portal:disputes.done.sent'))
  await expectNoSideways(page)
  await axe()
  await page.goto('/d/claim')
  await expect(page.getByRole('heading', { name: t('portal:claim.pausedTitle') })).toBeVisible()
  await expectNoSideways(page)
  await axe()
  await page.goto('/d/pay')
  await expect(page).toHaveURL(/\/d\/claim$/)

  expect(await heldOf(world, caseId)).toEqual([{ amount: null, lifted: false }])
  const [payments] = await world.sql(`select count(*)::int as count from "Payment" where "caseId" = $1`, [
    caseId,
  ])
  expect(payments).toEqual({ count: 0 })
  await world.mailTo('marta@saldo.example', /A dispute waits|Una disconformidad/)
  const asked = await world.mailTo(creditor.email, /something is wrong/)
  expect(asked.text).toContain('paused the whole case at once')
  const { trpc } = await marta()
  const { items } = await trpc.desk.inbox.query({ kind: 'DISPUTE', mine: false })
  expect(items.map((item) => item.caseId)).toContain(caseId)
})

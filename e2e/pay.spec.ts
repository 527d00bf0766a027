import { type CaseId } from '#shared/ids.ts'
import { cards, payWithCard, unlock } from './debtor.ts'
import { activeCase, enterAs, newCreditor } from './people.ts'
import { expect, test, type World } from './world.ts'

/** A debt without interest or compensation to speak of: the story is about the money, the law has its own tests. */
const debtOf = (email: string) => ({
  email,
  invoices: [{ number: 'F-2026-7', amount: '800.00', daysOverdue: 20 }],
})
const address = (name: string) => `${name}.${Date.now()}@debtors.example`

type Booked = { kind: string; amount: string; account: string }

/** Every line of the ledger about a case, smallest first, and proof that it adds up to nothing. */
async function ledgerOf(world: World, caseId: CaseId): Promise<Booked[]> {
  const rows = await world.sql<Booked>(
    `select t.kind, e."amountMinor" as amount, a.kind as account from "LedgerEntry" e
     join "LedgerTransaction" t on t.id = e."transactionId" join "LedgerAccount" a on a.id = e."accountId"
     where t."caseId" = $1 order by t.kind, e."amountMinor"`,
    [caseId],
  )
  expect(rows.reduce((sum, { amount }) => sum + BigInt(amount), 0n)).toBe(0n)
  return rows
}

const paymentsOf = (world: World, caseId: CaseId) =>
  world.sql<{ status: string; amount: string; cardLast4: string | null }>(
    `select status, "amountMinor" as amount, "cardLast4" from "Payment" where "caseId" = $1 order by "startedAt"`,
    [caseId],
  )

test('paid in full: ledger, receipts for both sides, and the creditor sees it', async ({
  page,
  world,
  axe,
  browser,
}) => {
  const creditor = await newCreditor(world.unique('Aceros Norte'))
  const email = address('pay')
  const { caseId, link, number } = await activeCase(world, creditor, debtOf(email))
  await unlock(page, link, 'f 2026 7')
  await axe()
  await page
    .getByRole('button', { name: /^Pay €8\d\d\.\d\d$/ })
    .first()
    .click()
  await axe()
  await payWithCard(page, cards.good)
  await expect(page.getByRole('heading', { name: 'Thank you, your payment has arrived' })).toBeVisible()
  await axe()
  const receipt = await page.request.get(
    await hrefOf(page.getByRole('link', { name: 'Save the receipt, PDF' })),
  )
  expect((await receipt.body()).subarray(0, 5).toString()).toBe('%PDF-')
  await page.getByRole('link', { name: 'Back to your account' }).click()
  await expect(page.getByRole('heading', { name: 'Nothing is open any more' })).toBeVisible()
  await axe()

  const [payment, ...others] = await paymentsOf(world, caseId)
  expect(others).toEqual([])
  expect(payment).toMatchObject({ status: 'SUCCEEDED' })
  const total = BigInt(payment?.amount ?? 0)
  expect(total).toBeGreaterThan(800_00n)
  const booked = await ledgerOf(world, caseId)
  expect(booked.filter(({ account }) => account === 'CARD_CLEARING')).toEqual([
    { kind: 'receipt-cleared', amount: String(total), account: 'CARD_CLEARING' },
  ])
  const paidOf = booked.find(
    ({ account, kind }) => account === 'CLAIM_PRINCIPAL' && kind === 'receipt-allocated',
  )
  expect(paidOf?.amount).toBe('-80000')
  const [file] = await world.sql(`select status, "closeCode" from "Case" where id = $1`, [caseId])
  expect(file).toEqual({ status: 'CLOSED', closeCode: 'PAID' })

  const toDebtor = await world.mailTo(email, /Receipt/)
  expect(toDebtor.attachments).toHaveLength(1)
  await world.mailTo(creditor.email, /has paid/)
  expect((await world.mailsTo(email)).filter(({ subject }) => /Receipt/.test(subject))).toHaveLength(1)
  expect(
    (await world.mailsTo(creditor.email)).filter(({ subject }) => /has paid/.test(subject)),
  ).toHaveLength(1)

  const office = await browser.newContext()
  await enterAs(office, creditor)
  const desk = await office.newPage()
  await desk.goto(`/app/cases/${caseId}`)
  await expect(desk.getByText(number).first()).toBeVisible()
  await expect(desk.getByText(/Paid/).first()).toBeVisible()
  await axe(desk)
  await office.close()
})

test('a declined card charges nothing; with 3-D Secure a part of it is paid', async ({
  page,
  world,
  axe,
}) => {
  const creditor = await newCreditor(world.unique('Aceros Sur'))
  const email = address('declined')
  const { caseId, link } = await activeCase(world, creditor, debtOf(email))
  await unlock(page, link, 'F-2026-7')
  await page.getByRole('link', { name: /^Pay another amount/ }).click()
  await axe()
  await page.getByLabel(/Another amount/).check()
  await page.getByLabel('How much?').fill('100000')
  await page.getByRole('button', { name: 'Go on to the card page' }).click()
  await expect(page.locator('[role=alert], [aria-invalid=true]').first()).toBeVisible()
  await expect(page).toHaveURL(/\/d\/pay$/)
  await axe()
  await page.getByLabel('How much?').fill('250.50')
  await page.getByRole('button', { name: 'Go on to the card page' }).click()
  await payWithCard(page, cards.declined)
  await expect(page.getByRole('alert')).toContainText('Nothing was charged')
  await axe()
  const moved = (await ledgerOf(world, caseId)).filter(({ kind }) => kind.startsWith('receipt-'))
  expect(moved).toEqual([])

  await payWithCard(page, cards.secure)
  await page.getByRole('button', { name: 'Approve' }).click()
  await expect(page.getByRole('heading', { name: 'Thank you, your payment has arrived' })).toBeVisible()
  expect(await paymentsOf(world, caseId)).toMatchObject([{ status: 'SUCCEEDED', amount: '25050' }])
  expect((await ledgerOf(world, caseId)).find(({ account }) => account === 'CARD_CLEARING')?.amount).toBe(
    '25050',
  )
  await world.mailTo(email, /Receipt/)
  const [file] = await world.sql(`select status from "Case" where id = $1`, [caseId])
  expect(file).toEqual({ status: 'ACTIVE' })
})

test('the tab is closed before coming back: the money counts all the same, once', async ({
  page,
  world,
  browser,
}) => {
  const creditor = await newCreditor(world.unique('Aceros Este'))
  const email = address('closed')
  const { caseId, link } = await activeCase(world, creditor, debtOf(email))
  await unlock(page, link, 'F-2026-7')
  await page
    .getByRole('button', { name: /^Pay €/ })
    .first()
    .click()
  // The browser dies with the press: it never follows the way back to us.
  await page.route('**/d/payments/**', (route) => route.abort())
  await payWithCard(page, cards.good)
  await page.close()

  await world.mailTo(email, /Receipt/)
  expect(await paymentsOf(world, caseId)).toMatchObject([{ status: 'SUCCEEDED' }])
  const booked = await ledgerOf(world, caseId)
  expect(booked.filter(({ account }) => account === 'CARD_CLEARING')).toHaveLength(1)
  expect((await world.mailsTo(email)).filter(({ subject }) => /Receipt/.test(subject))).toHaveLength(1)

  const later = await browser.newContext()
  const again = await later.newPage()
  await unlock(again, link, 'F-2026-7')
  await expect(again.getByRole('heading', { name: 'Nothing is open any more' })).toBeVisible()
  await later.close()
})

const hrefOf = async (link: ReturnType<import('@playwright/test').Page['getByRole']>) =>
  (await link.getAttribute('href')) ?? ''

import { validateXML } from 'xmllint-wasm'
import { readFileSync } from 'node:fs'
import { newId } from '#shared/ids.ts'
import { phoneSize } from './debtor.ts'
import {
  balance,
  booksAddUp,
  debtorOnPhone,
  fileBehind,
  inBothLights,
  lieStill,
  transferAtBank,
  transferFields,
} from './money.ts'
import { enterAs, henrik, marta, newCreditor, withSecondFactor } from './people.ts'
import { wordsOf } from './words.ts'
import { expect, test } from './world.ts'

const t = wordsOf('en')
const schema = readFileSync(new URL('../apps/server/bank/pain-001-001-09.test.xsd', import.meta.url), 'utf8')
const account = { iban: 'DE89 3704 0044 0532 0130 00', printed: 'DE89 3704 0044 0532 0130 00' }

/**
 * The money of a week on its way out: an owner says where to pay, with the second factor and a day to wait; a debtor
 * pays by transfer; two people approve; the bank gets an order that its schema accepts, and says that it was carried
 * out; the creditor reads what came of it, down to the postings.
 */
test('from a new bank account to money on it: a day to wait, four eyes, the file, the word of the bank', async ({
  page,
  browser,
  world,
  axe,
}) => {
  test.slow()
  const creditor = await newCreditor(world.unique('Aceros Semana'))
  const { company, creditorId } = creditor
  const phone = await browser.newContext({ viewport: phoneSize, locale: 'en-GB' })
  const owner = await phone.newPage()
  await enterAs(phone, creditor)

  await owner.goto('/app/account')
  await owner.getByRole('link', { name: t('access:account.bank') }).click()
  await expect(owner.getByText(t('bank-details:noneText'))).toBeVisible()
  await expect(owner.getByText(t('bank-details:factorNeeded'))).toBeVisible()
  await inBothLights(owner, axe)
  const code = await withSecondFactor(creditor)
  await enterAs(phone, creditor)
  await owner.reload()
  const enter = async (typed: string) => {
    await owner.getByLabel(t('bank-details:iban')).fill(account.iban)
    await owner.getByLabel(t('bank-details:town')).fill('Bilbao')
    await owner.getByLabel(t('bank-details:code'), { exact: true }).fill(typed)
    await owner.getByRole('button', { name: t('bank-details:save') }).click()
  }
  await owner.getByRole('button', { name: t('bank-details:enter') }).click()
  await owner.getByRole('button', { name: t('bank-details:save') }).click()
  await expect(owner.getByLabel(t('bank-details:iban'))).toHaveAttribute('aria-invalid', 'true')
  await inBothLights(owner, axe)
  await enter(code() === '000000' ? '111111' : '000000')
  await expect(owner.locator('[aria-invalid=true], [role=alert]').first()).toBeVisible()
  await enter(code())
  await expect(owner.getByText(t('bank-details:pending'), { exact: true })).toBeVisible()
  await expect(owner.getByText(account.printed)).toBeVisible()
  await inBothLights(owner, axe)
  await world.mailTo(creditor.email, /New bank details/)
  // Whoever finds it wrong takes it back; then it is entered anew, with another code.
  await owner.getByRole('button', { name: t('bank-details:takeBack') }).click()
  await expect(owner.getByText(t('bank-details:cancelled'), { exact: true }).first()).toBeVisible()
  await owner.getByRole('button', { name: t('bank-details:enter') }).click()
  await enter(code(1))
  await expect(owner.getByText(t('bank-details:pending'), { exact: true })).toBeVisible()
  // As it would be, had it been entered the day before; what was entered is never changed.
  await world.sql(
    `insert into "BankDetails" select (jsonb_populate_record(b, jsonb_build_object('id', $2::text,
       'enteredAt', b."enteredAt" - interval '25 hours', 'activeFrom', b."activeFrom" - interval '25 hours'))).*
     from "BankDetails" b where b."creditorId" = $1 and b."cancelledAt" is null`,
    [creditorId, newId('bankDetails', Date.now() - 90_000_000)],
  )
  await owner.reload()
  await expect(owner.getByText(t('bank-details:active'), { exact: true })).toBeVisible()

  const owing = { company: creditor, invoice: 'F-2026-90', amount: '14000.00' }
  const { email, caseId, number, debtor, ...behind } = await debtorOnPhone(world, browser, owing)
  await transferAtBank({ ...(await transferFields(debtor)), amount: '13000.00' })
  await world.mailTo(email, /Receipt/)
  await behind.phone.close()
  const payable = -(await balance(world, 'PAYABLE', { caseId }))
  expect(payable).toBeGreaterThan(0)
  const net = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'EUR' }).format(payable / 100)

  await enterAs(page, await marta())
  await page.goto('/desk/remittances')
  await expect(page.getByRole('heading', { level: 1, name: t('remittances:deskTitle') })).toBeVisible()
  await inBothLights(page, axe)
  await page.getByRole('button', { name: t('remittances:begin') }).click()
  await expect(page.getByText(t('remittances:status.PROPOSED'), { exact: true })).toBeVisible()
  const ours = page.getByRole('listitem').filter({ has: page.locator('summary'), hasText: company })
  await expect(ours).toContainText(net)
  await ours.locator('summary').click()
  await expect(ours.getByRole('link', { name: number }).first()).toBeVisible()
  await inBothLights(page, axe)
  await page.keyboard.press('a')
  const dialog = page.getByRole('dialog')
  await axe(page)
  await dialog.getByRole('button', { name: t('remittances:approve') }).click()
  await expect(page.getByText(t('remittances:firstBy', { name: 'Marta Ferrer' }))).toBeVisible()
  await expect(page.getByRole('button', { name: t('remittances:approve') })).toHaveCount(0)

  const second = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' })
  const other = await second.newPage()
  await enterAs(second, await henrik())
  await other.goto(page.url())
  const approve = async () => {
    await other.getByRole('button', { name: t('remittances:approve') }).click()
    await other
      .getByRole('dialog')
      .getByRole('button', { name: t('remittances:approve') })
      .click()
    const run = await lieStill(world, 'RemittanceRun', ['status', 'APPROVED'])
    await other.reload()
    await expect(other.getByText(t('remittances:held'))).toBeVisible()
    return run
  }
  await approve()
  await other.getByRole('button', { name: t('remittances:undo') }).click()
  await expect(other.getByText(t('remittances:status.PROPOSED'), { exact: true })).toBeVisible()
  expect(await balance(world, 'IN_TRANSIT', { creditorId })).toBe(0)
  const run = await approve()
  await axe(other)
  await run.letGo()
  await expect(other.getByText(t('remittances:status.DONE'), { exact: true })).toBeVisible({
    timeout: 45_000,
  })
  const saving = other.waitForEvent('download')
  await other
    .getByRole('button', { name: /pain-.*-EUR\.xml/ })
    .first()
    .click()
  const contents = readFileSync(await (await saving).path(), 'utf8')
  const { valid, errors } = await validateXML({
    xml: [{ fileName: 'order.xml', contents }],
    schema: [{ fileName: 'pain.001.001.09.xsd', contents: schema }],
  })
  expect({ valid, errors }).toEqual({ valid: true, errors: [] })
  expect(contents).toContain(account.iban.replaceAll(' ', ''))
  await inBothLights(other, axe)
  await second.close()

  const [remittance] = await world.sql<{ status: string; net: string; first: string; second: string }>(
    `select m.status, m."netMinor" as net, r."firstByName" as first, r."secondByName" as second
     from "Remittance" m join "RemittanceRun" r on r.id = m."runId" where m."creditorId" = $1`,
    [creditorId],
  )
  expect(remittance).toEqual({
    status: 'CONFIRMED',
    net: String(payable),
    first: 'Marta Ferrer',
    second: 'Henrik Dahl',
  })
  expect(await balance(world, 'PAYABLE', { creditorId })).toBe(0)
  expect(await balance(world, 'IN_TRANSIT', { creditorId })).toBe(0)
  await world.mailTo(creditor.email, /on their way to you/)

  await owner.goto('/app/account/remittances')
  await expect(owner.getByText(t('remittances:state.CONFIRMED'), { exact: true })).toBeVisible()
  await inBothLights(owner, axe)
  await owner.getByRole('link', { name: new RegExp(net.replaceAll(/[.,]/g, '\\$&')) }).click()
  await expect(owner.getByRole('heading', { level: 1, name: net })).toBeVisible()
  await inBothLights(owner, axe)
  const invoice = owner.getByRole('link', { name: /Invoice .*PDF/ })
  const bytes = await fileBehind(owner, (await invoice.getAttribute('href')) ?? '')
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
  await owner.getByRole('link', { name: t('remittances:toPosting') }).click()
  await expect(owner.getByRole('heading', { level: 1, name: t('ledger:kind.remitted') })).toBeVisible()
  await expect(owner.getByText(t('ledger:why.remitted'))).toBeVisible()
  await inBothLights(owner, axe)

  // From the case as well: the payment, what it paid, its paper, and the remittance that it went out with.
  await owner.goto(`/app/cases/${caseId}`)
  const payments = owner.locator('#payments')
  await expect(payments.getByText(t('payments:receipts.state.paid'))).toBeVisible()
  await payments.getByText(t('payments:receipts.more')).click()
  await inBothLights(owner, axe)
  const receipt = payments.getByRole('link', { name: /^Receipt .*PDF$/ })
  const paper = await fileBehind(owner, (await receipt.getAttribute('href')) ?? '')
  expect(paper.subarray(0, 5).toString()).toBe('%PDF-')
  await payments.getByRole('link', { name: /^Paid out to you with the remittance/ }).click()
  await expect(owner.getByRole('heading', { level: 1, name: net })).toBeVisible()
  await phone.close()
  await booksAddUp()
})

import {
  addressFor,
  balance,
  booksAddUp,
  debtorOnPhone,
  inBothLights,
  lieStill,
  transferAtBank,
  transferFields,
} from './money.ts'
import { activeCase, enterAs, marta } from './people.ts'
import { wordsOf } from './words.ts'
import { expect, test } from './world.ts'

const t = wordsOf('en')

/** Money without a reference: who it is from is on the screen, which case it is for says a person, and may err. */
test('money that nobody knew: found by its payer, assigned with a preview, taken back, shared out, given back', async ({
  page,
  browser,
  world,
  axe,
}) => {
  test.slow()
  const owing = { company: 'Aceros Bandeja', invoice: 'F-2026-51', amount: '800.00' }
  const { creditor, phone, debtor, ...hollins } = await debtorOnPhone(world, browser, owing)
  const { creditorId } = creditor
  const invoices = [{ number: 'F-2026-52', amount: '800.00', daysOverdue: 20 }]
  const debt = { name: 'Bau Adler GmbH', email: addressFor(world, 'F-2026-52'), invoices }
  const adler = await activeCase(world, creditor, debt)
  const { iban } = await transferFields(debtor)
  await phone.close()

  const waiting = async (amount: string) => {
    await transferAtBank({ iban, amount, reference: '', payer: 'Hollins and Sons', text: 'as agreed' })
    const found = () =>
      world.sql<{ id: string }>(
        `select id from "BankEntry" where "creditorId" = $1 and "amountMinor" = $2 and status = 'SUSPENSE'`,
        [creditorId, Number(amount) * 100],
      )
    await expect.poll(async () => (await found()).length, { timeout: 20_000 }).toBe(1)
    return (await found())[0]?.id ?? ''
  }
  const entry = await waiting('950.00')
  expect(await balance(world, 'SUSPENSE', { creditorId })).toBe(-950_00)

  await enterAs(page, await marta())
  await page.goto(`/desk/inbox/MONEY:${entry}`)
  await expect(page.getByRole('heading', { name: t('bank:title.in') })).toBeVisible()
  await expect(page.getByText(t('bank:rule'))).toBeVisible()
  await inBothLights(page, axe)
  const choice = (number: string) => page.getByRole('listitem').filter({ hasText: number })
  await page.getByLabel(t('bank:search')).fill('Adler')
  await choice(adler.number)
    .getByRole('button', { name: t('bank:choose') })
    .click()
  await page.getByLabel(t('bank:parts.amount', { case: adler.number })).fill('100.00')
  const preview = page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: t('bank:preview.title') }) })
    .last()
  await expect(preview).toContainText('F-2026-52')
  await inBothLights(page, axe)
  await page.getByRole('button', { name: t('bank:assign', { amount: '€100.00' }) }).click()
  await expect(page.getByText(t('bank:assigned'))).toBeVisible()
  expect(await balance(world, 'SUSPENSE', { creditorId })).toBe(-850_00)

  // It was the wrong case: taken back with a reason, it waits again.
  const decided = page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: t('bank:done.title') }) })
  await decided.getByRole('button', { name: t('desk:payments.correct'), exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(t('corrections:kind.TAKE_BACK')).check()
  await expect(dialog.getByText(t('corrections:effect'))).toBeVisible()
  await dialog.getByLabel(t('corrections:why')).fill('Hollins paid, not Adler.')
  await axe(page)
  await dialog.getByRole('button', { name: t('corrections:confirm.TAKE_BACK'), exact: true }).click()
  const correction = await lieStill(world, 'Correction', ['caseId', adler.caseId])
  await page.reload()
  await expect(page.getByText(t('corrections:held'))).toBeVisible()
  await correction.letGo()
  await expect.poll(() => balance(world, 'SUSPENSE', { creditorId }), { timeout: 40_000 }).toBe(-950_00)
  await expect(page.getByText(t('bank:done.takenBack', { why: 'Hollins paid, not Adler.' }))).toBeVisible()
  expect(await balance(world, 'PAYABLE', { caseId: adler.caseId })).toBe(0)

  await page.getByLabel(t('bank:search')).fill(hollins.number)
  await choice(hollins.number)
    .getByRole('button', { name: t('bank:choose') })
    .click()
  await page.getByRole('button', { name: /^Assign €/ }).click()
  await world.mailTo(hollins.email, /Receipt/)
  const [file] = await world.sql(`select status, "closeCode" from "Case" where id = $1`, [hollins.caseId])
  expect(file).toEqual({ status: 'CLOSED', closeCode: 'PAID' })
  const rest = -(await balance(world, 'SUSPENSE', { creditorId }))
  expect(rest).toBeGreaterThan(0)

  // What is left is nobody's here and goes back to where it came from.
  await page.goto(`/desk/inbox/MONEY:${entry}`)
  await page.getByRole('button', { name: t('bank:giveBack.button') }).click()
  await dialog.getByLabel(t('bank:giveBack.why')).fill('Paid too much; agreed with their accounting.')
  await inBothLights(page, axe)
  await dialog.getByRole('button', { name: /^Give €/ }).click()
  await lieStill(world, 'PayBack', ['subjectId', entry])
  await page.reload()
  await expect(page.getByText(t('bank:payBack.held'))).toBeVisible()
  await page.getByRole('button', { name: t('bank:payBack.undo') }).click()
  const sent = () =>
    world.sql<{ status: string }>(
      `select status from "PayBack" where "subjectId" = $1 order by "requestedAt"`,
      [entry],
    )
  await expect.poll(sent).toEqual([{ status: 'TAKEN_BACK' }])
  await page.getByRole('button', { name: t('bank:giveBack.button') }).click()
  await dialog.getByLabel(t('bank:giveBack.why')).fill('Paid too much; agreed with their accounting.')
  await dialog.getByRole('button', { name: /^Give €/ }).click()
  await expect.poll(sent, { timeout: 60_000 }).toEqual([{ status: 'TAKEN_BACK' }, { status: 'CONFIRMED' }])
  expect(await balance(world, 'SUSPENSE', { creditorId })).toBe(0)
  const assigned = await world.sql<{ why: string | null }>(
    `select "takenBackWhy" as why from "BankAssignment" where "entryId" = $1 and kind = 'ASSIGNED' order by at`,
    [entry],
  )
  expect(assigned.map(({ why }) => why)).toEqual(['Hollins paid, not Adler.', null])
  await booksAddUp()
})

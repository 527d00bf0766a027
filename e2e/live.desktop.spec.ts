import type { Page } from '@playwright/test'
import { newId } from '#shared/ids.ts'
import { unlock } from './debtor.ts'
import { activeCase, enterAs, marta, newCreditor, townsman } from './people.ts'
import { openSecondServer } from './second-server.ts'
import { expect, test } from './world.ts'
import { wordsOf } from './words.ts'

const t = wordsOf('en')
/** What the issue promises: within five seconds, without reloading. */
const soon = { timeout: 5_000 }

/** A mark that a reload would wipe away. */
const mark = (page: Page) => page.evaluate(() => Object.assign(window, { saldoMark: true }))
const isMarked = (page: Page) => page.evaluate(() => 'saldoMark' in window)

test('what happens appears on both sides at once, on two servers and through a new start of one', async ({
  page,
  browser,
  world,
  axe,
}) => {
  const creditor = await newCreditor(world.unique('Aceros Vivos'))
  const email = `live.${Date.now()}@debtors.example`
  const { caseId } = await activeCase(world, creditor, { email, name: world.unique('Bau Lebendig') })
  const server = await openSecondServer()
  const theirs = await browser.newContext({ baseURL: server.url })
  const owner = await theirs.newPage()
  await enterAs(owner, creditor)
  await enterAs(page, await marta())
  await page.goto(`/desk/cases/${caseId}`)
  await owner.goto(`/app/cases/${caseId}`)
  const present = () =>
    world.sql(`select scope from "Presence" where subject = $1 order by scope`, [`case:${caseId}`])
  await expect.poll(async () => (await present()).length).toBe(2)
  await mark(owner)
  await mark(page)

  const said = (text: string) => owner.getByText(text, { exact: true })
  const written = t('case-file:events.desk-wrote')
  await expect(said(written)).toHaveCount(0)
  const { trpc } = await marta()
  const write = (text: string) =>
    trpc.contact.writeToCreditor.mutate({ caseId, messageId: newId('message', Date.now()), text })
  await write('The debtor has called back.')
  await expect(said(written)).toHaveCount(1, soon)
  await expect(owner.getByText(t('live:changed'))).toBeVisible(soon)
  await axe(owner)
  await creditor.trpc.contact.writeToDesk.mutate({
    caseId,
    messageId: newId('message', Date.now()),
    text: 'Thank you, please go on.',
  })
  await expect(page.getByText('Thank you, please go on.').first()).toBeVisible(soon)

  await server.stop()
  await write('While nobody was listening.')
  await server.start()
  // A server that has just begun answers its first questions slowly; what it tells is there with the first answer.
  await expect(said(written)).toHaveCount(2)
  await write('And after it.')
  await expect(said(written)).toHaveCount(3, soon)
  expect(await isMarked(owner)).toBe(true)
  expect(await isMarked(page)).toBe(true)
  const events = await world.sql(`select 1 from "CaseEvent" where "caseId" = $1 and kind = 'desk-wrote'`, [
    caseId,
  ])
  expect(events).toHaveLength(3)

  const other = await browser.newContext()
  const jonas = await other.newPage()
  await enterAs(jonas, await townsman('jonas@saldo.example'))
  await jonas.goto(`/desk/cases/${caseId}`)
  const isHere = t('live:here', { name: 'Jonas Brandt' })
  await expect(page.getByText(isHere)).toBeVisible(soon)
  // Jonas reads German.
  await expect(jonas.getByText(wordsOf('de')('live:here', { name: 'Marta Ferrer' }))).toBeVisible(soon)
  await expect(owner.getByText(isHere)).toHaveCount(0)
  await axe()
  await jonas.close()
  await expect(page.getByText(isHere)).toHaveCount(0, soon)
  const scopes = (await present()).map(({ scope }) => scope)
  expect(scopes).toEqual([creditor.creditorId, 'desk'])

  await other.close()
  await theirs.close()
  await server.stop()
})

test("the debtor's open page stays true, and what is being typed is never taken away", async ({
  page,
  world,
  axe,
}) => {
  const creditor = await newCreditor(world.unique('Aceros Vivos'))
  const email = `live.${Date.now()}@debtors.example`
  const { caseId, link } = await activeCase(world, creditor, { email, name: world.unique('Bau Lebendig') })
  await unlock(page, link, 'F-1001')
  await mark(page)
  const listens = page.waitForRequest(/\/d\/live/)
  await page.goto('/d/ask')
  await listens
  await mark(page)
  const { trpc } = await marta()
  const answer = (text: string) =>
    trpc.contact.answerDebtor.mutate({ caseId, messageId: newId('message', Date.now()), text })
  await page.waitForTimeout(500)
  await answer('We have the papers you asked for.')
  await expect(page.getByText('We have the papers you asked for.')).toBeVisible(soon)
  await expect(page.getByText(t('portal:live.updated'))).toBeVisible()
  await axe()

  await page.locator('textarea').fill('I am still writing')
  await answer('One more word.')
  const show = page.getByRole('button', { name: t('portal:live.show') })
  await expect(show).toBeVisible(soon)
  await expect(page.getByText('One more word.')).toHaveCount(0)
  await expect(page.locator('textarea')).toHaveValue('I am still writing')
  await axe()
  await show.click()
  await expect(page.getByText('One more word.')).toBeVisible(soon)
  expect(await isMarked(page)).toBe(true)
})

test('two people in one draft choose, field by field, and nothing is lost', async ({
  page,
  browser,
  world,
  axe,
}) => {
  const creditor = await newCreditor(world.unique('Aceros Vivos'))
  const caseId = newId('case', Date.now())
  await creditor.trpc.cases.startDraft.mutate({ caseId })
  const other = await (await browser.newContext()).newPage()
  for (const one of [page, other]) {
    await enterAs(one, creditor)
    await one.goto(`/app/cases/new?case=${caseId}`)
    await one.getByText(t('cases:draft.debtor.COMPANY'), { exact: true }).click()
    await expect(one.getByRole('textbox', { name: t('cases:draft.debtor.legalForm') })).toBeVisible()
  }
  const name = (one: Page) => one.getByRole('textbox', { name: t('cases:draft.debtor.name') })
  const form = (one: Page) => one.getByRole('textbox', { name: t('cases:draft.debtor.legalForm') })
  const saved = async (text: string) =>
    expect
      .poll(async () => (await world.sql(`select draft from "Case" where id = $1`, [caseId]))[0]?.['draft'])
      .toMatchObject({ debtor: { name: text } })
  await name(other).fill('Bau Adler GmbH')
  await form(other).fill('GmbH')
  await saved('Bau Adler GmbH')
  await name(page).fill('Bau Adler AG')
  await expect(page.getByText(t('cases:draft.conflictTitle'))).toBeVisible()
  await axe()
  await page
    .getByRole('group', { name: t('cases:draft.debtor.legalForm') })
    .getByText('GmbH', { exact: true })
    .click()
  await page.getByRole('button', { name: t('cases:draft.conflictKeep') }).click()
  await saved('Bau Adler AG')
  await expect(name(page)).toHaveValue('Bau Adler AG')
  await expect(form(page)).toHaveValue('GmbH')
  const [row] = await world.sql<{ draft: { debtor: { legalForm: string } } }>(
    `select draft from "Case" where id = $1`,
    [caseId],
  )
  expect(row?.draft.debtor.legalForm).toBe('GmbH')
  await other.context().close()
})

import { addDays, day } from '#shared/dates.ts'
import { begin, offer, shows, standing } from './negotiating.ts'
import { enterAs, henrik, marta } from './people.ts'
import { wordsOf } from './words.ts'
import { expect, test } from './world.ts'

const t = wordsOf('en')
const [henriks, martas] = ['henrik@saldo.example', 'marta@saldo.example']
const names = { absent: 'Henrik Dahl', deputy: 'Marta Ferrer' }
const today = day(new Date().toISOString().slice(0, 10))

/**
 * Henrik is the one who is away: other stories run at the same time and wait for what reaches Marta as herself, and
 * whoever stands in loses nothing of their own.
 */
test('an account manager goes away: the deputy decides in their place, in both names, until they are back early', async ({
  page,
  browser,
  world,
  axe,
}) => {
  const name = world.unique('Hollins Vertretung')
  const { creditor, caseId, debtor, phone } = await begin(world, browser, page, '4200.00', {
    manager: henrik,
    name,
  })

  await page.goto('/desk/account')
  await page.getByLabel(t('access:absence.until')).fill(addDays(today, 7))
  await page.getByLabel(t('access:absence.deputy')).selectOption({ label: names.deputy })
  await axe()
  await page.getByRole('button', { name: t('access:absence.action') }).click()
  await expect(page.getByText(t('access:absence.saved', { name: names.deputy }))).toBeVisible()
  await expect(
    page.getByText(t('access:absence.with', { name: names.deputy }), { exact: true }),
  ).toBeVisible()
  await axe()
  const told = await world.mailTo(martas, /^You stand in for Henrik Dahl/)
  expect(told.text).toContain('recorded in both names')
  expect(told.text).toContain('Silence is never an approval')
  await world.mailTo(henriks, /^Marta Ferrer stands in for you/)

  await offer(debtor, 'Eighteen is what we can keep.')
  await world.mailTo(martas, new RegExp(`^${name} offers to pay in parts`))
  const desk = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage()
  await enterAs(desk, await marta())
  await desk.goto('/desk')
  await desk.getByLabel(t('desk:inbox.kind')).selectOption('PLAN')
  await desk.getByLabel(t('desk:inbox.whose')).selectOption('mine')
  const row = desk.getByRole('listitem').filter({ hasText: name })
  const inHisPlace = { owner: names.deputy, name: names.absent }
  await expect(row.getByText(t('desk:inbox.inPlaceOf', inHisPlace))).toBeVisible()
  await row.getByRole('link').first().click()
  await expect(desk.getByText(t('plans:who.forName', { name: names.absent }))).toBeVisible()
  await axe(desk)
  await desk.keyboard.press('a')
  await desk
    .getByRole('dialog')
    .getByRole('button', { name: t('plans:act.approve') })
    .click()
  await expect(desk.getByText(t('plans:held'))).toBeVisible()
  await shows(debtor, t('plan-page:talk.title.AGREED'))

  const owner = await (await browser.newContext({ locale: 'en-GB' })).newPage()
  await enterAs(owner, creditor)
  await owner.goto(`/app/cases/${caseId}/plan`)
  const approved = t('plans:decision.APPROVED', { name: names.deputy })
  const inPlace = t('plans:decision.forName', { name: names.absent })
  await expect(owner.getByText(`${approved} ${inPlace}`)).toBeVisible()
  await axe(owner)
  await owner.goto(`/app/cases/${caseId}`)
  const both = t('case-file:who.inPlaceOf', { name: names.deputy, absent: names.absent })
  await expect(owner.getByText(both)).toBeVisible()
  await axe(owner)

  await page.getByRole('button', { name: t('access:absence.back') }).click()
  await expect(page.getByText(t('access:absence.backSaid'))).toBeVisible()
  await world.mailTo(martas, /^You no longer stand in for Henrik Dahl/)
  await world.mailTo(henriks, /^Marta Ferrer no longer stands in for you/)
  await desk.goto('/desk/account')
  await expect(desk.getByRole('heading', { name: t('access:absence.title') })).toBeVisible()
  await expect(desk.getByText(/You stand in for/)).toHaveCount(0)

  expect(await standing(world, caseId)).toEqual({ status: 'AGREED', round: 1 })
  const decisions = await world.sql(
    `select kind, "byName", "forName" from "PlanDecision" where "caseId" = $1`,
    [caseId],
  )
  expect(decisions).toEqual([{ kind: 'APPROVED', byName: names.deputy, forName: names.absent }])
  const events = await world.sql(
    `select "actorName", after->>'forName' as "forName" from "CaseEvent" where "caseId" = $1 and kind = 'plan-approved'`,
    [caseId],
  )
  expect(events).toEqual([{ actorName: names.deputy, forName: names.absent }])
  const absences = await world.sql(
    `select a."fromOn", a."endedAt" is not null as over from "Absence" a join "User" u on u.id = a."userId"
     where u.email = $1`,
    [henriks],
  )
  expect(absences).toEqual([{ fromOn: today, over: true }])
  await desk.context().close()
  await owner.context().close()
  await phone.close()
})

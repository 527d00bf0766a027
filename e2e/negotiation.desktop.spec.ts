import { phoneSize } from './debtor.ts'
import { begin, offer, openAtDesk, shows, sign, standing } from './negotiating.ts'
import { enterAs, marta } from './people.ts'
import { wordsOf } from './words.ts'
import { expect, test } from './world.ts'

const t = wordsOf('en')

test('a plan outside the mandate: the desk counters by keyboard, the debtor sees it at once and signs', async ({
  page,
  browser,
  world,
  axe,
}) => {
  const { creditor, email, caseId, debtor, phone, desk } = await begin(world, browser, page, '4200.00')
  await offer(debtor, 'Eighteen is what we can keep.')
  await axe(debtor)
  await openAtDesk(desk, caseId)
  await expect(desk.getByText(t('plans:why.TOO_MANY'), { exact: false })).toBeVisible()
  await axe(desk)
  await desk.keyboard.press('c')
  const dialog = desk.getByRole('dialog', { name: t('plans:counter.title') })
  await dialog.getByLabel(t('plans:counter.count')).fill('8')
  await dialog.getByLabel(t('plans:counter.words')).fill('Eight, not eighteen, and we both sleep well.')
  await axe(desk)
  await dialog.getByRole('button', { name: t('plans:counter.confirm') }).click()
  await expect(desk.getByText(t('plans:held'))).toBeVisible()
  // For ten seconds nobody outside knows.
  await expect(debtor.getByRole('heading', { level: 1 })).toContainText('Your offer is with')
  await shows(debtor, t('plan-page:talk.title.WITH_DEBTOR'))
  await axe(debtor)
  await sign(debtor)

  expect(await standing(world, caseId)).toEqual({ status: 'SIGNED', round: 2 })
  const [plan] = await world.sql<{ total: string; count: string; parts: string }>(
    `select p."totalMinor" as total, count(i.id) as count, sum(i."amountMinor") as parts
     from "Plan" p join "PlanInstalment" i on i."planId" = p.id where p."caseId" = $1 group by p.id`,
    [caseId],
  )
  expect([plan?.count, plan?.parts]).toEqual(['8', plan?.total])
  const mail = await world.mailTo(email, /instalment plan/i)
  expect(mail.attachments.map((name) => name.split('.').at(-1)).toSorted()).toEqual(['ics', 'pdf'])
  await world.mailTo(creditor.email, /signed an instalment plan/)
  await phone.close()
})

test('from 50,000 EUR on the account manager recommends and the creditor decides on the phone; below nobody is asked', async ({
  page,
  browser,
  world,
  axe,
}) => {
  // With its interest the first stays below the limit; what happens to the cent is in the table of the rule.
  const below = await begin(world, browser, page, '49000.00')
  await offer(below.debtor, 'We can keep this.')
  await openAtDesk(page, below.caseId)
  await expect(page.getByRole('button', { name: t('plans:act.approve') })).toBeVisible()
  await expect(page.getByRole('button', { name: t('plans:act.recommend') })).toHaveCount(0)
  await below.phone.close()

  const { creditor, email, caseId, debtor, phone, desk } = await begin(world, browser, page, '50000.00')
  await debtor.goto('/d/plan')
  await expect(debtor.locator('[data-answer]:not([hidden])')).toContainText('Your creditor decides')
  await offer(debtor, 'We can keep this as well.')
  await openAtDesk(desk, caseId)
  await expect(desk.getByRole('button', { name: t('plans:act.approve') })).toHaveCount(0)
  await desk.keyboard.press('m')
  const dialog = desk.getByRole('dialog', { name: t('plans:recommend.title') })
  await dialog.getByLabel(t('plans:recommend.reason')).fill('They have kept every word so far.')
  await dialog.getByRole('button', { name: t('plans:recommend.confirm') }).click()
  await shows(debtor, t('plan-page:talk.title.WITH_CREDITOR'))

  const asked = await world.mailTo(creditor.email, /Your decision/)
  expect(asked.text).toContain('Silence is never an approval')
  const hand = await browser.newContext({ viewport: phoneSize, locale: 'en-GB' })
  const owner = await hand.newPage()
  await enterAs(hand, creditor)
  await owner.goto('/app/approvals')
  await axe(owner)
  await owner.getByRole('link', { name: t('approvals:act.PLAN') }).click()
  await expect(owner.getByText('They have kept every word so far.')).toBeVisible()
  await axe(owner)
  await owner.getByRole('button', { name: t('plans:act.approve') }).click()
  await owner
    .getByRole('dialog')
    .getByRole('button', { name: t('plans:act.approve') })
    .click()
  await expect(owner.getByText(t('plans:held'))).toBeVisible()
  await shows(debtor, t('plan-page:talk.title.AGREED'))
  await sign(debtor)

  expect(await standing(world, caseId)).toEqual({ status: 'SIGNED', round: 1 })
  const decisions = await world.sql<{ kind: string; byKind: string }>(
    `select kind, "byKind" from "PlanDecision" where "caseId" = $1 order by at`,
    [caseId],
  )
  expect(decisions).toEqual([
    { kind: 'RECOMMENDED', byKind: 'manager' },
    { kind: 'APPROVED', byKind: 'creditor' },
  ])
  await world.mailTo(email, /has been accepted/)
  await hand.close()
  await phone.close()
})

test('two deciders at once: one wins, the other is told and sees how it stands; and a decision is taken back', async ({
  page,
  browser,
  world,
  axe,
}) => {
  const { caseId, debtor, phone, desk } = await begin(world, browser, page, '4200.00')
  await offer(debtor, 'Eighteen.')
  await openAtDesk(desk, caseId)
  const other = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage()
  await enterAs(other, await marta())
  await openAtDesk(other, caseId)
  // Both have the dialog open over the same offer; the live view stays behind it.
  await desk.getByRole('button', { name: t('plans:act.approve') }).click()
  await other.getByRole('button', { name: t('plans:act.reject') }).click()
  const no = other.getByRole('dialog', { name: t('plans:reject.title') })
  await no.getByLabel(t('plans:reject.reason')).fill('Too long.')
  await other.route('**/trpc/plans.ofCase*', (route) => route.abort())
  await desk
    .getByRole('dialog')
    .getByRole('button', { name: t('plans:act.approve') })
    .click()
  await expect(desk.getByText(t('plans:held'))).toBeVisible()
  await no.getByRole('button', { name: t('plans:act.reject') }).click()
  await expect(no.getByRole('alert')).toContainText(/was quicker|decided/)
  // Within the seconds in which it can be; what the other one reads is judged afterwards.
  await desk.getByRole('button', { name: t('plans:act.takeBack') }).click()
  await expect(desk.getByRole('button', { name: t('plans:act.approve') })).toBeVisible()
  await axe(other)
  expect(await standing(world, caseId)).toEqual({ status: 'WITH_MANAGER', round: 1 })
  const kinds = await world.sql<{ kind: string }>(
    `select kind from "PlanDecision" where "caseId" = $1 order by at`,
    [caseId],
  )
  expect(kinds.map(({ kind }) => kind)).toEqual(['APPROVED', 'TAKEN_BACK'])
  await other.context().close()
  await phone.close()
})

test('the debtor withdraws while it is being approved: nothing is agreed, and the desk is told', async ({
  page,
  browser,
  world,
}) => {
  const { caseId, debtor, phone, desk } = await begin(world, browser, page, '4200.00')
  await offer(debtor, 'Eighteen.')
  await openAtDesk(desk, caseId)
  await desk.keyboard.press('a')
  await desk
    .getByRole('dialog')
    .getByRole('button', { name: t('plans:act.approve') })
    .click()
  await expect(desk.getByText(t('plans:held'))).toBeVisible()
  await debtor.getByText(t('plan-page:talk.withdraw'), { exact: true }).click()
  await debtor.getByRole('button', { name: t('plan-page:talk.withdrawButton') }).click()
  await expect(debtor.getByText(t('plan-page:done.withdrawnTitle'))).toBeVisible()
  await expect(desk.getByText(t('plans:status.WITHDRAWN'), { exact: true })).toBeVisible({ timeout: 10_000 })
  expect(await standing(world, caseId)).toEqual({ status: 'WITHDRAWN', round: 1 })
  const told = await world.mailTo('marta@saldo.example', /offer of .* is over/)
  expect(told.text).toContain('taken the offer back')
  await phone.close()
})

test('an offer runs out after seven days: both sides see it, and a new one can be made', async ({
  page,
  browser,
  world,
  axe,
}) => {
  const { email, caseId, debtor, phone, desk } = await begin(world, browser, page, '4200.00')
  await offer(debtor, 'Eighteen.')
  // Seven days later.
  await world.sql(`update "Negotiation" set "expiresAt" = now() - interval '1 minute' where "caseId" = $1`, [
    caseId,
  ])
  await openAtDesk(desk, caseId)
  await expect(desk.getByText(t('plans:status.EXPIRED'))).toBeVisible()
  await expect(desk.getByRole('button', { name: t('plans:act.approve') })).toHaveCount(0)
  await debtor.reload()
  await shows(debtor, t('plan-page:talk.title.EXPIRED'))
  await axe(debtor)
  await debtor.getByRole('link', { name: t('plan-page:talk.other') }).click()
  await debtor.getByRole('button', { name: t('plan-page:choose.go') }).click()
  await debtor.locator('#name').fill('Grace Hollins')
  await debtor.getByRole('button', { name: t('plan-page:sign.button') }).click()
  await expect(debtor.getByText(t('plan-page:done.signedTitle'))).toBeVisible()
  const rows = await world.sql<{ status: string }>(
    `select status from "Negotiation" where "caseId" = $1 order by "startedAt"`,
    [caseId],
  )
  expect(rows.map(({ status }) => status)).toEqual(['EXPIRED', 'SIGNED'])
  const told = () =>
    world.sql(
      `select 1 from "OutgoingMail" where "caseId" = $1 and kind = 'plan-ended' and "sentAt" is not null`,
      [caseId],
    )
  await expect.poll(async () => (await told()).length).toBe(1)
  await world.mailTo(email, /instalment plan/i)
  await phone.close()
})

import { createTransport } from 'nodemailer'
import { newId } from '#shared/ids.ts'
import { unlock } from './debtor.ts'
import { activeCase, enterAs, marta, newCreditor } from './people.ts'
import { expect, need, test } from './world.ts'
import { wordsOf } from './words.ts'

const t = wordsOf('en')
const paper = {
  name: 'order.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
}

test('a creditor asks for an update, the desk answers and is read; the debtor answers by mail', async ({
  page,
  browser,
  world,
  axe,
}) => {
  const creditor = await newCreditor(world.unique('Aceros Correo'))
  const email = `thread.${Date.now()}@debtors.example`
  const { caseId, link } = await activeCase(world, creditor, { email, name: world.unique('Bau Antwort') })
  await enterAs(page, creditor)
  await page.goto(`/app/cases/${caseId}`)
  // One press on the page of the case; by when there is an answer stands there, and as what happens next.
  await page.getByRole('button', { name: t('case-file:page.askUpdate') }).click()
  await expect(page.getByText(t('case-file:page.updateAsked')).first()).toBeVisible()
  await expect(page.getByText(t('case-file:next.ANSWER_UPDATE'))).toBeVisible()
  await page.goto(`/app/messages/${caseId}`)
  await expect(page.getByText(t('thread:thread.asked')).first()).toBeVisible()
  await page.getByLabel(t('thread:thread.label')).fill('Here is the order they signed.')
  await page.getByLabel(t('thread:thread.attach')).setInputFiles(paper)
  await page.getByRole('button', { name: t('thread:thread.send') }).click()
  await expect(page.getByRole('link', { name: 'order.pdf' })).toBeVisible()
  await axe()

  const desk = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage()
  await enterAs(desk, await marta())
  await desk.goto(`/desk/inbox/UPDATE:${caseId}`)
  await expect(desk.getByText(t('desk:why.UPDATE'))).toBeVisible()
  await desk.getByRole('tab', { name: t('desk:talk.creditor') }).click()
  await expect(desk.getByRole('link', { name: 'order.pdf' })).toBeVisible()
  await axe(desk)
  await desk.getByLabel(t('desk:talk.writeCreditor')).fill('They pay on Friday.')
  await desk.getByRole('button', { name: t('desk:talk.send'), exact: true }).click()
  await expect(desk.getByText('They pay on Friday.').first()).toBeVisible()

  await expect(page.getByText('They pay on Friday.')).toBeVisible()
  await expect(page.getByText(/Read by Marta Ferrer/).first()).toBeVisible()
  const readHere = () =>
    world.sql(`select 1 from "MessageRead" where "caseId" = $1 and "readerKind" = 'creditor'`, [caseId])
  await expect.poll(async () => (await readHere()).length).toBeGreaterThan(0)
  // Without reloading, though reading is no event of the case.
  await expect(desk.getByText(`Read by ${creditor.name}`, { exact: false }).first()).toBeVisible({
    timeout: 5_000,
  })
  const waiting = await world.sql(
    `select 1 from "Message" where "caseId" = $1 and "asksUpdate" and "settledAt" is null`,
    [caseId],
  )
  expect(waiting).toEqual([])
  const reads = await world.sql(`select "readerName" from "MessageRead" where "caseId" = $1`, [caseId])
  expect(new Set(reads.map((row) => row['readerName']))).toEqual(new Set(['Marta Ferrer', creditor.name]))

  const { trpc } = await marta()
  await trpc.contact.answerDebtor.mutate({
    caseId,
    messageId: newId('message', Date.now()),
    text: 'When can you pay?',
  })
  const mail = await world.mailTo(email, /question|answer|message/i)
  const [sent] = await world.sql(
    `select id from "OutgoingMail" where "caseId" = $1 and kind = 'question-answered' and "sentAt" is not null`,
    [caseId],
  )
  expect(sent).toBeTruthy()
  const raw = await fetch(`${need('SALDO_MAILBOX_URL')}/api/email/${mail.id}/source`).then((answer) =>
    answer.text(),
  )
  const replyTo = /^Reply-To:\s*(\S+)/im.exec(raw)?.[1] ?? ''
  expect(replyTo).toMatch(/^reply\+/)
  const mailbox = new URL(need('SALDO_MAILBOX_URL'))
  const program = createTransport({ host: '127.0.0.1', port: Number(mailbox.port) + 1, ignoreTLS: true })
  await program.sendMail({
    from: email,
    to: replyTo,
    subject: `Re: ${mail.subject}`,
    text: 'On Friday, by transfer.\n\nOn 22 Nov 2026 Marta Ferrer wrote:\n> When can you pay?\n',
    attachments: [{ filename: paper.name, content: paper.buffer }],
  })
  await expect
    .poll(() =>
      world.sql(`select text, via from "Message" where "caseId" = $1 and "fromKind" = 'debtor'`, [caseId]),
    )
    .toEqual([{ text: 'On Friday, by transfer.', via: 'mail' }])
  await desk.getByRole('tab', { name: t('desk:talk.debtor') }).click()
  await expect(desk.getByText('On Friday, by transfer.').first()).toBeVisible()
  await axe(desk)
  await world.mailTo(email, /received|question/i)

  const debtor = await (await browser.newContext()).newPage()
  await unlock(debtor, link, 'F-1001')
  await debtor.goto('/d/ask')
  await expect(debtor.getByText('On Friday, by transfer.')).toBeVisible()
  await expect(debtor.getByText('Here is the order they signed.')).toHaveCount(0)
  await axe(debtor)
  await debtor.getByText('When can you pay?').scrollIntoViewIfNeeded()
  const readThere = () =>
    world.sql(`select 1 from "MessageRead" where "caseId" = $1 and "readerKind" = 'debtor'`, [caseId])
  await expect.poll(async () => (await readThere()).length).toBe(1)
  await debtor.context().close()
  await desk.context().close()
})

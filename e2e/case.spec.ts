import { createHash, randomBytes } from 'node:crypto'
import { addDays, day } from '#shared/dates.ts'
import { enterAs, newCreditor, spanishNumber } from './people.ts'
import { askForQuote, choose, fillCase, photo, register, signAgreement } from './steps.ts'
import { expect, test } from './world.ts'
import { wordsOf } from './words.ts'

const t = wordsOf('en')
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

test('from the quote to a submitted case with two photos, and one receipt however often it is pressed', async ({
  page,
  world,
  axe,
}) => {
  const company = world.unique('Aceros Vega')
  const debtor = world.unique('Hollins & Sons')
  const email = `owner.${Date.now()}@stories.example`
  await page.goto('/quote')
  await askForQuote(page, t, {
    creditor: company,
    from: 'ES',
    debtor,
    in: 'GB',
    amount: '3,860.00',
    days: '150',
  })
  await page
    .getByRole('link', { name: t('quotes:actions.submit') })
    .filter({ visible: true })
    .click()
  await register(page, t, { name: 'Lucía Vega', email, company, country: 'ES', number: spanishNumber() }, axe)

  const photos = [await photo(page, 'invoice page 1.jpg', 600), await photo(page, 'delivery note.jpg', 500)]
  const given = { legalForm: 'Ltd', email: `accounts.${Date.now()}@debtors.example`, invoice: 'F-2026-0098' }
  await fillCase(
    page,
    t,
    given,
    async () => {
      await choose(page, photos)
      for (const { name } of photos)
        await expect(page.getByRole('listitem').filter({ hasText: name })).toContainText(
          t('cases:documents.done').split(' ')[0] ?? '',
        )
    },
    axe,
  )
  await expect(page.getByText('€3,860.00').first()).toBeVisible()
  await page.getByRole('button', { name: t('cases:draft.check.submit') }).dblclick()
  await expect(page).toHaveURL(/\/app\/cases\/case_/)
  await axe()

  await page.goto('/app/agreement/sign')
  await signAgreement(page, t, 'Managing director', axe)

  const receipt = await world.mailTo(email, /received your case/)
  const [file] = await world.sql<{
    id: string
    number: string
    status: string
    quoted: boolean
    agreement: boolean
  }>(
    `select c.id, c.number, c.status, c."quoteId" is not null as quoted, c."agreementId" is not null as agreement
     from "Case" c join "Debtor" d on d.id = c."debtorId" where d.name = $1`,
    [debtor],
  )
  expect(file).toMatchObject({ status: 'UNDER_REVIEW', quoted: true, agreement: true })
  expect(receipt.subject).toContain(file?.number)
  const documents = await world.sql<{ sha256: string }>(
    `select sha256 from "Document" where "caseId" = $1 and "removedAt" is null`,
    [file?.id],
  )
  expect(documents.map((row) => row.sha256).toSorted()).toEqual(
    photos.map(({ buffer }) => sha256(buffer)).toSorted(),
  )
  const receipts = (await world.mailsTo(email)).filter(({ subject }) => /received your case/.test(subject))
  expect(receipts).toHaveLength(1)
  await page.goto(`/app/cases/${file?.id}`)
  await expect(page.getByText(file?.number ?? '').first()).toBeVisible()
  await axe()
})

test('a second case: the connection breaks in the middle of an upload, and it goes on where it was', async ({
  page,
  world,
  axe,
}) => {
  const creditor = await newCreditor(world.unique('Aceros Bilbao'))
  await enterAs(page, creditor)
  const debtor = world.unique('Trattoria Bruno')
  const contract = {
    name: 'contract.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.concat([Buffer.from('%PDF-1.4\n'), randomBytes(6_000_000)]),
  }
  const network = await page.context().newCDPSession(page)
  await network.send('Network.enable')
  const speed = (uploadThroughput: number, offline = false) =>
    network.send('Network.emulateNetworkConditions', {
      offline,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput,
    })

  await page.goto('/app/cases/new')
  const given = {
    name: debtor,
    legalForm: 'SRL',
    email: `bruno.${Date.now()}@debtors.example`,
    invoice: 'F-77',
    amount: '1940',
    dueOn: addDays(day(new Date().toISOString().slice(0, 10)), -50),
  }
  await fillCase(
    page,
    t,
    given,
    async () => {
      await speed(1_500_000)
      await choose(page, [contract])
      const row = page.getByRole('listitem').filter({ hasText: contract.name })
      await expect(row.getByRole('progressbar')).toHaveAttribute('aria-valuenow', /^([1-9]|[1-8]\d)/)
      await speed(0, true)
      await page.context().setOffline(true)
      await expect(row).toContainText(t('cases:documents.offline').split(',')[0] ?? '')
      await axe()
      await page.context().setOffline(false)
      await speed(-1)
      await expect(row).toContainText(t('cases:documents.done').split(' ')[0] ?? '', { timeout: 30_000 })
    },
    axe,
  )
  await page.getByRole('button', { name: t('cases:draft.check.submit') }).click()
  await expect(page).toHaveURL(/\/app\/cases\/case_/)
  const documents = await world.sql<{ sha256: string; sizeBytes: string }>(
    `select f.sha256 from "Document" f join "Case" c on c.id = f."caseId" join "Debtor" d on d.id = c."debtorId" where d.name = $1`,
    [debtor],
  )
  expect(documents).toEqual([{ sha256: sha256(contract.buffer) }])
  await world.mailTo(creditor.email, /received your case/)
})

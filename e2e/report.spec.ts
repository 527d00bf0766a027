import { postingNumber } from '#shared/ledger/posting-number.ts'
import { booksAddUp, fileBehind, inBothLights } from './money.ts'
import { enterAs, marta, townsman } from './people.ts'
import { wordsOf } from './words.ts'
import { expect, test } from './world.ts'

const t = wordsOf('es')

/** The month that is over, as Lucía Vega reads it: the figures, each debtor down to a posting, and three files. */
test('the report of a month: figures, each debtor down to the posting, PDF, CSV and XLSX of the same bytes', async ({
  page,
  browser,
  world,
  axe,
}) => {
  await enterAs(page, await townsman('lucia@acerosvega.example'))
  await page.goto('/app/account')
  await page.getByRole('link', { name: t('access:account.reports') }).click()
  await expect(page.getByRole('heading', { level: 1, name: t('reports:screen.title') })).toBeVisible()
  const [stored] = await world.sql<{ id: string; month: string; sha256: string }>(
    `select r.id, r.month, r.sha256 from "MonthlyReport" r join "Creditor" c on c.id = r."creditorId"
     where c.name = 'Aceros Vega SL' and not r."isSilent" order by r.month desc limit 1`,
  )
  await inBothLights(page, axe)
  await page.locator(`a[href$="/reports/${stored?.month}"]`).first().click()
  await expect(page.getByRole('table')).not.toHaveCount(0)
  await inBothLights(page, axe)

  const starts = { PDF: '%PDF-', CSV: '\uFEFF', XLSX: 'PK' }
  for (const [format, start] of Object.entries(starts)) {
    const link = page.getByRole('link', { name: t('reports:screen.download', { format }) })
    const href = (await link.getAttribute('href')) ?? ''
    const bytes = await fileBehind(page, href)
    expect(bytes.toString('utf8').startsWith(start), `${format} begins as such a file does`).toBe(true)
    expect((await fileBehind(page, href)).equals(bytes), `${format} twice`).toBe(true)
  }

  const trail = page.locator('details').filter({ hasText: 'Hollins & Sons Ltd' }).first()
  await trail.locator('summary').click()
  const line = trail.locator('li a[href*="/postings/"]').first()
  const posting = (await line.getAttribute('href'))?.split('/').at(-1)
  await line.click()
  await expect(page.getByText(t('ledger:posting.entries'))).toBeVisible()
  await expect(page.getByText(postingNumber(posting ?? '?'))).toBeVisible()
  await inBothLights(page, axe)

  // The desk reads the same report, and nobody of another company does.
  const wide = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' })
  const desk = await wide.newPage()
  await enterAs(wide, await marta())
  await desk.goto('/desk/creditors?query=Aceros%20Vega%20SL')
  await desk
    .getByRole('link', { name: wordsOf('en')('desk:creditors.reports') })
    .first()
    .click()
  await desk.locator(`a[href$="/reports/${stored?.month}"]`).first().click()
  await expect(desk.getByRole('table')).not.toHaveCount(0)
  await inBothLights(desk, axe)
  await wide.close()
  const strange = await browser.newContext()
  const stranger = await strange.newPage()
  await enterAs(strange, await townsman('anke@nordlicht.example'))
  expect((await stranger.request.get(`/files/reports/${stored?.id}.pdf`)).status()).toBe(404)
  await strange.close()
  await booksAddUp()
})

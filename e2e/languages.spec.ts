import { direction, type Language } from '#shared/languages.ts'
import { cards, payWithCard } from './debtor.ts'
import { accept, linkIn, spanishNumber } from './people.ts'
import { askForQuote, choose, expectNoSideways, fillCase, photo, register, signAgreement } from './steps.ts'
import { expect, test } from './world.ts'
import { wordsOf } from './words.ts'

/** The whole way once more, short, in a long language and in one that runs the other way, on the narrowest phone. */
test.use({ viewport: { width: 320, height: 640 } })

const told = { de: { amount: '2.480,00', debtor: 'DE' }, ar: { amount: '2480', debtor: 'AE' } } as const

for (const language of ['de', 'ar'] as const satisfies Language[]) {
  test.describe(language, () => {
    test.use({ locale: { de: 'de-DE', ar: 'ar-AE' }[language] })

    test('from the quote to the payment', async ({ page, world, axe }) => {
      const t = wordsOf(language)
      const company = world.unique('Nordlicht')
      const debtor = world.unique('Al Noor Wholesale')
      const [owner, payer] = [
        `${language}.${Date.now()}@stories.example`,
        `${language}.${Date.now()}@debtors.example`,
      ]
      const look = async () => {
        await expectNoSideways(page)
        expect(
          await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]),
        ).toEqual([language, direction(language)])
      }
      // Seen on a tall screen: on a short one a line may stand half under the bar at the bottom, to be scrolled to.
      const inspect = async () => {
        await page.setViewportSize({ width: 320, height: 2_400 })
        await axe()
        await page.setViewportSize({ width: 320, height: 640 })
      }
      await page.goto(`/${language}/quote`)
      await look()
      const { amount, debtor: country } = told[language]
      await askForQuote(page, t, { creditor: company, from: 'ES', debtor, in: country, amount, days: '100' })
      await look()
      await inspect()
      await page
        .getByRole('link', { name: t('quotes:actions.submit') })
        .filter({ visible: true })
        .click()
      await register(
        page,
        t,
        { name: 'Anke Petersen', email: owner, company, country: 'ES', number: spanishNumber() },
        look,
      )
      const given = { legalForm: 'LLC', email: payer, invoice: 'NT-1' }
      await fillCase(
        page,
        t,
        given,
        async () => {
          await choose(page, [await photo(page, 'page.jpg', 300)])
          await expect(
            page.getByRole('listitem').filter({ hasText: 'page.jpg' }).getByRole('progressbar'),
          ).toHaveCount(0)
        },
        look,
      )
      await inspect()
      await page.getByRole('button', { name: t('cases:draft.check.submit') }).click()
      await expect(page).toHaveURL(/\/app\/cases\/case_/)
      await look()
      await inspect()
      await page.goto('/app/agreement/sign')
      await signAgreement(page, t, 'CEO', look)
      await inspect()

      const [file] = await world.sql<{ id: string; number: string }>(
        `select c.id, c.number from "Case" c join "Debtor" d on d.id = c."debtorId" where d.name = $1`,
        [debtor],
      )
      if (!file) throw new Error('No case')
      const receipt = await world.mailTo(owner, new RegExp(file.number))
      expect(receipt.html).toContain(`dir="${direction(language)}"`)
      await accept(file.id as never)
      const letter = await world.mailTo(payer)
      expect(letter.html).toContain(`lang="${language}"`)

      await page.goto(linkIn(letter.text))
      await look()
      await inspect()
      await page.getByLabel(t('portal:locked.number')).fill('nt 1')
      await page.getByRole('button', { name: t('portal:locked.open'), exact: true }).click()
      await expect(page).toHaveURL(/\/d\/claim$/)
      await look()
      await inspect()
      await page.locator('form[action="/d/pay"] button').filter({ visible: true }).first().click()
      await payWithCard(page, cards.good)
      await expect(page.getByRole('heading', { name: t('portal:payment.paid.title') })).toBeVisible()
      await look()
      await inspect()
      await world.mailTo(payer, new RegExp(t('mails:paymentReceipt.subject').split(' ')[0] ?? ''))
      const [paid] = await world.sql(`select status, "closeCode" from "Case" where id = $1`, [file.id])
      expect(paid).toEqual({ status: 'CLOSED', closeCode: 'PAID' })
    })
  })
}

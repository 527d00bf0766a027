import { expect, test } from 'vitest'
import { reminders } from '#shared/cases/information-reminder.ts'
import { day } from '#shared/dates.ts'
import { languages } from '#shared/languages.ts'
import { minor } from '#shared/money.ts'
import {
  caseAcceptedMail,
  caseDeclinedMail,
  caseEnteredMail,
  caseReceiptMail,
  informationAnsweredMail,
  informationReminderMail,
  informationRequestMail,
  messageToCreditorMail,
} from './case-mails.ts'

const agency = {
  name: 'Saldo Recovery',
  address: 'Calle de la Demostración 1 · 28001 Madrid',
  phone: '+34 910 000 000',
  email: 'office@saldo.example',
  register: 'Example agency',
}
const about = {
  agency,
  caseNumber: 'SC-2026-0042',
  debtorName: 'Bau Adler GmbH',
  name: 'Ana Vega',
  url: 'https://saldo.example/app/cases/case_1',
}
const managerName = 'Marta Ferrer'
const money = { currency: 'EUR', principal: minor(1_240_000), claim: minor(1_336_490) }
const date = day('2026-12-05')

test('the receipt of a case lists what reached us', () => {
  const { text } = caseReceiptMail({
    ...about,
    ...money,
    language: 'es',
    invoices: 2,
    documents: 3,
    answerBy: date,
  })
  expect(text.replaceAll('\u00a0', ' ')).toContain('Importe impagado: 12.400,00 €')
  expect(text).toContain('Facturas: 2')
  expect(text).toContain('5 dic 2026')
})

test('a request for information lists every item', () => {
  const items = ['Proof of delivery', 'Order of 12 January']
  const mail = informationRequestMail({
    ...about,
    language: 'en',
    managerName,
    dueOn: date,
    items,
    note: 'Thank you!',
  })
  expect(mail.text).toContain('• Proof of delivery\n• Order of 12 January')
  expect(mail.text).toContain('Kind regards,\nMarta Ferrer\nSaldo Recovery')
})

test.each(languages)(
  'every mail about a case in %s names the case and the debtor and leads to its page',
  (language) => {
    const base = { ...about, language }
    const mails = [
      caseReceiptMail({ ...base, ...money, invoices: 1, documents: 0, answerBy: date }),
      informationRequestMail({ ...base, managerName, dueOn: date, items: ['x'], note: null }),
      ...reminders.map((reminder) =>
        informationReminderMail({ ...base, managerName, dueOn: date, items: ['x'], note: null, reminder }),
      ),
      informationAnsweredMail({ ...base, creditorName: 'Aceros Vega SL' }),
      caseDeclinedMail({ ...base, managerName, reason: 'The claim is time-barred.' }),
      caseAcceptedMail({ ...base, ...money, managerName, collectorName: 'Jonas Brandt' }),
      caseEnteredMail({ ...base, ...money, managerName }),
      messageToCreditorMail({ ...base, senderName: managerName, message: 'Good news.' }),
    ]
    expect(new Set(mails.map(({ subject }) => subject)).size).toBe(mails.length)
    for (const { subject, text } of mails) {
      expect(subject).toContain('SC-2026-0042')
      expect(text).toContain('Bau Adler GmbH')
      expect(text).toContain(about.url)
    }
  },
)

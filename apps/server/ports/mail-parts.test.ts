import { expect, test } from 'vitest'
import { languages } from '#shared/languages.ts'
import { mailParts } from './mail-parts.ts'

const agency = {
  name: 'Saldo Recovery',
  address: 'Calle de la Demostración 1 · 28001 Madrid',
  phone: '+34 910 000 000',
  email: 'office@saldo.example',
  register: 'Example agency',
}

test.each(languages)('every mail in %s says who we are, how to reach us and how to complain', (language) => {
  const mail = mailParts({ language, agency }, { subject: 'Subject', name: 'Ana Vega', paragraphs: ['Text'] })
  for (const version of [mail.text, mail.html.replaceAll('&#', '')]) {
    expect(version).toContain('Ana Vega')
    expect(version).toContain('Saldo Recovery · Calle de la Demostración 1')
    expect(version).toContain('office@saldo.example')
  }
  expect(mail).toMatchObject({ subject: 'Subject', replyTo: 'office@saldo.example' })
})

test('a debtor is told how to tell us from swindlers', () => {
  const body = { subject: 'Subject', paragraphs: ['Text'] }
  expect(mailParts({ language: 'en', agency }, { ...body, toDebtor: true }).text).toContain(
    'changed bank details',
  )
  expect(mailParts({ language: 'en', agency }, body).text).not.toContain('changed bank details')
})

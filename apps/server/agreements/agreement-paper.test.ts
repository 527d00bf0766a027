import { expect, test } from 'vitest'
import { day, instant } from '#shared/dates.ts'
import { languages } from '#shared/languages.ts'
import { renderPdf } from '../ports/pdf.ts'
import { pagesOf } from '../ports/pdf-text.test-kit.ts'
import { type AgreementPaperData, agreementPaper } from './agreement-paper.ts'

const textSha256 = 'a3f1'.repeat(16)
const signed: AgreementPaperData = {
  language: 'en',
  agency: {
    name: 'Saldo Recovery',
    address: 'Calle de la Demostración 1 · 28001 Madrid',
    phone: '+34 910 000 000',
    email: 'office@saldo.example',
    register: 'Example agency',
  },
  version: '2026-1',
  versionFrom: day('2026-01-01'),
  issuedAt: instant('2026-11-21T09:00:00.000Z'),
  creditor: { name: 'Aceros Vega SL', country: 'ES', registration: 'NIF B12345674' },
  sections: [
    { heading: '1. Subject', paragraphs: ['In the name of the creditor.', 'Nothing without consent.'] },
  ],
  mandate: [{ label: 'Instalments', value: 'at most 12' }],
  signature: {
    name: 'Ana Vega',
    role: 'Managing director',
    at: instant('2026-11-21T08:59:00.000Z'),
    timeZone: 'Europe/Madrid',
    address: '203.0.113.7',
    textSha256,
  },
}
const textOf = async (data: AgreementPaperData) => pagesOf(await renderPdf(agreementPaper(data))).join(' ')

test('the signed agreement names who signed which text, when and from where', async () => {
  const text = await textOf(signed)
  for (const words of [
    '1. Subject In the name of the creditor. Nothing without consent.',
    'Instalments at most 12',
    'Aceros Vega SL, NIF B12345674, Spain',
    'Name Ana Vega',
    'Role Managing director',
    '21 Nov 2026, 09:59 Europe/Madrid',
    '203.0.113.7',
    textSha256,
  ])
    expect(text).toContain(words)
})

test('a text that is only read says that nobody signed it', async () => {
  const text = await textOf({ ...signed, creditor: null, signature: null })
  expect(text).toContain('has not been signed')
  expect(text).not.toContain('SHA-256')
})

test.each(languages)('it can be set in %s for the archive', async (language) => {
  const pdf = await renderPdf(agreementPaper({ ...signed, language }))
  expect(Buffer.from(pdf).toString('latin1')).toContain('<pdfaid:part>2</pdfaid:part>')
})

import { expect, test } from 'vitest'
import { mailFrame } from './mail-frame.ts'

const frame = {
  language: 'en',
  title: 'A message about invoice 17',
  preheader: 'From Saldo Recovery',
  paragraphs: ['Dear <Hollins & Sons>,\nthank you.'],
  figures: [{ label: 'Open', value: '£1,200.00', strong: true }],
  action: { label: 'Open the message', url: 'https://saldo.example/d/a?b=1&c=2' },
  code: '4821-77',
  afterwards: ['You can check us by telephone.'],
  footer: ['Saldo Recovery', 'Calle Mayor 1, Madrid'],
} as const

const mutable = (language: 'en' | 'ar') => ({
  ...frame,
  language,
  paragraphs: [...frame.paragraphs],
  figures: [...frame.figures],
  afterwards: [...frame.afterwards],
  footer: [...frame.footer],
})

test('both versions of a mail say the same', () => {
  const { html, text } = mailFrame(mutable('en'))
  for (const words of [
    'A message about invoice 17',
    'Open the message',
    '4821-77',
    '£1,200.00',
    'Calle Mayor 1',
  ]) {
    expect(html).toContain(words)
    expect(text).toContain(words)
  }
  expect(text).toContain('https://saldo.example/d/a?b=1&c=2')
  expect(text).toContain('Open: £1,200.00')
})

test('what a person typed cannot become markup', () => {
  const { html } = mailFrame(mutable('en'))
  expect(html).toContain('Dear &#60;Hollins &#38; Sons&#62;,<br>thank you.')
  expect(html).not.toContain('<Hollins')
})

test('Arabic runs from right to left, and a code does not', () => {
  const { html } = mailFrame(mutable('ar'))
  expect(html).toContain('<html lang="ar" dir="rtl">')
  expect(html).toMatch(/dir="ltr"[^>]*>4821-77/)
})

test('nothing is fetched to show a mail, and no address but http(s) is linked', () => {
  const { html } = mailFrame(mutable('en'))
  expect(html).not.toMatch(/<img|<link|url\(|<script/)
  expect(() => mailFrame({ ...mutable('en'), action: { label: 'x', url: 'javascript:alert(1)' } })).toThrow()
})

import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { signedText } from './secrets.ts'

const sign = (text: string, secret: string) =>
  `${text}.${createHmac('sha256', secret).update(text).digest('base64')}`

test('a signed cookie gives its text to the one who signed it, and nothing to anybody else', () => {
  const signed = sign('token.of.a.session', 'ours')
  expect(signedText(signed, 'ours')).toBe('token.of.a.session')
  expect(signedText(signed, 'theirs')).toBeNull()
  expect(signedText(signed.replace('token', 'taken'), 'ours')).toBeNull()
  for (const nothing of ['', '.', 'token', 'token.', signed.slice(0, -1)])
    expect(signedText(nothing, 'ours')).toBeNull()
})

import { expect, test } from 'vitest'
import words from '../../../packages/shared/locales/en/access.json' with { type: 'json' }
import { AuthFault, sayAuthFault } from './ask-auth.ts'

const t = ((key: string) => {
  const [group = '', name = ''] = key.split('.')
  return (words as unknown as Record<string, Record<string, string>>)[group]?.[name]
}) as never

test.each([
  'INVALID_EMAIL_OR_PASSWORD',
  'TOO_MANY',
  'SESSION_NOT_FRESH',
  'TOKEN_EXPIRED',
  'NETWORK',
  'WHO_KNOWS',
])('%s has its sentence', (code) => expect(sayAuthFault(new AuthFault(code), t)).toMatch(/\w{3,}.*\.$/))

test('what is no answer of the service is a bug in one sentence', () => {
  expect(sayAuthFault(new TypeError('x'), t)).toBe(words.fault.other)
})

import { TRPCClientError } from '@trpc/client'
import i18next, { type TFunction } from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import app from '../../../packages/shared/locales/en/app.json' with { type: 'json' }
import errors from '../../../packages/shared/locales/en/errors.json' with { type: 'json' }
import { fieldFaults, referenceOf, sayFault, sayField, sayRefusal } from './fault.ts'

let t: TFunction<'app'>
beforeAll(async () => {
  await i18next.init({ lng: 'en', resources: { en: { app, errors } }, interpolation: { escapeValue: false } })
  t = i18next.getFixedT('en', 'app')
})

type Data = Record<string, unknown>
const nothing = { refusal: null, fields: null, requestId: 'a1b2c3d4', httpStatus: 500 }
/** An answer as the server's error formatter makes it. */
const answer = (data: Data) =>
  TRPCClientError.from({ error: { message: 'x', code: -32_603, data: { ...nothing, ...data } } } as never)

test('a refusal is said with its values in the reader’s words', () => {
  const refusal = { code: 'people.numberOtherCountry', params: { prefix: 'DE', country: 'ES' } }
  expect(sayFault(answer({ code: 'UNPROCESSABLE_CONTENT', refusal }), t)).toBe(
    'This number begins with DE, but the country chosen is another one: Spain. Check the country or the number.',
  )
  expect(sayRefusal(refusal, t)).toContain('Spain')
})

test('faults of an input are said beside their fields', () => {
  const error = answer({
    code: 'BAD_REQUEST',
    fields: { email: 'input.email', 'debtor.name': 'Invalid input' },
  })
  expect(fieldFaults(error, t)).toEqual({ email: errors.input.email, 'debtor.name': errors.input.text })
  expect(sayFault(error, t)).toBe(errors.app.fields)
  expect(fieldFaults(new Error('x'), t)).toEqual({})
})

test('a bug shows the number that finds it, and nothing of its inside', () => {
  const error = answer({ code: 'INTERNAL_SERVER_ERROR' })
  expect(sayFault(error, t)).toContain('a1b2c3d4')
  expect(referenceOf(error)).toBe('a1b2c3d4')
  expect(sayFault(new Error('select * from "User"'), t)).not.toContain('User')
})

test.each([
  ['UNAUTHORIZED', 'signedOut'],
  ['FORBIDDEN', 'forbidden'],
  ['TOO_MANY_REQUESTS', 'tooMany'],
] as const)('%s has words of its own', (code, key) =>
  expect(sayFault(answer({ code }), t)).toBe(errors.app[key]),
)

test('no answer at all is the network', () => {
  expect(sayFault(TRPCClientError.from(new TypeError('Failed to fetch')), t)).toBe(errors.app.network)
})

test('a refusal without a sentence is a bug that names its code, never a bare key', () => {
  const words = sayRefusal({ code: 'people.neverHeard', params: {} }, t)
  expect(words).toContain('people.neverHeard')
  expect(words).toContain('went wrong')
  expect(sayField('Too small: expected', t)).toBe(errors.input.text)
})

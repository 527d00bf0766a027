import { expect, test } from 'vitest'
import { readApplicant } from './register-policy.ts'

test('a private person is refused whatever number they bring', () => {
  expect(readApplicant({ actingAs: 'consumer', country: 'ES', number: 'ESB12345674' })).toMatchObject({
    code: 'access.consumer',
  })
})

test('a sole trader registers with a personal number, a company does not', () => {
  const number = '12345678Z'
  expect(readApplicant({ actingAs: 'soleTrader', country: 'ES', number })).toMatchObject({
    number: 'ES12345678Z',
  })
  expect(readApplicant({ actingAs: 'company', country: 'ES', number })).toMatchObject({
    code: 'people.numberPerson',
  })
})

test('a mistyped number is refused for what is wrong with it', () => {
  expect(readApplicant({ actingAs: 'company', country: 'ES', number: 'B12345675' })).toMatchObject({
    code: 'people.numberCheckDigit',
  })
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'

let saldo: TestHouse
beforeAll(async () => {
  saldo = await openTestHouse()
})
afterAll(() => saldo.close())

test('a visitor is told that nobody is signed in', async () => {
  const answer = await saldo.callerAs({ kind: 'visitor', language: 'de' }).access.me()
  expect(answer.actor).toEqual({ kind: 'visitor', language: 'de' })
})

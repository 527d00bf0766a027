import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  chargebackNews,
  type ChargebackStatus,
  chargebackStatuses,
  chargebackStatusOf,
} from './chargeback.ts'

test.each([
  ['needs_response', 'OPENED'],
  ['under_review', 'OPENED'],
  ['won', 'WON'],
  ['lost', 'LOST'],
  ['warning_needs_response', null],
  ['warning_closed', null],
  ['something_new', null],
  [null, null],
])('the provider’s %s is %s', (said, status) => expect(chargebackStatusOf(said)).toBe(status))

test('in whatever order and however often it is told, the money goes once and comes back at most once', () => {
  const words = fc.array(fc.constantFrom(...chargebackStatuses), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(words, (news) => {
      let known: ChargebackStatus | null = null
      let [taken, given] = [0, 0]
      for (const now of news) {
        const what = chargebackNews(known, now)
        if (what.startsWith('open')) taken += 1
        if (what.endsWith('win')) given += 1
        if (what !== 'nothing') known = now
      }
      expect(taken).toBe(1)
      const decided = news.find((now) => now !== 'OPENED')
      expect(given).toBe(decided === 'WON' ? 1 : 0)
      expect(known).toBe(decided ?? 'OPENED')
    }),
  )
})

import { property, assert, integer } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newId } from '../ids.ts'
import { postingNumber, readPostingNumber } from './posting-number.ts'

describe('the number of a posting', () => {
  test('is the end of its id in two groups', () => {
    expect(postingNumber('pst_01k9x4m2c38f3k28f3k2m9qxy0')).toBe('F3K2M-9QXY0')
  })

  test('leads back to the posting, however it was written', () =>
    assert(
      property(integer({ min: 0, max: 2 ** 47 }), (now) => {
        const id = newId('posting', now)
        const number = postingNumber(id)
        expect(number).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/)
        for (const typed of [
          number,
          ` ${number.toLowerCase()} `,
          number.replace('-', ''),
          number.replace('-', '\u2011'),
        ])
          expect(id.endsWith(readPostingNumber(typed) ?? 'none')).toBe(true)
      }),
    ))

  test.each([
    ['O is a nought, I and L are a one', 'OIL00-00000', '0110000000'],
    ['a whole id is no number', newId('posting', 1), null],
    ['too short', 'F3K2M', null],
    ['a letter that no number has', 'UUUUU-UUUUU', null],
    ['nothing', '', null],
  ])('%s', (_, typed, end) => expect(readPostingNumber(typed)).toBe(end))
})

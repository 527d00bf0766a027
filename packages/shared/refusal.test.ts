import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { day } from './dates.ts'
import { languages } from './languages.ts'
import { isRefusal, Refusal } from './refusal.ts'
import { paramsInWords } from './refusal-words.ts'

const here = fileURLToPath(new URL('.', import.meta.url))
const sources = globSync('**/*.ts', { cwd: here }).filter((path) => !path.endsWith('.test.ts'))
// The house test looks for what is thrown; here are the messages of fields and the tables of refusals.
const code = /'(input\.[a-zA-Z]+|cases\.needs[a-zA-Z]+)'/g
const said = sources.flatMap((path) =>
  [...readFileSync(here + path, 'utf8').matchAll(code)].map((match) => ({
    path,
    code: match[1] ?? '',
  })),
)
const codes = [...new Set(said.map((entry) => entry.code))]

describe('a refusal', () => {
  it('is told apart from a bug, and crosses the wire plain', () => {
    const refusal = new Refusal('quotes.tooOld', { years: 3 })
    expect([isRefusal(refusal), isRefusal(new Error('quotes.tooOld')), isRefusal(null)]).toEqual([
      true,
      false,
      false,
    ])
    expect(JSON.parse(JSON.stringify(refusal))).toEqual({ code: 'quotes.tooOld', params: { years: 3 } })
  })

  it('is found in the sources', () => {
    expect(codes.length).toBeGreaterThan(15)
    expect(codes).toContain('cases.needsLegalConsent')
    expect(codes).toContain('input.businessProof')
  })

  it.each(languages)(
    'has a sentence in %s for every code of this room, with the same values in it',
    (language) => {
      const words = (of: string) => JSON.parse(readFileSync(`${here}locales/${of}/errors.json`, 'utf8'))
      const values = (sentence: string) => [...sentence.matchAll(/{{\w+}}/g)].map(String).sort()
      const missing = codes.filter((entry) => {
        const [slice = '', name = ''] = entry.split('.')
        const sentence = words(language)[slice]?.[name]
        return !sentence || String(values(sentence)) !== String(values(words('en')[slice]?.[name] ?? ''))
      })
      expect(missing).toEqual([])
    },
  )

  it('shows amounts, days and countries in the reader’s words', () => {
    const params = { minimumMinor: 100_00, currency: 'EUR', lastOn: day('2026-11-21'), country: 'DE' }
    expect(paramsInWords(params, 'en')).toMatchObject({
      minimum: '€100.00',
      lastOn: '21 Nov 2026',
      country: 'Germany',
    })
  })
})

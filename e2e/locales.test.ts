import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isTest, root, roomOf, say, sources } from './sources.ts'

/** Every visible word has a key, and every key has its words in every language. */
type Words = { [key: string]: string | Words }

describe('languages', () => {
  const folder = 'packages/shared/locales'
  const languages = readdirSync(join(root, folder))
  const read = (language: string, file: string) =>
    flatten(JSON.parse(readFileSync(join(root, folder, language, file), 'utf8')))
  const flatten = (words: Words, at = ''): [string, string][] =>
    Object.entries(words).flatMap(([key, value]): [string, string][] =>
      typeof value === 'string' ? [[at + key, value]] : flatten(value, `${at}${key}.`),
    )
  const plural = /_(zero|one|two|few|many|other)$/
  const stems = (words: [string, string][]) =>
    [...new Set(words.map(([key]) => key.replace(plural, '')))].toSorted()
  const holes = (text: string) =>
    [...new Set([...text.matchAll(/\{\{\s*(\w+)/g)].map((found) => found[1]))].toSorted().join()

  test.each(languages)('%s has every namespace, key, plural form and placeholder of English', (language) => {
    const faults: string[] = []
    const files = readdirSync(join(root, folder, 'en'))
    expect(readdirSync(join(root, folder, language)).toSorted()).toEqual(files.toSorted())
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories
    for (const file of files) {
      const [english, here] = [read('en', file), read(language, file)]
      const known = new Map(here)
      const [want, have] = [stems(english), stems(here)]
      faults.push(...want.filter((key) => !have.includes(key)).map((key) => `${file}: ${key} is missing`))
      faults.push(
        ...have.filter((key) => !want.includes(key)).map((key) => `${file}: ${key} is not in English`),
      )
      for (const [key, text] of here) if (text.trim() === '') faults.push(`${file}: ${key} is empty`)
      for (const [key, text] of english) {
        const stem = key.replace(plural, '')
        if (plural.test(key)) {
          for (const form of forms)
            if (!known.has(`${stem}_${form}`)) faults.push(`${file}: ${stem}_${form} is missing`)
        } else if (known.has(key) && holes(known.get(key) ?? '') !== holes(text)) {
          faults.push(`${file}: ${key} has other placeholders`)
        }
      }
    }
    expect(say([...new Set(faults)])).toBe('')
  })
})

test('every refusal has its sentence', () => {
  type Tree = { [key: string]: string | Tree }
  const words = JSON.parse(readFileSync(join(root, 'packages/shared/locales/en/errors.json'), 'utf8')) as Tree
  const has = (code: string) =>
    typeof code
      .split('.')
      .reduce<string | Tree | undefined>(
        (at, key) => (typeof at === 'object' ? at[key] : undefined),
        words,
      ) === 'string'
  const wrong = [...sources].flatMap(([path, text]) =>
    isTest(path) || roomOf(path) === 'apps/sandbox'
      ? []
      : [...text.matchAll(/new Refusal\(\s*'([^']+)'/g)]
          .filter((found) => !has(found[1] ?? ''))
          .map((found) => `${path}: ${found[1]}`),
  )
  expect(say(wrong)).toBe('')
})

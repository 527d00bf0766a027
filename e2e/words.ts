import { readFileSync } from 'node:fs'
import type { Language } from '#shared/languages.ts'

type Words = { [key: string]: string | Words }
export type Say = (key: `${string}:${string}`, params?: Record<string, string>) => string

/** The product's own words, so that a story told in German presses the German buttons. */
export function wordsOf(language: Language): Say {
  const files = new Map<string, Words>()
  return (key, params = {}) => {
    const [space = '', path = ''] = key.split(':')
    const file = new URL(`../packages/shared/locales/${language}/${space}.json`, import.meta.url)
    const words = files.get(space) ?? (JSON.parse(readFileSync(file, 'utf8')) as Words)
    files.set(space, words)
    const found = path
      .split('.')
      .reduce<string | Words | undefined>(
        (at, part) => (typeof at === 'object' ? at[part] : undefined),
        words,
      )
    if (typeof found !== 'string') throw new Error(`There are no words ${key} in ${language}`)
    return found.replaceAll(/\{\{\s*(\w+)[^}]*\}\}/g, (_, name: string) => params[name] ?? '')
  }
}

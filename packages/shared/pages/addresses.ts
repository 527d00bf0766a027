import { isLanguage, type Language, languages } from '../languages.ts'

/** English stands at the bare address; every other language has its own, so that search engines find each. */
export const prefixed = languages.filter((language) => language !== 'en')

/** The public pages that anybody may find: what the sitemap lists. */
export const publicPaths = [
  '/',
  '/quote',
  '/prices',
  '/how-it-works',
  '/help',
  '/contact',
  '/complaint',
  '/check',
  '/agreement',
  '/legal',
] as const
export type PublicPath = (typeof publicPaths)[number]

/** A public address in a language: `/quote` becomes `/de/quote`, `/` becomes `/de`. */
export function addressIn(language: Language, path: string): string {
  if (language === 'en') return path
  return path === '/' ? `/${language}` : `/${language}${path}`
}

/** The language an address names, if it names one, and the address without it. */
export function splitAddress(address: string): { language: Language | null; path: string } {
  const [, first = '', ...rest] = address.split('/')
  if (!isLanguage(first) || first === 'en') return { language: null, path: address }
  return { language: first, path: `/${rest.join('/')}` }
}

import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { direction, isLanguage, type Language, languages } from '#shared/languages.ts'

type Dictionary = Record<string, unknown>

/** One file of first words per language, which knows the others of its language; letters and pages stay out. */
const languageWords = {
  ar: () => import('./words-ar.ts'),
  de: () => import('./words-de.ts'),
  en: () => import('./words-en.ts'),
  es: () => import('./words-es.ts'),
}

async function wordsOf(language: string, namespace: string): Promise<Dictionary> {
  if (!isLanguage(language)) throw new Error(`No words in ${language}`)
  const { first, others } = await languageWords[language]()
  const isFirst = (name: string): name is keyof typeof first => name in first
  if (isFirst(namespace)) return first[namespace]
  const load = others[`../../../packages/shared/locales/${language}/${namespace}.json`]
  if (!load) throw new Error(`No words for ${language}/${namespace}`)
  return (await load()).default
}

const dictionaries = {
  type: 'backend' as const,
  init() {},
  read(language: string, namespace: string, done: (error: Error | null, words: Dictionary | null) => void) {
    wordsOf(language, namespace).then(
      (words) => done(null, words),
      (error: Error) => done(error, null),
    )
  },
}

const remembered = () => {
  const cookie = /(?:^|; )saldo-language=(\w+)/.exec(document.cookie)?.[1]
  if (isLanguage(cookie)) return cookie
  return (
    languages.find((language) => navigator.languages.some((wanted) => wanted.startsWith(language))) ?? 'en'
  )
}

export async function startWords(): Promise<void> {
  await i18next
    .use(dictionaries)
    .use(initReactI18next)
    .init({
      lng: remembered(),
      // Every language is complete (the house test says so), so nobody fetches English beside their own.
      fallbackLng: false,
      supportedLngs: languages,
      ns: ['app', 'errors', 'ui'],
      defaultNS: 'app',
      interpolation: { escape: kept, useRawValueToEscape: true },
      returnNull: false,
    })
  showLanguage(currentLanguage())
}

export const currentLanguage = (): Language => (isLanguage(i18next.language) ? i18next.language : 'en')

/**
 * React escapes every text once. Here a value is only kept apart from a sentence that runs from right to left (Unicode
 * FSI … PDI), so that a Latin name does not carry a date or a full stop away.
 */
function kept(value: string | number): string {
  const isIsolated = typeof value === 'string' && direction(currentLanguage()) === 'rtl'
  return isIsolated ? `\u2068${value}\u2069` : String(value)
}

/** Changes the language of every screen at once, and remembers it for this browser. */
export async function speak(language: Language): Promise<void> {
  await i18next.changeLanguage(language)
  // biome-ignore lint/suspicious/noDocumentCookie: the server-rendered pages read the same cookie.
  document.cookie = `saldo-language=${language}; path=/; max-age=31536000; samesite=lax`
  showLanguage(language)
}

function showLanguage(language: Language) {
  document.documentElement.lang = language
  document.documentElement.dir = direction(language)
}

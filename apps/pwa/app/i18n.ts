import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { direction, isLanguage, type Language, languages } from '#shared/languages.ts'

type Dictionary = Record<string, unknown>

/**
 * Every namespace of every language is a file of its own; a screen loads only those it names. Those of letters, mails
 * and server-rendered pages stay out.
 */
const files = import.meta.glob<{ default: Dictionary }>([
  '../../../packages/shared/locales/*/*.json',
  '!**/{mails,pages,papers,plan-page,portal}.json',
])

const dictionaries = {
  type: 'backend' as const,
  init() {},
  read(language: string, namespace: string, done: (error: Error | null, words: Dictionary | null) => void) {
    const load = files[`../../../packages/shared/locales/${language}/${namespace}.json`]
    if (!load) return done(new Error(`No words for ${language}/${namespace}`), null)
    load().then(
      (file) => done(null, file.default),
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

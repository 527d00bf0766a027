import { ar } from './words-ar.ts'
import { de } from './words-de.ts'
import { en, type Word } from './words-en.ts'
import { es } from './words-es.ts'

export const languages = ['en', 'es', 'de', 'ar'] as const
export type Language = (typeof languages)[number]

export const languageNames: Record<Language, string> = {
  en: 'English',
  es: 'Español',
  de: 'Deutsch',
  ar: 'العربية',
}

const dictionaries: Record<Language, Record<Word, string>> = { en, es, de, ar }

export type Say = (word: Word, values?: Record<string, string>) => string

export function speaker(language: Language): Say {
  return (word, values = {}) => {
    return dictionaries[language][word].replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
  }
}

/** Bank codes without a sentence of their own are simply declined: their reasons are not for the person paying. */
export function problemWord(code: string): Word {
  const word = `problem.${code}`
  return isWord(word) ? word : 'problem.card_declined'
}

function isWord(word: string): word is Word {
  return Object.hasOwn(en, word)
}

/** What the link asks for, else the session's locale, else the browser's wish, else English. */
export function chooseLanguage(asked: string | undefined, locale: string | null, accept: string): Language {
  const wishes = accept.split(',').map((part) => part.split(';')[0]?.trim() ?? '')
  for (const wish of [asked ?? '', locale ?? '', ...wishes]) {
    const found = languages.find((language) => language === wish.toLowerCase().split('-')[0])
    if (found !== undefined) return found
  }
  return 'en'
}

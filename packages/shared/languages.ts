/** The languages that are complete today. Each has a folder under `locales/`. */
export const languages = ['en', 'es', 'de', 'ar'] as const
export type Language = (typeof languages)[number]

export function isLanguage(text: unknown): text is Language {
  return languages.some((language) => language === text)
}

/** Which way a page in this language runs. */
export function direction(language: Language): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr'
}

const locales: Record<Language, string> = {
  // British English: day before month, which is what readers on this side of the Atlantic expect.
  en: 'en-GB',
  es: 'es-ES',
  de: 'de-DE',
  // The Emirates write business figures with Western digits, so amounts can be compared with the invoice.
  ar: 'ar-AE',
}

/** The BCP 47 locale that `Intl` formats dates, amounts and names with. */
export function localeOf(language: Language): string {
  return locales[language]
}

const spoken: Record<Exclude<Language, 'en'>, string> = {
  es: 'AR BO CL CO CR CU DO EC ES GQ GT HN MX NI PA PE PR PY SV UY VE',
  de: 'AT CH DE LI LU',
  ar: 'AE BH DJ DZ EG IQ JO KM KW LB LY MA MR OM PS QA SA SD SY TN YE',
}

/** The complete language that a letter to this country is written in first (A19); English where none fits. */
export function languageOf(country: string): Language {
  const found = Object.entries(spoken).find(([, countries]) => countries.split(' ').includes(country))
  return found && isLanguage(found[0]) ? found[0] : 'en'
}

/**
 * The best complete language for an `Accept-Language` header (RFC 9110 section 12.5.4).
 * Region subtags are ignored: `de-AT` reads German. Nothing acceptable means English.
 */
export function negotiate(acceptLanguage: string | null | undefined): Language {
  const wanted = (acceptLanguage ?? '')
    .slice(0, 1000)
    .split(',')
    .map((part, place) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
      const quality = parameters.map((text) => /^\s*q=([01](?:\.\d{0,3})?)\s*$/.exec(text)?.[1]).find(Boolean)
      return { primary: tag.trim().split('-')[0] ?? '', quality: quality ? Number(quality) : 1, place }
    })
    .filter((entry) => entry.quality > 0)
    .sort((one, other) => other.quality - one.quality || one.place - other.place)
  for (const { primary } of wanted) {
    if (isLanguage(primary)) return primary
    if (primary === '*') break
  }
  return 'en'
}

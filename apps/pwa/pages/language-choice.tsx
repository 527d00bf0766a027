import { type Language, languages } from '#shared/languages.ts'
import { addressIn } from '#shared/pages/addresses.ts'
import type { PageFrame } from '#shared/pages/page.ts'
import { cx } from '../ui/cx.ts'
import { IconCheck, IconChevronDown } from '../ui/icons.tsx'
import { IconGlobe } from '../ui/more-icons.tsx'
import type { Words } from './words.ts'

/** Every language in its own words. */
export const languageNames: Record<Language, string> = {
  en: 'English',
  es: 'Español',
  de: 'Deutsch',
  ar: 'العربية',
}

type LanguageChoiceProps = {
  frame: PageFrame
  words: Words
  /** The address has no language in it; only the cookie changes. */
  here?: boolean
}

/** Links, unfolded by the platform: it works without a script, and each leads to this same page. */
export function LanguageChoice({ frame, words, here }: LanguageChoiceProps) {
  const t = words('pages')
  const to = (language: Language) => {
    const address = here ? frame.path : addressIn(language, frame.path)
    return `${address}${address.includes('?') ? '&' : '?'}lang=${language}`
  }
  return (
    <details className="group relative" data-menu>
      <summary
        aria-label={`${t('frame.language')}: ${languageNames[frame.language]}`}
        className="flex min-h-12 items-center gap-1 rounded-md px-2 text-ink-soft hover:bg-sunken hover:text-ink"
      >
        <IconGlobe className="size-5" />
        <span aria-hidden="true" className="uppercase">
          {frame.language}
        </span>
        <IconChevronDown className="size-4 transition-transform group-open:rotate-180" />
      </summary>
      <ul className="absolute end-0 z-30 mt-1 w-48 rounded-md border border-line bg-surface p-1 shadow-soft">
        {languages.map((language) => (
          <li key={language}>
            <a
              href={to(language)}
              hrefLang={language}
              lang={language}
              rel="nofollow"
              aria-current={language === frame.language ? 'true' : undefined}
              className={cx(
                'flex min-h-12 items-center justify-between rounded-sm px-3 text-ink no-underline hover:bg-sunken',
                language === frame.language && 'font-semibold',
              )}
            >
              {languageNames[language]}
              {language === frame.language ? <IconCheck className="size-5 text-primary" /> : null}
            </a>
          </li>
        ))}
      </ul>
    </details>
  )
}

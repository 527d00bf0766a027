import { useMemo } from 'react'
import { localeOf } from '#shared/languages.ts'
import { useFormat } from '#pwa/app/format.ts'

/** The name of a language in the reader's own. */
export function useLanguageName() {
  const { language } = useFormat()
  return useMemo(() => {
    const names = new Intl.DisplayNames(localeOf(language), { type: 'language' })
    return (code: string) => names.of(code) ?? code
  }, [language])
}

import { useTranslation } from 'react-i18next'
import { localeOf } from '#shared/languages.ts'
import { currentLanguage } from '#pwa/app/i18n.ts'

/** A size as people compare files: megabytes with one decimal, in the reader's figures. */
export function useFileSize(): (bytes: number) => string {
  const { i18n } = useTranslation()
  const format = new Intl.NumberFormat(localeOf(currentLanguage()), { maximumFractionDigits: 1 })
  void i18n.language
  return (bytes) => format.format(Math.max(0.1, bytes / (1024 * 1024)))
}

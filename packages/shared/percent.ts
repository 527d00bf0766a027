import { numberFormat } from './formats.ts'
import type { Language } from './languages.ts'

/** A percentage in the reader's figures: `8.15` is `8,15 %` in German. A decimal text, never a binary fraction. */
export function formatPercent(percent: string, language: Language): string {
  const format = numberFormat(language, 'percent', () => ({
    style: 'unit',
    unit: 'percent',
    maximumFractionDigits: 6,
  }))
  return format.format(percent as `${number}`)
}

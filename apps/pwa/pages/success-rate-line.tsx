import type { SuccessRate } from '#shared/cases/success-rate.ts'
import type { PageFrame } from '#shared/pages/page.ts'
import { formatIn } from './format.ts'
import type { Words } from './words.ts'

type SuccessRateLineProps = { rate: SuccessRate; words: Words; frame: PageFrame }

/** Our own figure, with what it counts, how sure it is, and from how many cases (E18). */
export function SuccessRateLine({ rate, words, frame }: SuccessRateLineProps) {
  const format = formatIn(frame.language)
  return (
    <p className="mt-12 max-w-prose text-ink-soft">
      {words('pages')('home.success', {
        percent: format.percent(rate.percent),
        low: format.percent(rate.low),
        high: format.percent(rate.high),
        cases: format.count(rate.cases),
        from: format.day(rate.from),
        to: format.day(rate.to),
      })}
    </p>
  )
}

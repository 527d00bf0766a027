import type { ReactNode } from 'react'
import { formatInstant, type Instant } from '#shared/dates.ts'
import type { Language } from '#shared/languages.ts'
import type { Words } from '../pages/words.ts'
import { cx } from '../ui/cx.ts'

type Props = {
  from: 'you' | 'creditor' | 'us'
  name: string
  text: string
  at: Instant
  language: Language
  timeZone: string
  words: Words
  /** What came with it. */
  children?: ReactNode
}

/** What somebody has said, in the order of a conversation: one's own on one side, everybody else's on the other. */
export function Said({ from, name, text, at, language, timeZone, words, children }: Props) {
  const t = words('portal')
  return (
    <li
      className={cx(
        'rounded-md border border-line p-4',
        from === 'you' ? 'ms-4 bg-surface' : 'me-4 border-transparent bg-primary-soft',
      )}
    >
      <p className="mb-1 flex flex-wrap justify-between gap-x-3 text-sm text-ink-soft">
        <span className="font-medium">{from === 'you' ? t('ask.you') : name}</span>
        <time dateTime={at} className="figures">
          {formatInstant(at, language, timeZone)}
        </time>
      </p>
      <p dir="auto" className="wrap-anywhere whitespace-pre-wrap">
        {text}
      </p>
      {children}
    </li>
  )
}

import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import { type Icon, IconCheckCircle, IconClock, IconInfo, IconStop, IconWarning } from './icons.tsx'
import { softTone, type Tone, textTone } from './tone.ts'

const icons: Record<Tone, Icon> = {
  neutral: IconClock,
  info: IconInfo,
  attention: IconWarning,
  bad: IconStop,
  good: IconCheckCircle,
}

export type StatusProps = {
  tone?: Tone | undefined
  icon?: Icon | undefined
  /** `plain` stands in a row of text, `soft` on its own ground. */
  look?: 'plain' | 'soft' | undefined
  children: ReactNode
  className?: string | undefined
}

/** A state: always a drawing and a word, the colour only agrees with them. */
export function Status({ tone = 'neutral', icon, look = 'plain', children, className }: StatusProps) {
  const Drawing = icon ?? icons[tone]
  return (
    <span
      className={cx(
        // Beside an amount its word stands on the same line as the figures, not its drawing.
        'inline-flex items-baseline gap-1 text-sm font-medium',
        look === 'soft' ? cx('rounded-sm px-2 py-0.5', softTone[tone]) : textTone[tone],
        className,
      )}
    >
      <Drawing className="size-4.5 self-center" />
      <span>{children}</span>
    </span>
  )
}

import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import type { Tone } from './tone.ts'

export type ProgressProps = {
  label: ReactNode
  /** 0 to 100; absent while the end is not known. */
  percent?: number | undefined
  /** The same in words and numbers, such as "3 of 8 files". */
  text: string
  className?: string | undefined
}

/** Work under way, with numbers. */
export function Progress({ label, percent, text, className }: ProgressProps) {
  return (
    <div className={className}>
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="font-medium">{label}</span>
        <span className="figures text-sm text-ink-soft">{text}</span>
      </div>
      <Bar
        role="progressbar"
        percent={percent}
        text={text}
        label={typeof label === 'string' ? label : text}
      />
    </div>
  )
}

export type MeterProps = ProgressProps & {
  percent: number
  tone?: Extract<Tone, 'info' | 'attention' | 'good'> | undefined
  /** What would make it fuller. */
  children?: ReactNode
}

/** How full something is, with what would help. */
export function Meter({ label, percent, text, tone = 'info', className, children }: MeterProps) {
  return (
    <div className={className}>
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="font-medium">{label}</span>
        <span className="figures text-sm text-ink-soft">{text}</span>
      </div>
      <Bar
        role="meter"
        percent={percent}
        text={text}
        tone={tone}
        label={typeof label === 'string' ? label : text}
      />
      {children ? <div className="mt-3 text-sm text-ink-soft">{children}</div> : null}
    </div>
  )
}

const fills = { info: 'bg-primary', attention: 'bg-attention', good: 'bg-good' }

type BarProps = {
  role: 'progressbar' | 'meter'
  percent: number | undefined
  text: string
  label: string
  tone?: keyof typeof fills | undefined
  thin?: boolean | undefined
}

export function Bar({ role, percent, text, label, tone = 'info', thin }: BarProps) {
  return (
    <div
      role={role}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent === undefined ? undefined : Math.round(percent)}
      aria-valuetext={text}
      className={cx('overflow-hidden rounded-full bg-line forced-colors:border', thin ? 'h-1' : 'h-2')}
    >
      <div
        className={cx(
          'h-full rounded-full transition-[width] duration-300 forced-colors:bg-[Highlight]',
          fills[tone],
          percent === undefined && 'w-2/5 animate-breathe',
        )}
        style={percent === undefined ? undefined : { width: `${Math.min(100, Math.max(0, percent))}%` }}
      />
    </div>
  )
}

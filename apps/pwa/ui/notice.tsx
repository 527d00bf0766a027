import type { ComponentProps, ReactNode } from 'react'
import { cx } from './cx.ts'
import { type Icon, IconCheckCircle, IconInfo, IconStop, IconWarning } from './icons.tsx'
import { softTone, type Tone, textTone } from './tone.ts'

const icons: Record<Tone, Icon> = {
  neutral: IconInfo,
  info: IconInfo,
  attention: IconWarning,
  bad: IconStop,
  good: IconCheckCircle,
}

export type NoticeProps = Omit<ComponentProps<'div'>, 'title'> & {
  tone?: Tone | undefined
  title?: ReactNode
  icon?: Icon | undefined
  /** What the reader can do about it. */
  actions?: ReactNode
}

/** Give it `role="alert"` when it answers something the reader has just done, `role="status"` when it can wait. */
export function Notice({ tone = 'info', title, icon, actions, className, children, ...rest }: NoticeProps) {
  const Drawing = icon ?? icons[tone]
  return (
    <div
      {...rest}
      className={cx('flex gap-3 rounded-md p-4 forced-colors:border', softTone[tone], className)}
    >
      <Drawing className={cx('mt-px', textTone[tone])} />
      <div className="min-w-0 max-w-prose flex-1 text-ink">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children ? <div className={cx(Boolean(title) && 'mt-1')}>{children}</div> : null}
        {actions ? <div className="mt-3 flex flex-wrap gap-2">{actions}</div> : null}
      </div>
    </div>
  )
}

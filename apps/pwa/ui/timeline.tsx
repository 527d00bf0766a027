import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import type { Icon } from './icons.tsx'
import { softTone, type Tone } from './tone.ts'

export type TimelineEntry = {
  key: string
  title: ReactNode
  /** Formatted for the reader. */
  when: ReactNode
  /** The same for machines, ISO. */
  dateTime?: string | undefined
  who?: ReactNode
  body?: ReactNode
  icon?: Icon | undefined
  tone?: Tone | undefined
}

/** What happened, newest first as given. One thread, no boxes. */
export function Timeline({ entries, label }: { entries: readonly TimelineEntry[]; label: string }) {
  return (
    <ol aria-label={label}>
      {entries.map(({ icon: Drawing, tone = 'neutral', ...entry }) => (
        <li key={entry.key} className="group relative flex gap-4 pb-6 last:pb-0">
          <span
            aria-hidden="true"
            className="absolute start-[1.0625rem] top-10 bottom-1 w-px bg-line group-last:hidden"
          />
          <span className={cx('grid size-9 shrink-0 place-items-center rounded-full', softTone[tone])}>
            {Drawing ? <Drawing className="size-5" /> : <span className="size-2 rounded-full bg-current" />}
          </span>
          <div className="min-w-0 flex-1 pt-1">
            <p className="font-medium">{entry.title}</p>
            <p className="figures text-sm text-ink-soft">
              <time dateTime={entry.dateTime}>{entry.when}</time>
              {entry.who ? <> · {entry.who}</> : null}
            </p>
            {entry.body ? <div className="mt-1.5 max-w-prose">{entry.body}</div> : null}
          </div>
        </li>
      ))}
    </ol>
  )
}

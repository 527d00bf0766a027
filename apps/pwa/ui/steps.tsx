import { cx } from './cx.ts'

export type StepsProps = { current: number; total: number /** "Step 2 of 4". */; label: string }

/** How far a form of several pages has come: a few words and as many short bars. */
export function Steps({ current, total, label }: StepsProps) {
  return (
    <div className="mb-6">
      <p className="figures mb-2 text-sm text-ink-soft">{label}</p>
      <div aria-hidden="true" className="flex gap-1.5">
        {Array.from({ length: total }, (_, step) => (
          <span
            key={step}
            className={cx('h-1.5 flex-1 rounded-full', step < current ? 'bg-primary' : 'bg-line')}
          />
        ))}
      </div>
    </div>
  )
}

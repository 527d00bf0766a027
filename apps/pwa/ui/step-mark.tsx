import { cx } from './cx.ts'
import { IconCheck } from './icons.tsx'

export type StepState = 'done' | 'current' | 'ahead' | 'skipped'

/** The sign before a step: a tick, a full ring, an empty ring, a dash. */
export function StepMark({ state }: { state: StepState }) {
  if (state === 'done') return <IconCheck className="mt-0.5 size-5 text-primary" />
  return (
    <span aria-hidden="true" className="mt-0.5 grid size-5 shrink-0 place-items-center">
      <span
        className={cx(
          state === 'current' && 'size-3 rounded-full border-[3px] border-primary',
          state === 'ahead' && 'size-2.5 rounded-full border-2 border-edge',
          state === 'skipped' && 'h-0.5 w-2.5 bg-edge',
        )}
      />
    </span>
  )
}

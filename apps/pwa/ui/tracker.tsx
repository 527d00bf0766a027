import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import { IconChevronDown } from './icons.tsx'
import { StepMark, type StepState } from './step-mark.tsx'

export type TrackerStep = { key: string; label: ReactNode; state: StepState; when?: ReactNode }
export type TrackerPhase = { key: string; label: ReactNode; steps: readonly TrackerStep[] }

export type TrackerProps = {
  /** Names the whole, such as "Where your case stands". */
  label: string
  phases: readonly TrackerPhase[]
  /** "Step 4 of 9". */
  position: ReactNode
  /** Unfolds the list on a narrow screen: "All steps". */
  allLabel: string
  /** Spoken after each step. */
  stateLabels: Record<StepState, string>
}

/** Where a long way stands: one short bar per step, in groups; names in full where there is room or on request. */
export function Tracker({ label, phases, position, allLabel, stateLabels }: TrackerProps) {
  const current = phases.flatMap((phase) => phase.steps).find((step) => step.state === 'current')
  return (
    <section aria-label={label}>
      <div aria-hidden="true" className="flex gap-3 md:hidden">
        {phases.map((phase) => (
          <div key={phase.key} className="min-w-0 flex-1">
            <PhaseBars steps={phase.steps} />
          </div>
        ))}
      </div>
      <p className="mt-3 md:hidden">
        <span className="figures text-sm text-ink-soft">{position}</span>
        {current ? <span className="block text-lg font-semibold">{current.label}</span> : null}
      </p>
      <details className="group md:hidden">
        <summary className="inline-flex min-h-12 items-center gap-1 text-sm font-medium text-primary">
          {allLabel}
          <IconChevronDown className="size-5 transition-transform group-open:rotate-180" />
        </summary>
        <Steps phases={phases} stateLabels={stateLabels} />
      </details>
      <div className="hidden md:block">
        <Steps phases={phases} stateLabels={stateLabels} />
      </div>
    </section>
  )
}

function Steps({ phases, stateLabels }: Pick<TrackerProps, 'phases' | 'stateLabels'>) {
  return (
    <ol className="grid gap-5 md:grid-cols-3 md:gap-6">
      {phases.map((phase) => (
        <li key={phase.key} className="min-w-0">
          <div aria-hidden="true" className="mb-3 hidden md:block">
            <PhaseBars steps={phase.steps} />
          </div>
          <p className="mb-1 text-sm text-ink-soft">{phase.label}</p>
          <ol>
            {phase.steps.map((step) => (
              <li
                key={step.key}
                aria-current={step.state === 'current' ? 'step' : undefined}
                className={cx(
                  'flex items-start gap-2 py-1.5',
                  step.state === 'current' && 'font-semibold',
                  (step.state === 'ahead' || step.state === 'skipped') && 'text-ink-soft',
                )}
              >
                <StepMark state={step.state} />
                <span className="min-w-0">
                  {step.label}
                  <span className="sr-only"> ({stateLabels[step.state]})</span>
                  {step.when ? (
                    <span className="figures block text-sm font-normal text-ink-soft">{step.when}</span>
                  ) : null}
                </span>
              </li>
            ))}
          </ol>
        </li>
      ))}
    </ol>
  )
}

const bars: Record<StepState, string> = {
  done: 'bg-primary',
  current: 'bg-primary shadow-[0_0_0_3px_var(--primary-soft)]',
  ahead: 'bg-line',
  skipped: 'bg-line opacity-50',
}

function PhaseBars({ steps }: { steps: readonly TrackerStep[] }) {
  return (
    <div className="flex gap-1">
      {steps.map((step) => (
        <span
          key={step.key}
          className={cx('h-1.5 flex-1 rounded-full forced-colors:border', bars[step.state])}
        />
      ))}
    </div>
  )
}

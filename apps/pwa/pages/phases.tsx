import type { Words } from './words.ts'

/** The nine steps in their three phases (A67). */
export const phases = [
  { key: 'prior', steps: [1, 2, 3] },
  { key: 'during', steps: [4, 5, 6, 7, 8] },
  { key: 'success', steps: [9] },
] as const

/** The whole way at a glance: one bar per step, numbered through. */
export function Phases({ words }: { words: Words }) {
  const t = words('pages')
  return (
    <ol className="grid gap-8 md:grid-cols-[3fr_5fr_2fr] md:gap-6">
      {phases.map(({ key, steps }) => (
        <li key={key} className="min-w-0">
          <div aria-hidden="true" className="flex gap-1">
            {steps.map((step) => (
              <span key={step} className="h-2 flex-1 rounded-full bg-primary forced-colors:border" />
            ))}
          </div>
          <h3 className="mt-3 text-base">{t(`phase.${key}`)}</h3>
          <ol className="mt-2 grid gap-1.5">
            {steps.map((step) => (
              <li key={step} className="flex gap-3 text-ink-soft">
                <span className="figures w-4 shrink-0 text-end text-ink">{step}</span>
                {t(`step.${step}.title`)}
              </li>
            ))}
          </ol>
        </li>
      ))}
    </ol>
  )
}

import { useTranslation } from 'react-i18next'
import { phases, type StepState } from '#shared/cases/tracker.ts'
import { dayOf } from '#shared/dates.ts'
import { useFormat } from '#pwa/app/format.ts'
import { Card } from '#pwa/ui/card.tsx'
import { Tracker } from '#pwa/ui/tracker.tsx'
import type { CaseFile } from './case-screen.tsx'

const shown = {
  done: 'done',
  current: 'current',
  later: 'ahead',
  passed: 'skipped',
} as const satisfies Record<StepState, string>
const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone

/** The 3 phases and 9 steps (A67), each done one with the day on which it was. */
export function CaseTracker({ file: { tracker } }: { file: CaseFile }) {
  const { t } = useTranslation('case-file')
  const format = useFormat()
  const current = tracker.find(({ state }) => state === 'current')
  return (
    <Card className="max-md:pb-2!">
      <h2 className="sr-only">{t('page.tracker')}</h2>
      <Tracker
        label={t('page.tracker')}
        allLabel={t('page.allSteps')}
        position={current ? t('step', { step: current.number }) : t('page.over')}
        stateLabels={{
          done: t('page.state.done'),
          current: t('page.state.current'),
          ahead: t('page.state.ahead'),
          skipped: t('page.state.skipped'),
        }}
        phases={phases.map(({ phase }) => ({
          key: phase,
          label: t(`phases.${phase}`),
          steps: tracker
            .filter((entry) => entry.phase === phase)
            .map(({ step, state, doneAt }) => ({
              key: step,
              label: t(`steps.${step}`),
              state: shown[state],
              when: doneAt ? format.day(dayOf(doneAt, timeZone)) : undefined,
            })),
        }))}
      />
    </Card>
  )
}

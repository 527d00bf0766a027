import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { DraftFaults } from '#shared/cases/case-draft.ts'
import { StepBar } from '#pwa/ui/step-bar.tsx'
import { sayField } from '#pwa/app/fault.ts'
import { Button } from '#pwa/ui/button.tsx'
import { ErrorSummary } from '#pwa/ui/error-summary.tsx'

/** The id under which a field of the draft stands on the page. */
export const fieldId = (field: string): string => `field-${field.replaceAll('.', '-')}`

/** What is wrong in a step, each with a way to its field; it takes the focus when it appears. */
export function StepFaults({ faults }: { faults: DraftFaults }) {
  const { t } = useTranslation(['cases', 'errors'])
  const box = useRef<HTMLDivElement>(null)
  const fields = Object.keys(faults).join()
  useEffect(() => {
    if (fields) box.current?.querySelector<HTMLElement>('[role=alert]')?.focus()
  }, [fields])
  if (!fields) return null
  return (
    <div ref={box}>
      <ErrorSummary
        title={t('draft.faults')}
        errors={Object.entries(faults).map(([field, key]) => ({
          fieldId: fieldId(field),
          text: sayField(key, t),
        }))}
      />
    </div>
  )
}

type StepActionsProps = {
  label: string
  onNext: () => void
  onBack?: (() => void) | undefined
  disabled?: boolean | undefined
  pending?: boolean | undefined
}

/** The way on, in thumb's reach, and the way back beside it. */
export function StepActions({ label, onNext, onBack, disabled, pending }: StepActionsProps) {
  const { t } = useTranslation('cases')
  return (
    <StepBar backLabel={t('draft.back')} onBack={onBack} disabled={pending}>
      <Button look="primary" wide disabled={disabled} pending={pending} onClick={onNext}>
        {label}
      </Button>
    </StepBar>
  )
}

import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { ActionBar } from './column.tsx'
import { IconArrowStart } from './icons.tsx'

type StepBarProps = {
  /** The words of the way back, spoken and as a tip. */
  backLabel: string
  onBack?: (() => void) | undefined
  disabled?: boolean | undefined
  /** The one button that leads on. */
  children: ReactNode
}

/** The way on, in thumb's reach over the whole width, and the way back beside it as an arrow. */
export function StepBar({ backLabel, onBack, disabled, children }: StepBarProps) {
  return (
    <ActionBar className="pb-3">
      <div className="flex gap-2">
        {onBack ? (
          <Button
            onClick={onBack}
            disabled={disabled}
            aria-label={backLabel}
            title={backLabel}
            className="w-12 shrink-0 px-0"
            icon={<IconArrowStart className="size-5" />}
          />
        ) : null}
        <div className="min-w-0 flex-1">{children}</div>
      </div>
    </ActionBar>
  )
}

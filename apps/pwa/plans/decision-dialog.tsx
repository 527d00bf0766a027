import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ConfirmDialog } from '#pwa/ui/confirm-dialog.tsx'
import { TextArea } from '#pwa/ui/text-area.tsx'

type Props = {
  title: string
  confirmLabel: string
  danger?: boolean
  decision: { isPending: boolean; fault: string | null }
  /** Whether everything is there that the decision needs. */
  isComplete: boolean
  onClose: () => void
  onConfirm: () => void
  /** Drawn with whether the button was pressed already: only then something missing is said to be wrong. */
  children: (tried: boolean) => ReactNode
}

/** The frame of every decision about an offer: what it is about, what is asked of who decides, then the button. */
export function DecisionDialog({
  title,
  confirmLabel,
  danger,
  decision,
  isComplete,
  onClose,
  onConfirm,
  children,
}: Props) {
  const { t } = useTranslation('plans')
  const [tried, setTried] = useState(false)
  return (
    <ConfirmDialog
      open
      danger={danger}
      title={title}
      confirmLabel={confirmLabel}
      cancelLabel={t('act.cancel')}
      closeLabel={t('act.close')}
      pending={decision.isPending}
      error={decision.fault}
      onCancel={onClose}
      onConfirm={() => {
        setTried(true)
        if (isComplete) onConfirm()
      }}
    >
      <div className="grid gap-4">{children(tried)}</div>
    </ConfirmDialog>
  )
}

type Needed = { value: string; onValue: (value: string) => void; tried: boolean }

/** Words without which the decision is not taken; that they are missing is said once somebody has tried. */
export function NeededWords({
  value,
  onValue,
  tried,
  ...area
}: Needed & { label: string; hint: string; rows: number; 'data-first-focus'?: boolean }) {
  const { t } = useTranslation('errors')
  return (
    <TextArea
      {...area}
      value={value}
      error={tried && value.trim() === '' ? t('input.required') : null}
      onChange={({ currentTarget }) => onValue(currentTarget.value)}
    />
  )
}

/** Less than the whole needs the reason why the whole is not viable, whoever gives it up (A32). */
export function WhyNotViable(needed: Needed) {
  const { t } = useTranslation('plans')
  return (
    <NeededWords
      {...needed}
      label={t('approve.whyNotViable')}
      hint={t('approve.whyNotViableHint')}
      rows={3}
    />
  )
}

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { longestAsideDays } from '#shared/payments/set-aside.ts'
import { addDays, type Day } from '#shared/dates.ts'
import type { Id } from '#shared/ids.ts'
import { type Outputs, useTRPC } from '#pwa/app/trpc.ts'
import { Button } from '#pwa/ui/button.tsx'
import { ConfirmDialog } from '#pwa/ui/confirm-dialog.tsx'
import { DateField } from '#pwa/ui/date-field.tsx'
import { TextArea } from '#pwa/ui/text-area.tsx'
import { useDeed } from './use-desk.ts'

type Row = Outputs['desk']['setAside']
type Decision = 'refund' | 'keep' | 'noted'
const decisions = ['refund', 'keep', 'noted'] as const

/** What can be decided about it besides posting it to a case. Each says what happens, in figures, before the button. */
export function SetAsideDecisions({ row, amount, onDone }: { row: Row; amount: string; onDone: () => void }) {
  const { t } = useTranslation(['desk', 'app'])
  const trpc = useTRPC()
  const [decision, setDecision] = useState<Decision | null>(null)
  const [why, setWhy] = useState('')
  const [untilOn, setUntilOn] = useState<string>(addDays(row.today, 7))
  const setAsideId = row.setAsideId as Id<'setAside'>
  const close = () => {
    setDecision(null)
    setWhy('')
  }
  const settle = useDeed(
    trpc.payments.settleSetAside.mutationOptions(),
    ({ settled }) => t(settled ? 'setAside.done' : 'setAside.askedSecond'),
    () => {
      close()
      onDone()
    },
  )
  const keep = useDeed(
    trpc.payments.keepSetAside.mutationOptions(),
    () => t('setAside.keptTold'),
    () => {
      close()
      onDone()
    },
  )
  const deed = decision === 'keep' ? keep : settle
  const which = decision ?? 'refund'
  // Whoever asked for it is not the second person.
  const isPossible = (one: Decision) => row.whyNot[one] === null && !(one === 'refund' && row.asked?.isMine)
  return (
    <>
      <p className="flex flex-wrap gap-2">
        {decisions.filter(isPossible).map((one) => (
          <Button key={one} onClick={() => setDecision(one)}>
            {t(`setAside.${one}`)}
          </Button>
        ))}
      </p>
      <ConfirmDialog
        open={decision !== null}
        danger={decision === 'refund'}
        title={t(`setAside.${which}`)}
        confirmLabel={t(`setAside.confirm.${which}`, { amount })}
        cancelLabel={t('act.cancel')}
        closeLabel={t('act.close')}
        pending={deed.isPending}
        error={deed.fault}
        onCancel={close}
        onConfirm={() => {
          if (decision === 'keep') keep.mutate({ setAsideId, why, untilOn: untilOn as Day })
          else if (decision) settle.mutate({ setAsideId, why, decision })
        }}
      >
        <div className="grid grid-cols-1 gap-4">
          <p>{t(`setAside.${which}Text`, { amount })}</p>
          {decision === 'keep' ? (
            <DateField
              label={t('setAside.untilOn')}
              hint={t('setAside.untilHint', { count: longestAsideDays })}
              min={addDays(row.today, 1)}
              max={addDays(row.today, longestAsideDays)}
              value={untilOn}
              onChange={({ currentTarget }) => setUntilOn(currentTarget.value)}
            />
          ) : null}
          <TextArea
            label={t('setAside.why')}
            rows={2}
            maxLength={500}
            value={why}
            onChange={({ currentTarget }) => setWhy(currentTarget.value)}
          />
        </div>
      </ConfirmDialog>
    </>
  )
}

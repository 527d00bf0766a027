import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { inGroups } from '#shared/bank/mod97.ts'
import type { Id } from '#shared/ids.ts'
import { useFormat } from '#pwa/app/format.ts'
import { type Outputs, useTRPC } from '#pwa/app/trpc.ts'
import { Button } from '#pwa/ui/button.tsx'
import { Notice } from '#pwa/ui/notice.tsx'
import { Status } from '#pwa/ui/status.tsx'
import type { Tone } from '#pwa/ui/tone.ts'
import { UndoNotice } from '#pwa/ui/undo-notice.tsx'
import { WordsDialog } from '../disputes/words-dialog.tsx'
import { useDeed } from './use-desk.ts'

type PayBack = NonNullable<Outputs['bank']['money']['payBack']>

const tones: Record<PayBack['status'], Tone> = {
  ASKED: 'attention',
  WAITING: 'attention',
  HELD: 'info',
  ORDERED: 'info',
  CONFIRMED: 'good',
  RETURNED: 'bad',
  DECLINED: 'neutral',
  TAKEN_BACK: 'neutral',
}

/** Money that goes back, or was to: who asked for it, who agrees, what the bank has said, and what can still be decided. */
export function MoneyPayBack({ payBack, isMine }: { payBack: PayBack; isMine: boolean }) {
  const { t } = useTranslation('bank')
  const format = useFormat()
  const trpc = useTRPC()
  const client = useQueryClient()
  const [isDeclining, setDeclining] = useState(false)
  const approve = useDeed(trpc.bank.approvePayBack.mutationOptions(), () => t('payBack.approved'))
  const decline = useDeed(
    trpc.bank.declinePayBack.mutationOptions(),
    () => t('payBack.declined'),
    () => setDeclining(false),
  )
  const undo = useDeed(trpc.bank.takeBackPayBack.mutationOptions(), () => t('payBack.undone'))
  const { status } = payBack
  const seen = { payBackId: payBack.payBackId as Id<'payBack'>, version: payBack.version }
  const amount = format.money(payBack.amount, payBack.currency)
  const fault = approve.fault ?? undo.fault
  return (
    <section className="grid grid-cols-1 gap-2 border-t border-line pt-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h3 className="font-semibold">{t('payBack.title', { amount })}</h3>
        <Status look="soft" tone={tones[status]}>
          {t(`payBack.status.${status}`)}
        </Status>
      </div>
      <p>
        <bdi>{payBack.toName}</bdi>{' '}
        <span className="block text-sm text-ink-soft">
          <bdi dir="ltr" className="figures">
            {inGroups(payBack.toIban ?? '')}
          </bdi>
        </span>
      </p>
      <p className="max-w-prose whitespace-pre-line">{payBack.why}</p>
      <p className="max-w-prose text-sm text-ink-soft">{history(payBack).join(' · ')}</p>
      {status === 'WAITING' ? <p className="max-w-prose text-ink-soft">{t('payBack.waits')}</p> : null}
      {fault ? (
        <Notice tone="bad" role="alert">
          {fault}
        </Notice>
      ) : null}
      {payBack.heldUntil ? (
        <UndoNotice
          until={payBack.heldUntil}
          undoLabel={t('payBack.undo')}
          pending={undo.isPending}
          onUndo={payBack.isLastByMe ? () => undo.mutate(seen) : null}
          onOver={() => void client.invalidateQueries({ queryKey: trpc.bank.pathKey() })}
        >
          {t('payBack.held')}
        </UndoNotice>
      ) : null}
      {status === 'WAITING' && isMine ? (
        <div className="flex flex-wrap gap-2">
          {payBack.isMine ? null : (
            <Button look="primary" pending={approve.isPending} onClick={() => approve.mutate(seen)}>
              {t('payBack.approve', { amount })}
            </Button>
          )}
          <Button onClick={() => setDeclining(true)}>{t('payBack.decline')}</Button>
        </div>
      ) : null}
      {isDeclining ? (
        <WordsDialog
          title={t('payBack.decline')}
          label={t('giveBack.why')}
          hint={t('payBack.declineHint')}
          confirmLabel={t('payBack.decline')}
          pending={decline.isPending}
          fault={decline.fault}
          onClose={() => setDeclining(false)}
          onConfirm={(why) => decline.mutate({ ...seen, why })}
        >
          <p>{amount}</p>
        </WordsDialog>
      ) : null}
    </section>
  )

  function history(row: PayBack): string[] {
    return [
      t('payBack.asked', { name: row.requestedByName, when: format.instant(row.requestedAt) }),
      ...(row.approvedByName ? [t('payBack.second', { name: row.approvedByName })] : []),
      ...(row.declinedByName
        ? [t('payBack.declinedBy', { name: row.declinedByName, why: row.declinedWhy })]
        : []),
      ...(row.confirmedOn ? [t('payBack.confirmedOn', { day: format.day(row.confirmedOn) })] : []),
      ...(row.returnedOn
        ? [t('payBack.returnedOn', { day: format.day(row.returnedOn), why: row.returnReason ?? '' })]
        : []),
    ]
  }
}

import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Id } from '#shared/ids.ts'
import { useFormat } from '#pwa/app/format.ts'
import { type Outputs, useTRPC } from '#pwa/app/trpc.ts'
import type { Tone } from '#pwa/ui/tone.ts'
import { GoingBack } from './going-back.tsx'
import { useDeed } from './use-desk.ts'

type PayBack = NonNullable<Outputs['bank']['money']['payBack']>

const tones: Record<PayBack['status'], Tone> = {
  WAITING: 'attention',
  HELD: 'info',
  ORDERED: 'info',
  CONFIRMED: 'good',
  RETURNED: 'bad',
  DECLINED: 'neutral',
  TAKEN_BACK: 'neutral',
}

/** Money that nobody could assign and that goes back, or was to: who asked for it, and what the bank has said. */
export function MoneyPayBack({ payBack, isMine }: { payBack: PayBack; isMine: boolean }) {
  const { t } = useTranslation('bank')
  const format = useFormat()
  const trpc = useTRPC()
  const client = useQueryClient()
  const approve = useDeed(trpc.bank.approvePayBack.mutationOptions(), () => t('payBack.approved'))
  const decline = useDeed(trpc.bank.declinePayBack.mutationOptions(), () => t('payBack.declined'))
  const undo = useDeed(trpc.bank.takeBackPayBack.mutationOptions(), () => t('payBack.undone'))
  const { status } = payBack
  const seen = { payBackId: payBack.payBackId as Id<'payBack'>, version: payBack.version }
  const amount = format.money(payBack.amount, payBack.currency)
  const mayDecide = status === 'WAITING' && isMine
  return (
    <section className="grid grid-cols-1 gap-2 border-t border-line pt-4">
      <GoingBack
        title={<h3 className="font-semibold">{t('payBack.title', { amount })}</h3>}
        amount={amount}
        standing={{ tone: tones[status], label: t(`payBack.status.${status}`) }}
        to={{ name: payBack.toName, iban: payBack.toIban }}
        why={payBack.why}
        history={history(payBack)}
        waits={status === 'WAITING' ? t('payBack.waits') : null}
        fault={approve.fault ?? undo.fault}
        held={
          payBack.heldUntil
            ? {
                until: payBack.heldUntil,
                label: t('payBack.held'),
                undoLabel: t('payBack.undo'),
                pending: undo.isPending,
                onUndo: payBack.isLastByMe ? () => undo.mutate(seen) : null,
                onOver: () => void client.invalidateQueries({ queryKey: trpc.bank.pathKey() }),
              }
            : null
        }
        approve={
          mayDecide && !payBack.isMine
            ? {
                label: t('payBack.approve', { amount }),
                pending: approve.isPending,
                onPress: () => approve.mutate(seen),
              }
            : null
        }
        decline={
          mayDecide
            ? {
                label: t('payBack.decline'),
                hint: t('payBack.declineHint'),
                whyLabel: t('giveBack.why'),
                pending: decline.isPending,
                fault: decline.fault,
                onConfirm: (why) => decline.mutate({ ...seen, why }),
              }
            : null
        }
        hasKeys={mayDecide}
      />
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

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { inGroups } from '#shared/bank/mod97.ts'
import type { Id } from '#shared/ids.ts'
import { negate } from '#shared/money.ts'
import { useFormat } from '#pwa/app/format.ts'
import { useTRPC } from '#pwa/app/trpc.ts'
import { ConfirmDialog } from '#pwa/ui/confirm-dialog.tsx'
import { TextArea } from '#pwa/ui/text-area.tsx'
import type { BankMoney } from './money-pane.tsx'
import { useDeed } from './use-desk.ts'

type Props = {
  money: BankMoney
  asked: 'giveBack' | 'debit' | null
  onClose: () => void
  onDone: () => void
}

/** The two decisions that are no assignment: the money goes back, or the bank has charged it. Each says what happens. */
export function MoneyDecisions({ money, asked, onClose, onDone }: Props) {
  const { t } = useTranslation(['bank', 'desk'])
  const format = useFormat()
  const trpc = useTRPC()
  const [why, setWhy] = useState('')
  const entryId = money.entryId as Id<'bankEntry'>
  const close = () => {
    setWhy('')
    onClose()
  }
  // For some seconds it can be undone: it stays in sight, and the next thing that waits does not push it away.
  const giveBack = useDeed(trpc.bank.giveBack.mutationOptions(), () => t('giveBack.done'), close)
  const debit = useDeed(
    trpc.bank.settleDebit.mutationOptions(),
    () => t('debit.done'),
    () => {
      close()
      onDone()
    },
  )
  const which = asked ?? 'giveBack'
  const deed = which === 'giveBack' ? giveBack : debit
  const amount = format.money(which === 'giveBack' ? money.rest : negate(money.amount), money.currency)
  return (
    <ConfirmDialog
      open={asked !== null}
      danger={which === 'giveBack'}
      title={t(`${which}.title`)}
      confirmLabel={t(`${which}.confirm`, { amount })}
      cancelLabel={t('act.cancel', { ns: 'desk' })}
      closeLabel={t('act.close', { ns: 'desk' })}
      pending={deed.isPending}
      error={deed.fault}
      onCancel={onClose}
      onConfirm={() => deed.mutate({ entryId, why })}
    >
      <p className="mb-4">
        {which === 'giveBack'
          ? t('giveBack.text', { amount, iban: inGroups(money.payerIban ?? '') })
          : t('debit.text', { amount })}
      </p>
      <TextArea
        label={t(`${which}.why`)}
        rows={2}
        value={why}
        onChange={(event) => setWhy(event.currentTarget.value)}
      />
    </ConfirmDialog>
  )
}

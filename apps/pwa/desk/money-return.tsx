import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Id } from '#shared/ids.ts'
import { useFormat } from '#pwa/app/format.ts'
import { useTRPC } from '#pwa/app/trpc.ts'
import { CorrectionPreview } from '#pwa/corrections/correction-preview.tsx'
import { Button } from '#pwa/ui/button.tsx'
import { ConfirmDialog } from '#pwa/ui/confirm-dialog.tsx'
import { Facts } from '#pwa/ui/facts.tsx'
import { Notice } from '#pwa/ui/notice.tsx'
import { RadioCards } from '#pwa/ui/radio-cards.tsx'
import { TextArea } from '#pwa/ui/text-area.tsx'
import type { BankMoney } from './money-pane.tsx'
import { useDeed } from './use-desk.ts'

type Possible = BankMoney['returns'][number]

/** What a payer's bank has taken back: which booking it was, what is still there of it, and who bears what is missing. */
export function MoneyReturn({ money, onDone }: { money: BankMoney; onDone: () => void }) {
  const { t } = useTranslation(['bank', 'desk'])
  const format = useFormat()
  const trpc = useTRPC()
  const [chosenId, setChosenId] = useState<string | null>(null)
  const [isAsked, setAsked] = useState(false)
  const [why, setWhy] = useState('')
  const settle = useDeed(
    trpc.bank.settleReturn.mutationOptions(),
    () => t('return.done'),
    () => {
      setAsked(false)
      onDone()
    },
  )
  const { returns, currency } = money
  const only = returns.length === 1 ? returns[0] : undefined
  const chosen = only ?? returns.find(({ originalId }) => originalId === chosenId)
  const amount = (of: Possible['missing']) => format.money(of, currency)
  const named = ({ bookedOn, payerName, reference }: Possible) =>
    [format.day(bookedOn), payerName ?? '', reference ?? ''].filter(Boolean).join(' · ')
  return (
    <section className="grid grid-cols-1 gap-4">
      <h3 className="font-semibold">{t('return.title')}</h3>
      {only ? (
        <p>
          <bdi>{named(only)}</bdi>
        </p>
      ) : (
        <RadioCards
          legend={t('return.which')}
          name="original"
          value={chosenId ?? undefined}
          onValue={setChosenId}
          options={returns.map((one) => ({ value: one.originalId, label: <bdi>{named(one)}</bdi> }))}
        />
      )}
      {chosen ? (
        <>
          <Facts
            facts={[
              { key: 'cases', label: t('return.fromCases'), value: amount(chosen.fromCases) },
              { key: 'suspense', label: t('return.fromSuspense'), value: amount(chosen.fromSuspense) },
              { key: 'missing', label: t('return.missing'), value: amount(chosen.missing) },
            ]}
          />
          {chosen.missing > 0 ? (
            <Notice tone="attention">{t('return.ours', { amount: amount(chosen.missing) })}</Notice>
          ) : null}
          {chosen.cases.length > 0 ? (
            <CorrectionPreview title={t('preview.title')} currency={currency} cases={chosen.cases} />
          ) : null}
          <Button look="primary" className="justify-self-start" onClick={() => setAsked(true)}>
            {t('return.button')}
          </Button>
        </>
      ) : null}
      <ConfirmDialog
        open={isAsked && chosen !== undefined}
        danger
        title={t('return.button')}
        confirmLabel={t('return.button')}
        cancelLabel={t('act.cancel', { ns: 'desk' })}
        closeLabel={t('act.close', { ns: 'desk' })}
        pending={settle.isPending}
        error={settle.fault}
        onCancel={() => setAsked(false)}
        onConfirm={() => {
          if (chosen)
            settle.mutate({
              entryId: money.entryId as Id<'bankEntry'>,
              originalId: chosen.originalId as Id<'bankEntry'>,
              why,
            })
        }}
      >
        <p className="mb-4">
          {chosen
            ? t('return.text', {
                there: format.money(chosen.fromCases, currency),
                waits: format.money(chosen.fromSuspense, currency),
                missing: amount(chosen.missing),
              })
            : null}
        </p>
        <TextArea
          label={t('return.why')}
          rows={2}
          maxLength={500}
          value={why}
          onChange={({ currentTarget }) => setWhy(currentTarget.value)}
        />
      </ConfirmDialog>
    </section>
  )
}

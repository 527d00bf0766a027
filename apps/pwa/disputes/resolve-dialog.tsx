import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Outcome, outcomes, wordsLength } from '#shared/disputes/dispute-input.ts'
import type { CaseId } from '#shared/ids.ts'
import { parseAmount } from '#shared/parse-amount.ts'
import { sayRefusal } from '#pwa/app/fault.ts'
import { useFormat } from '#pwa/app/format.ts'
import { useTRPC } from '#pwa/app/trpc.ts'
import { AmountField } from '#pwa/ui/amount-field.tsx'
import { ConfirmDialog } from '#pwa/ui/confirm-dialog.tsx'
import { RadioCards } from '#pwa/ui/radio-cards.tsx'
import { TextArea } from '#pwa/ui/text-area.tsx'
import { OutcomeFigures } from './outcome-figures.tsx'
import { type Dispute, type DisputesOfCase, isTooShort, seenOf, useDisputeDeed } from './use-disputes.ts'

export type DialogProps = { of: DisputesOfCase; caseId: CaseId; dispute: Dispute; onClose: () => void }

/** The decision: what it does to the claim in figures, and a reason for each side, before the button. */
export function ResolveDialog({ of, caseId, dispute, onClose }: DialogProps) {
  const { t } = useTranslation(['disputes', 'errors'])
  const format = useFormat()
  const trpc = useTRPC()
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [parts, setParts] = useState<Record<string, string>>({})
  const [reasons, setReasons] = useState({ reasonToDebtor: '', reasonToCreditor: '' })
  const [tried, setTried] = useState(false)
  const resolve = useDisputeDeed(trpc.disputes.resolve.mutationOptions(), t('resolve.done'), onClose)
  const upheld = dispute.items.flatMap(({ invoiceId }) => {
    const amountMinor = parseAmount(parts[invoiceId] ?? '', of.currency, format.language)
    return outcome === 'PARTIAL' && amountMinor !== null && amountMinor > 0
      ? [{ invoiceId, amountMinor }]
      : []
  })
  const asked = useDeferredValue(JSON.stringify(upheld))
  const weighing = { caseId, disputeId: dispute.disputeId, outcome: outcome ?? 'REJECTED' }
  const weighed = useQuery(
    trpc.disputes.weigh.queryOptions(
      { ...weighing, upheld: JSON.parse(asked) as typeof upheld },
      { enabled: outcome !== null, placeholderData: (last) => last },
    ),
  )
  const refusal = weighed.data?.refusal ?? null
  const isShort = isTooShort(reasons.reasonToDebtor) || isTooShort(reasons.reasonToCreditor)
  const kind = dispute.wholeCase ? 'case' : 'part'
  return (
    <ConfirmDialog
      open
      title={t('resolve.title')}
      confirmLabel={t('resolve.confirm')}
      cancelLabel={t('act.cancel')}
      closeLabel={t('act.close')}
      pending={resolve.isPending}
      error={resolve.fault ?? (outcome && refusal ? sayRefusal(refusal, t) : null)}
      onCancel={onClose}
      onConfirm={() => {
        setTried(true)
        if (!outcome || refusal || isShort) return
        resolve.mutate({ ...seenOf(caseId, dispute), outcome, upheld, ...reasons })
      }}
    >
      <div className="grid grid-cols-1 gap-5">
        <RadioCards
          legend={t('resolve.outcome')}
          name="outcome"
          value={outcome ?? ''}
          onValue={(value) => setOutcome(outcomes.find((known) => known === value) ?? null)}
          error={tried && !outcome ? t('input.choose', { ns: 'errors' }) : null}
          options={outcomes
            .filter((value) => value !== 'PARTIAL' || !dispute.wholeCase)
            .map((value) => ({ value, label: t(`outcome.${kind}.${value}`) }))}
        />
        {outcome === 'PARTIAL'
          ? dispute.items.map(({ invoiceId, number, disputed }) => (
              <AmountField
                key={invoiceId}
                label={t('resolve.part', { number })}
                hint={t('resolve.partHint', { amount: format.money(disputed, of.currency) })}
                value={parts[invoiceId] ?? ''}
                onChange={({ currentTarget }) => setParts({ ...parts, [invoiceId]: currentTarget.value })}
                currency={of.currency}
              />
            ))
          : null}
        {outcome && weighed.data && !refusal ? (
          <OutcomeFigures weighed={weighed.data} currency={of.currency} closes={closes(dispute, outcome)} />
        ) : null}
        {(['reasonToDebtor', 'reasonToCreditor'] as const).map((side) => (
          <TextArea
            key={side}
            label={t(`resolve.${side}`, { debtor: of.debtorName, creditor: of.creditorName })}
            hint={t(`resolve.${side}Hint`)}
            rows={3}
            maxLength={wordsLength}
            value={reasons[side]}
            onChange={({ currentTarget }) => setReasons({ ...reasons, [side]: currentTarget.value })}
            error={tried && isTooShort(reasons[side]) ? t('input.tooShort', { ns: 'errors' }) : null}
          />
        ))}
      </div>
    </ConfirmDialog>
  )
}

const closes = ({ wholeCase }: Dispute, outcome: Outcome) => wholeCase && outcome === 'UPHELD'

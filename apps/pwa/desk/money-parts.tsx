import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseId, Id, InvoiceId } from '#shared/ids.ts'
import { add, type Minor, min, subtract, typedAmount, zero } from '#shared/money.ts'
import { parseAmount } from '#shared/parse-amount.ts'
import { sayFault } from '#pwa/app/fault.ts'
import { useFormat } from '#pwa/app/format.ts'
import { useTRPC } from '#pwa/app/trpc.ts'
import { CorrectionPreview } from '#pwa/corrections/correction-preview.tsx'
import { AmountField } from '#pwa/ui/amount-field.tsx'
import { Button } from '#pwa/ui/button.tsx'
import { Notice } from '#pwa/ui/notice.tsx'
import { MoneyCandidates } from './money-candidates.tsx'
import type { BankMoney } from './money-pane.tsx'
import { PaysFirst } from './pays-first.tsx'
import { useDeed } from './use-desk.ts'

type Chosen = {
  caseId: CaseId
  number: string
  outstanding: Minor
  typed: string
  named: readonly InvoiceId[]
}

/** For which case and how much, with what it will pay before the button: the server's own rules, on the same day. */
export function MoneyParts({ money, onDone }: { money: BankMoney; onDone: () => void }) {
  const { t } = useTranslation(['bank', 'errors'])
  const format = useFormat()
  const trpc = useTRPC()
  const [chosen, setChosen] = useState<Chosen[]>([])
  const { currency, rest } = money
  const entryId = money.entryId as Id<'bankEntry'>
  const parts = chosen.map((part) => ({
    ...part,
    amount: parseAmount(part.typed, currency, format.language),
  }))
  const isRead = parts.length > 0 && parts.every(({ amount }) => amount !== null && amount > 0)
  const input = {
    entryId,
    parts: parts.map(({ caseId, amount, named }) => ({
      caseId,
      amountMinor: amount ?? 0,
      invoiceIds: [...named],
    })),
  }
  const total = add(zero, ...parts.map(({ amount }) => amount ?? zero))
  // What was counted last stays in sight while the next is counted.
  const preview = useQuery({
    ...trpc.bank.preview.queryOptions(input),
    enabled: isRead,
    retry: false,
    placeholderData: keepPreviousData,
  })
  const assign = useDeed(
    trpc.bank.assign.mutationOptions(),
    () => t('assigned'),
    () => {
      setChosen([])
      if (total === rest) onDone()
    },
  )
  const free = subtract(rest, total)
  const change = (of: CaseId, to: Partial<Chosen>) =>
    setChosen((before) => before.map((part) => (part.caseId === of ? { ...part, ...to } : part)))
  const invoicesOf = (of: CaseId) =>
    preview.data?.cases.find(({ before }) => before.caseId === of)?.before.invoices ?? []
  return (
    <div className="grid grid-cols-1 gap-4">
      <MoneyCandidates
        money={money}
        taken={chosen.map(({ caseId }) => caseId)}
        onChoose={({ caseId, number, outstanding }) => {
          const most = free > 0 ? free : rest
          const amount = outstanding > 0 ? min(most, outstanding) : most
          const typed = typedAmount(amount, currency, format.language)
          setChosen((before) => [...before, { caseId, number, outstanding, typed, named: [] }])
        }}
      />
      {chosen.length > 0 ? (
        <section className="grid grid-cols-1 gap-4 border-t border-line pt-4">
          <h3 className="font-semibold">{t('parts.title')}</h3>
          {parts.map(({ caseId, number, typed, amount, named }) => (
            <div key={caseId} className="flex flex-wrap items-end gap-2">
              <AmountField
                className="min-w-48 flex-1"
                label={t('parts.amount', { case: number })}
                currency={currency}
                value={typed}
                error={amount === null || amount <= 0 ? t('parts.badAmount') : undefined}
                onChange={({ currentTarget: { value } }) => change(caseId, { typed: value })}
              />
              <Button
                look="quiet"
                onClick={() => setChosen((before) => before.filter((part) => part.caseId !== caseId))}
              >
                {t('parts.remove')}
              </Button>
              <PaysFirst
                invoices={invoicesOf(caseId)}
                named={named}
                onName={(invoiceIds) => change(caseId, { named: invoiceIds })}
              />
            </div>
          ))}
          {preview.data && isRead ? (
            <CorrectionPreview title={t('preview.title')} currency={currency} cases={preview.data.cases} />
          ) : null}
          {preview.error && isRead ? <Notice tone="bad">{sayFault(preview.error, t)}</Notice> : null}
          {assign.fault ? <Notice tone="bad">{assign.fault}</Notice> : null}
          {isRead ? (
            <p className="text-sm text-ink-soft">
              {free > 0 ? t('parts.rest', { amount: format.money(free, currency) }) : t('parts.all')}
            </p>
          ) : null}
          <Button
            look="primary"
            className="justify-self-start"
            pending={assign.isPending}
            disabled={!isRead || !preview.data}
            onClick={() => assign.mutate(input)}
          >
            {t('assign', { amount: format.money(total, currency) })}
          </Button>
        </section>
      ) : null}
    </div>
  )
}

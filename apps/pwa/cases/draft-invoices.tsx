import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type DraftInvoice, draftPrincipal } from '#shared/cases/case-draft.ts'
import { caseLimits } from '#shared/cases/case-input.ts'
import { newId } from '#shared/ids.ts'
import { parseAmount } from '#shared/parse-amount.ts'
import { isCurrency } from '#shared/currencies.ts'
import { useFormat } from '#pwa/app/format.ts'
import { Button } from '#pwa/ui/button.tsx'
import { IconPlus } from '#pwa/ui/icons.tsx'
import { Money } from '#pwa/ui/money.tsx'
import { TextField } from '#pwa/ui/text-field.tsx'
import type { StepProps } from './draft-form.tsx'
import { InvoiceFields } from './draft-invoice.tsx'
import { StepActions, StepFaults } from './step-actions.tsx'

const blankInvoice = (): DraftInvoice => ({
  id: newId('invoice', Date.now()),
  number: '',
  issuedOn: '',
  dueOn: '',
  amount: '',
  amountMinor: null,
})

/** The unpaid invoices; amounts are read as people of this language write them, and shown as they were understood. */
export function InvoicesStep({ desk, open, faults, onNext, onBack }: StepProps) {
  const { t } = useTranslation(['cases', 'app'])
  const { money, language } = useFormat()
  const { draft } = open
  const { currency } = draft
  const [first] = useState(blankInvoice)
  const invoices = draft.invoices.length > 0 ? draft.invoices : [first]
  const total = draftPrincipal(draft)
  const read = (text: string, code: string) => (isCurrency(code) ? parseAmount(text, code, language) : null)
  const keep = (next: DraftInvoice[]) => desk.change({ ...draft, invoices: next })

  function chooseCurrency(code: string) {
    const again = invoices.map((invoice) => ({ ...invoice, amountMinor: read(invoice.amount, code) }))
    desk.change({ ...draft, currency: code, invoices: again })
  }

  return (
    <div className="grid gap-6">
      <StepFaults faults={faults} />
      {invoices.map((invoice, place) => (
        <InvoiceFields
          key={invoice.id}
          place={place}
          invoice={invoice}
          currency={currency}
          faults={faults}
          today={open.facts?.today}
          onCurrency={place === 0 ? chooseCurrency : undefined}
          onChange={(part) => {
            const amount = 'amount' in part ? { amountMinor: read(part.amount ?? '', currency) } : {}
            keep(invoices.map((other, at) => (at === place ? { ...other, ...part, ...amount } : other)))
          }}
          onRemove={invoices.length > 1 ? () => keep(invoices.filter((_, at) => at !== place)) : undefined}
        />
      ))}
      {invoices.length < caseLimits.invoices ? (
        <Button
          look="secondary"
          wide
          icon={<IconPlus className="size-5" />}
          onClick={() => keep([...invoices, blankInvoice()])}
        >
          {t('draft.invoices.add')}
        </Button>
      ) : null}
      <p className="flex flex-wrap items-baseline justify-between gap-x-4 border-t border-ink pt-3 font-semibold">
        {t('draft.invoices.total')}
        <Money size="large" className="double-rule">
          {isCurrency(currency) ? money(total, currency) : null}
        </Money>
      </p>
      <TextField
        label={t('draft.invoices.reference')}
        note={t('common.optional', { ns: 'app' })}
        hint={t('draft.invoices.referenceHint')}
        value={draft.reference}
        onChange={(event) => desk.change({ ...draft, reference: event.target.value })}
        maxLength={caseLimits.reference}
        autoComplete="off"
      />
      <StepActions label={t('draft.next.documents')} onNext={onNext} onBack={onBack} />
    </div>
  )
}

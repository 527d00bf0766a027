import { useTranslation } from 'react-i18next'
import type { DraftFaults, DraftInvoice } from '#shared/cases/case-draft.ts'
import { caseLimits } from '#shared/cases/case-input.ts'
import { currencies, isCurrency } from '#shared/currencies.ts'
import type { Day } from '#shared/dates.ts'
import { sayField } from '#pwa/app/fault.ts'
import { useFormat } from '#pwa/app/format.ts'
import { AmountField } from '#pwa/ui/amount-field.tsx'
import { DateField } from '#pwa/ui/date-field.tsx'
import { IconButton } from '#pwa/ui/icon-button.tsx'
import { IconTrash } from '#pwa/ui/more-icons.tsx'
import { TextField } from '#pwa/ui/text-field.tsx'
import { fieldId } from './step-actions.tsx'

export type InvoiceFieldsProps = {
  place: number
  invoice: DraftInvoice
  currency: string
  faults: DraftFaults
  today: Day | undefined
  /** The first invoice carries the choice of the currency for all of them. */
  onCurrency: ((code: string) => void) | undefined
  onChange: (part: Partial<DraftInvoice>) => void
  onRemove: (() => void) | undefined
}

const often = ['EUR', 'GBP', 'CHF', 'USD', 'AED']
const codes = [...often, ...currencies.filter((code) => !often.includes(code))]

/** One invoice: number, amount and day are enough. */
export function InvoiceFields(props: InvoiceFieldsProps) {
  const { place, invoice, currency, faults, today, onCurrency, onChange, onRemove } = props
  const { t } = useTranslation(['cases', 'app', 'errors'])
  const { money } = useFormat()
  const at = (field: string) => `invoices.${place}.${field}`
  const faultOf = (field: string) => {
    const key = faults[at(field)] ?? (place === 0 && field === 'number' ? faults.invoices : undefined)
    return key ? sayField(key, t) : undefined
  }
  const read =
    invoice.amountMinor !== null && isCurrency(currency) ? money(invoice.amountMinor, currency) : null
  return (
    <fieldset
      id={place === 0 ? fieldId('invoices') : undefined}
      className="rounded-md border border-line bg-surface p-4 sm:p-5"
    >
      <div className="mb-3 flex min-h-12 items-center justify-between gap-2">
        <legend className="float-start text-lg font-semibold">
          {t('draft.invoices.one', { place: place + 1 })}
        </legend>
        {onRemove ? (
          <IconButton
            icon={IconTrash}
            label={`${t('draft.invoices.remove')} ${invoice.number}`}
            onClick={onRemove}
          />
        ) : null}
      </div>
      <div className="grid gap-5">
        <TextField
          id={fieldId(at('number'))}
          label={t('draft.invoices.number')}
          value={invoice.number}
          onChange={(event) => onChange({ number: event.target.value })}
          error={faultOf('number')}
          maxLength={caseLimits.number}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          enterKeyHint="next"
        />
        <div>
          <AmountField
            id={fieldId(at('amount'))}
            label={t('draft.invoices.amount')}
            value={invoice.amount}
            onChange={(event) => onChange({ amount: event.target.value })}
            error={faultOf('amount')}
            maxLength={40}
            currency={
              onCurrency
                ? {
                    label: t('draft.invoices.currencyLabel'),
                    value: currency,
                    onChange: (event) => onCurrency(event.target.value),
                    options: codes.map((code) => ({ value: code, label: code })),
                  }
                : currency
            }
          />
          <p className="figures mt-1.5 min-h-5 text-sm text-ink-soft" aria-live="polite">
            {read ? t('draft.invoices.amountRead', { amount: read }) : null}
          </p>
        </div>
        <div className="grid gap-5 sm:grid-cols-2">
          <DateField
            id={fieldId(at('dueOn'))}
            label={t('draft.invoices.dueOn')}
            value={invoice.dueOn}
            max={today}
            onChange={(event) => onChange({ dueOn: event.target.value })}
            error={faultOf('dueOn')}
          />
          <DateField
            label={t('draft.invoices.issuedOn')}
            note={t('common.optional', { ns: 'app' })}
            value={invoice.issuedOn}
            max={today}
            onChange={(event) => onChange({ issuedOn: event.target.value })}
            error={faultOf('issuedOn')}
          />
        </div>
      </div>
    </fieldset>
  )
}

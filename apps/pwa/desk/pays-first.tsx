import { useTranslation } from 'react-i18next'
import type { InvoiceId } from '#shared/ids.ts'
import type { Minor } from '#shared/money.ts'
import { Checkbox } from '#pwa/ui/checkbox.tsx'

type Props = {
  invoices: readonly { invoiceId: InvoiceId; number: string; open: Minor }[]
  named: readonly InvoiceId[]
  onName: (named: readonly InvoiceId[]) => void
}

/** Which invoices the payer meant, where there are several that are open; without a word, the order of the agreement. */
export function PaysFirst({ invoices, named, onName }: Props) {
  const { t } = useTranslation('bank')
  const open = invoices.filter((invoice) => invoice.open > 0)
  if (open.length < 2) return null
  return (
    <fieldset className="w-full">
      <legend className="text-sm font-medium">{t('parts.invoices')}</legend>
      <div className="flex flex-wrap gap-x-6">
        {open.map(({ invoiceId, number }) => (
          <Checkbox
            key={invoiceId}
            label={<bdi dir="ltr">{number}</bdi>}
            checked={named.includes(invoiceId)}
            onChange={({ currentTarget }) =>
              onName(currentTarget.checked ? [...named, invoiceId] : named.filter((one) => one !== invoiceId))
            }
          />
        ))}
      </div>
    </fieldset>
  )
}

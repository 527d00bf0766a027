import { Disclosure } from '../ui/disclosure.tsx'
import { type FigureLine, Figures } from '../ui/figures.tsx'
import { Status } from '../ui/status.tsx'
import type { PartProps } from './parts.ts'

/** What recovering has cost, what of it is asked for, and by which rule; what is not verified says so. */
export function Costs({ view, words, format }: PartProps) {
  const { costs, currency } = view
  if (!costs) return null
  const t = words('portal')
  const kinds = words('costs')
  const money = (amount: typeof costs.owed) => format.money(amount, currency)
  const lines: FigureLine[] = [
    ...costs.items.map(({ kind, on, amount }, place) => ({
      key: `${kind}${place}`,
      label: kinds(`kind.${kind}`),
      sub: format.day(on),
      amount: money(amount),
    })),
    ...(costs.covered > 0
      ? [{ key: 'covered', label: t('costs.covered'), amount: `− ${money(costs.covered)}` }]
      : []),
    { key: 'owed', label: t('costs.owed'), amount: money(costs.owed), weight: 'total' },
  ]
  return (
    <Disclosure title={t('costs.title')} className="mt-4">
      <p>{t('costs.text')}</p>
      <Figures lines={lines} label={t('costs.title')} className="mt-3 text-ink" />
      {costs.basis ? (
        <p className="mt-3 text-sm">
          {t('costs.basis', { law: costs.basis })}{' '}
          {costs.source ? t('invoices.source', { source: costs.source }) : null}{' '}
          {costs.verified ? null : <Status tone="attention">{t('invoices.unverified')}</Status>}
        </p>
      ) : null}
      {costs.verified ? null : <p className="mt-2 text-sm">{t('invoices.unverifiedWhy')}</p>}
      <p className="mt-2 text-sm">{t('costs.object')}</p>
    </Disclosure>
  )
}

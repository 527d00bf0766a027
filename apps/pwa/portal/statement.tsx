import { type FigureLine, Figures } from '../ui/figures.tsx'
import { madeOf } from './made-of.tsx'
import type { PartProps } from './parts.ts'

/** The amount taken apart: invoices, interest, compensation, what was paid, what is left; each line opens further. */
export function Statement({ view, words, format }: PartProps) {
  const t = words('portal')
  const money = (amount: typeof view.outstanding) => format.money(amount, view.currency)
  const detail = madeOf({ view, words, format })
  const lines: FigureLine[] = [
    {
      key: 'principal',
      label: t('claim.principal'),
      amount: money(view.principal),
      detail: detail.principal,
    },
    ...(view.interest > 0
      ? [
          {
            key: 'interest',
            label: t('claim.interest'),
            amount: money(view.interest),
            detail: detail.interest,
          },
        ]
      : []),
    ...(view.waived > 0
      ? ([
          {
            key: 'waived',
            label: t('claim.waived'),
            amount: `(− ${money(view.waived)})`,
            detail: detail.waived,
            weight: 'soft',
          },
        ] as const)
      : []),
    ...(view.compensation > 0
      ? [
          {
            key: 'compensation',
            label: t('claim.compensation'),
            amount: money(view.compensation),
            detail: detail.compensation,
          },
        ]
      : []),
    ...(view.costs
      ? [
          {
            key: 'costs',
            label: t('claim.costs'),
            amount: money(view.costs.owed),
            detail: detail.costs,
          },
        ]
      : []),
    ...(view.paid > 0
      ? ([
          { key: 'total', label: t('claim.total'), amount: money(view.claimed), weight: 'sum' },
          { key: 'paid', label: t('claim.paid'), amount: `− ${money(view.paid)}`, detail: detail.paid },
        ] as const)
      : []),
    {
      key: 'open',
      // Of a case that is over nothing is asked any more, whatever was given up with it.
      label: t(view.state === 'closed' ? 'claim.notAsked' : 'claim.open'),
      amount: money(view.outstanding),
      weight: 'total',
      detail: detail.open,
    },
    ...(view.held > 0
      ? ([
          {
            key: 'held',
            label: t('claim.held'),
            amount: money(view.held),
            weight: 'soft',
            detail: detail.held,
          },
        ] as const)
      : []),
    ...(view.credit > 0
      ? [
          {
            key: 'credit',
            label: t('claim.credit'),
            amount: money(view.credit),
            detail: detail.credit,
          },
        ]
      : []),
  ]
  return (
    <section aria-labelledby="made" className="mt-8">
      <h2 id="made" className="mb-2 text-lg">
        {t('claim.made')}
      </h2>
      <Figures lines={lines} label={t('claim.made')} />
    </section>
  )
}

import { useTranslation } from 'react-i18next'
import { useFormat } from '#pwa/app/format.ts'
import { type FigureLine, Figures } from '#pwa/ui/figures.tsx'
import type { Dispute, DisputesOfCase } from './use-disputes.ts'

/** How much of what is disputed, what is paused by it, and what is asked for all the same. */
export function DisputeFigures({ of, dispute }: { of: DisputesOfCase; dispute: Dispute }) {
  const { t } = useTranslation('disputes')
  const format = useFormat()
  const money = (amount: typeof of.held) => format.money(amount, of.currency)
  const lines: FigureLine[] = [
    ...dispute.items.map(
      ({ invoiceId, number, whole, amount, disputed }): FigureLine => ({
        key: invoiceId,
        label: <bdi dir="ltr">{number}</bdi>,
        sub: whole ? t('item.whole') : t('item.part', { amount: money(amount) }),
        amount: money(disputed),
      }),
    ),
    ...(dispute.items.length > 1
      ? [{ key: 'sum', label: t('figure.disputed'), amount: money(dispute.disputed), weight: 'sum' as const }]
      : []),
    {
      key: 'held',
      label: t(of.isPaused ? 'figure.heldAll' : 'figure.held'),
      sub: of.isPaused ? undefined : t('figure.heldWith'),
      amount: money(of.held),
      weight: 'soft',
    },
    { key: 'due', label: t('figure.due'), amount: money(of.dueNow), weight: 'soft' },
  ]
  return <Figures lines={lines} label={t('figure.title')} />
}

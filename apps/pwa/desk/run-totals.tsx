import { useTranslation } from 'react-i18next'
import { negate } from '#shared/money.ts'
import { useFormat } from '#pwa/app/format.ts'
import type { Outputs } from '#pwa/app/trpc.ts'
import { useSigned } from '#pwa/ledger/use-signed.ts'
import { Card } from '#pwa/ui/card.tsx'
import { Figures } from '#pwa/ui/figures.tsx'

export type Run = Outputs['remittances']['run']

/** What a run moves, currency by currency; nothing is added up across them but for the limit. */
export function RunTotals({ run }: { run: Run }) {
  const { t } = useTranslation('remittances')
  const { totals, status } = run
  if (totals.length === 0)
    return status === 'COUNTING' ? null : (
      <Card title={t('totals')}>
        <p>{t('nothing')}</p>
      </Card>
    )
  return (
    <Card title={t('totals')}>
      <div className="grid gap-6 sm:grid-cols-2">
        {totals.map((total) => (
          <OfCurrency key={total.currency} total={total} />
        ))}
      </div>
    </Card>
  )
}

function OfCurrency({ total }: { total: Run['totals'][number] }) {
  const { t } = useTranslation('remittances')
  const format = useFormat()
  const signed = useSigned(total.currency)
  const taken = (['fee', 'vat', 'kept'] as const).filter((part) => total[part] !== 0)
  return (
    <Figures
      label={total.currency}
      lines={[
        {
          key: 'gross',
          label: t('gross'),
          sub: `${t('creditors')}: ${format.count(total.creditors)}`,
          amount: format.money(total.gross, total.currency),
        },
        ...taken.map((part) => ({
          key: part,
          label: t(part),
          amount: signed(negate(total[part])),
          weight: 'soft' as const,
        })),
        {
          key: 'net',
          label: t('net'),
          amount: format.money(total.net, total.currency),
          weight: 'total' as const,
        },
      ]}
    />
  )
}

import { useTranslation } from 'react-i18next'
import { subtract } from '#shared/money.ts'
import { useFormat } from '#pwa/app/format.ts'
import { Figures } from '#pwa/ui/figures.tsx'
import { Status } from '#pwa/ui/status.tsx'
import type { CostsOfCase } from './use-costs.ts'

/** What of everything spent the debtor owes, by which rule, and that nobody has verified it for this country. */
export function OwedCosts({ of }: { of: CostsOfCase }) {
  const { t } = useTranslation('costs')
  const format = useFormat()
  const { spent, covered, owed, paid, rule } = of.costs
  const money = (amount: typeof spent) => format.money(amount, of.currency)
  const notAsked = subtract(spent, covered, owed)
  return (
    <div className="grid grid-cols-1 gap-2">
      <Figures
        label={t('claim.title')}
        lines={[
          { key: 'spent', label: t('claim.spent'), amount: money(spent) },
          ...(covered > 0
            ? [{ key: 'covered', label: t('claim.covered'), amount: `− ${money(covered)}` }]
            : []),
          ...(notAsked > 0
            ? [{ key: 'notAsked', label: t('claim.notAsked'), amount: `− ${money(notAsked)}` }]
            : []),
          { key: 'owed', label: t('claim.owed'), amount: money(owed), weight: 'total' },
          ...(paid > 0
            ? [{ key: 'paid', label: t('claim.paid'), amount: money(paid), weight: 'soft' as const }]
            : []),
        ]}
      />
      {rule ? (
        <>
          <p className="text-sm">
            {t('claim.rule', { basis: rule.basis, source: rule.source })}{' '}
            {rule.verified ? null : <Status tone="attention">{t('claim.unverified')}</Status>}
          </p>
          {rule.verified ? null : <p className="max-w-prose text-sm">{t('claim.unverifiedWhy')}</p>}
        </>
      ) : (
        <p className="max-w-prose text-sm">{t('claim.noRule')}</p>
      )}
      {of.isFrozen ? <p className="max-w-prose text-sm">{t('claim.frozen')}</p> : null}
    </div>
  )
}

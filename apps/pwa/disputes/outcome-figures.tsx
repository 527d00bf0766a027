import { useTranslation } from 'react-i18next'
import { type Currency, subtract } from '#shared/money.ts'
import { useFormat } from '#pwa/app/format.ts'
import type { Outputs } from '#pwa/app/trpc.ts'
import { Figures } from '#pwa/ui/figures.tsx'
import { Notice } from '#pwa/ui/notice.tsx'

type Props = { weighed: Outputs['disputes']['weigh']; currency: Currency; closes: boolean }

/** The claim before and after, with what the decision does to its interest. */
export function OutcomeFigures({ weighed: { before, after, upheld }, currency, closes }: Props) {
  const { t } = useTranslation('disputes')
  const format = useFormat()
  const money = (amount: typeof upheld) => format.money(amount, currency)
  const lessInterest = subtract(before.interest, after.interest)
  const lessCompensation = subtract(before.compensation, after.compensation)
  if (closes) return <Notice tone="attention">{t('resolve.closes')}</Notice>
  return (
    <div className="rounded-md bg-sunken px-4 py-2">
      <Figures
        label={t('resolve.effect')}
        lines={[
          { key: 'before', label: t('resolve.before'), amount: money(before.outstanding) },
          { key: 'principal', label: t('resolve.principal'), amount: `− ${money(upheld)}` },
          { key: 'interest', label: t('resolve.interest'), amount: `− ${money(lessInterest)}` },
          ...(lessCompensation > 0
            ? [
                {
                  key: 'compensation',
                  label: t('resolve.compensation'),
                  amount: `− ${money(lessCompensation)}`,
                },
              ]
            : []),
          { key: 'after', label: t('resolve.after'), amount: money(after.outstanding), weight: 'total' },
        ]}
      />
      {after.outstanding === 0 ? <p className="pb-2">{t('resolve.nothingLeft')}</p> : null}
    </div>
  )
}

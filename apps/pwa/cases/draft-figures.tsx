import { useTranslation } from 'react-i18next'
import type { CasePreview } from '#shared/cases/preview.ts'
import { useFormat } from '#pwa/app/format.ts'
import { Card } from '#pwa/ui/card.tsx'
import { Figures } from '#pwa/ui/figures.tsx'
import { Status } from '#pwa/ui/status.tsx'

type DraftFiguresProps = { preview: CasePreview; quoteNumber: string | null }

/** What is claimed, what we take, what the creditor keeps, if everything is recovered. */
export function DraftFigures({ preview, quoteNumber }: DraftFiguresProps) {
  const { t } = useTranslation('cases')
  const { money, percent } = useFormat()
  const { claim, price, fee, net, example } = preview
  const inWords = (amount: typeof fee) => money(amount, claim.currency)
  const share = percent(Number(price.percent) / 100)
  return (
    <Card
      raised
      title={t('draft.check.figures')}
      aside={example ? <Status tone="attention">{t('draft.check.example')}</Status> : null}
    >
      <Figures
        label={t('draft.check.figures')}
        lines={[
          { key: 'principal', label: t('draft.check.principal'), amount: inWords(claim.principal) },
          {
            key: 'interest',
            label: t('draft.check.interest'),
            amount: inWords(claim.interest),
            weight: 'soft',
            ...(claim.interest === 0 ? { sub: t('draft.check.interestNone') } : {}),
          },
          {
            key: 'compensation',
            label: t('draft.check.compensation'),
            amount: inWords(claim.compensation),
            weight: 'soft',
          },
          { key: 'claim', label: t('draft.check.claim'), amount: inWords(claim.outstanding), weight: 'sum' },
          {
            key: 'fee',
            label: t('draft.check.fee', { percent: share }),
            amount: inWords(fee),
            weight: 'soft',
          },
          { key: 'net', label: t('draft.check.net'), amount: inWords(net), weight: 'total' },
        ]}
      />
      <p className="mt-5 text-sm text-ink-soft">
        {t(`draft.check.why.${price.why}`, { number: quoteNumber ?? '' })} {t('draft.check.nothingRecovered')}{' '}
        {t('draft.check.feeVat')}
      </p>
    </Card>
  )
}

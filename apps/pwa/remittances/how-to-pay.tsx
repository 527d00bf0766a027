import { useTranslation } from 'react-i18next'
import { inGroups } from '#shared/bank/mod97.ts'
import { toDecimal } from '#shared/money.ts'
import { useFormat } from '#pwa/app/format.ts'
import type { Outputs } from '#pwa/app/trpc.ts'
import { Card } from '#pwa/ui/card.tsx'
import { CopyButton } from '#pwa/ui/copy-button.tsx'
import { Notice } from '#pwa/ui/notice.tsx'

type Transfer = NonNullable<Outputs['remittances']['invoice']['transfer']>

/** A transfer to our own account: a code for a banking app, and the four fields it holds, to read and to copy. */
export function HowToPay({ transfer }: { transfer: Transfer }) {
  const { t } = useTranslation('remittances')
  const format = useFormat()
  const { name, iban, reference, amount, currency, isDemo, picture } = transfer
  const lines = [
    { key: 'holder', shown: name, copied: name },
    { key: 'iban', shown: inGroups(iban), copied: iban },
    { key: 'amount', shown: format.money(amount, currency), copied: toDecimal(amount, currency) },
    { key: 'reference', shown: inGroups(reference), copied: reference },
  ] as const
  return (
    <Card title={t('feeInvoice.how')}>
      <p className="mb-4 max-w-prose text-ink-soft">{t('feeInvoice.howLead')}</p>
      {isDemo ? (
        <Notice tone="attention" className="mb-4">
          {t('feeInvoice.demo')}
        </Notice>
      ) : null}
      <div className="grid grid-cols-1 gap-6 sm:grid-cols-[auto_minmax(0,1fr)]">
        {picture ? (
          <figure className="w-full max-w-56">
            {/* Dark on white in every theme, because cameras need that. */}
            <img
              src={picture.source}
              alt={t('feeInvoice.code')}
              width={224}
              height={224}
              className="aspect-square w-full rounded-sm bg-white p-2"
            />
            <figcaption className="mt-1 text-sm text-ink-soft">{t('feeInvoice.code')}</figcaption>
          </figure>
        ) : null}
        <dl className="grid min-w-0 grid-cols-1 gap-3">
          {lines.map(({ key, shown, copied }) => (
            <div key={key}>
              <dt className="text-sm text-ink-soft">{t(`feeInvoice.${key}`)}</dt>
              <dd className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 font-medium">
                <bdi
                  dir={key === 'holder' ? undefined : 'ltr'}
                  className="figures break-words"
                  data-transfer={key}
                >
                  {shown}
                </bdi>
                <CopyButton
                  value={copied}
                  label={t('feeInvoice.copy')}
                  copiedLabel={t('feeInvoice.copied')}
                  aria-label={`${t('feeInvoice.copy')}: ${t(`feeInvoice.${key}`)}`}
                />
              </dd>
            </div>
          ))}
        </dl>
      </div>
      <p className="mt-4 text-sm text-ink-soft">{t('feeInvoice.referenceText')}</p>
    </Card>
  )
}

import type { PortalTransfer } from '#shared/pages/transfer-details.ts'
import { inGroups } from '#shared/bank/mod97.ts'
import { toDecimal } from '#shared/money.ts'
import type { Format } from '../pages/format.ts'
import type { Words } from '../pages/words.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'

type Props = { transfer: PortalTransfer; currency: string; words: Words; format: Format }

/**
 * The other way to pay: a code for a banking app and the four fields it holds, which can be typed, copied and printed
 * without a script.
 */
export function TransferSection({ transfer, currency, words, format }: Props) {
  const t = words('portal')
  const { name, iban, reference, amount, isDemo, picture } = transfer
  const lines = [
    { key: 'name', label: t('transfer.name'), shown: name, copied: name },
    { key: 'iban', label: t('transfer.iban'), shown: inGroups(iban), copied: iban },
    {
      key: 'amount',
      label: t('transfer.amount'),
      shown: format.money(amount, currency),
      copied: toDecimal(amount, currency),
    },
    { key: 'reference', label: t('transfer.reference'), shown: inGroups(reference), copied: reference },
  ]
  return (
    <section aria-labelledby="transfer" className="mt-10 border-t border-line pt-6">
      <h2 id="transfer" className="text-xl tight">
        {t('transfer.title')}
      </h2>
      <p className="mt-2 text-ink-soft">{t('transfer.lead')}</p>
      {isDemo ? (
        <div className="mt-4">
          <Notice tone="attention">{t('transfer.demo')}</Notice>
        </div>
      ) : null}
      <div className="mt-4 grid grid-cols-1 gap-6 sm:grid-cols-[auto_minmax(0,1fr)]">
        {picture ? (
          <figure className="w-full max-w-56">
            {/* Dark on white in every theme, because cameras need that. */}
            <img
              src={picture.source}
              alt={t('transfer.code')}
              width={224}
              height={224}
              className="aspect-square w-full rounded-sm bg-white p-2"
            />
            <figcaption className="mt-1 text-sm text-ink-soft">
              {t(picture.kind === 'SWISS' ? 'transfer.swiss' : 'transfer.code')}
            </figcaption>
          </figure>
        ) : null}
        <dl className="grid min-w-0 grid-cols-1 gap-3">
          {lines.map(({ key, label, shown, copied }) => (
            <div key={key}>
              <dt className="text-sm text-ink-soft">{label}</dt>
              <dd className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 font-medium">
                <bdi
                  dir={key === 'name' ? undefined : 'ltr'}
                  className="figures break-words"
                  data-transfer={key}
                >
                  {shown}
                </bdi>
                <Button hidden data-copy={copied} data-copied={t('transfer.copied')} className="print:hidden">
                  <span data-copied aria-live="polite">
                    {t('transfer.copy')}
                  </span>
                  <span className="sr-only"> {label}</span>
                </Button>
              </dd>
            </div>
          ))}
        </dl>
      </div>
      <p className="mt-4 text-sm text-ink-soft">{t('transfer.why')}</p>
      <p className="mt-2 font-medium">{t('transfer.never')}</p>
      <div className="mt-4 flex flex-wrap gap-4 print:hidden">
        {picture?.kind === 'SWISS' ? (
          <ButtonLink href="/d/transfer.pdf">{t('transfer.bill')}</ButtonLink>
        ) : null}
        <Button hidden data-print>
          {t('transfer.print')}
        </Button>
      </div>
    </section>
  )
}

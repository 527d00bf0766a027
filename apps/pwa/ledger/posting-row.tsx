import { useTranslation } from 'react-i18next'
import { useFormat } from '#pwa/app/format.ts'
import { RouterLink } from '#pwa/app/link.tsx'
import type { Outputs } from '#pwa/app/trpc.ts'
import type { BookPlace } from './book-links.ts'
import { useSigned } from './use-signed.ts'

type Row = Outputs['ledger']['postings']['postings'][number]

/** One posting in words: what happened, in which case, when, how much, and what it changed for the company. */
export function PostingRow({ row, place }: { row: Row; place: BookPlace }) {
  const { t } = useTranslation('ledger')
  const format = useFormat()
  const signed = useSigned(row.currency)
  return (
    <li className="border-b border-line last:border-b-0">
      <RouterLink
        href={`${place.postings}/${row.transactionId}`}
        className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 px-5 py-4 text-ink no-underline transition-colors -outline-offset-3! hover:bg-sunken sm:px-6"
      >
        <span className="font-medium">{t(`kind.${row.kind}`, place.reader)}</span>
        <bdi className="figures text-end font-semibold">{format.money(row.amount, row.currency)}</bdi>
        <span className="col-span-2 flex flex-wrap justify-between gap-x-4 text-sm text-ink-soft">
          <span className="min-w-0">
            <bdi className="figures">{format.day(row.on)}</bdi>
            {row.case ? (
              <>
                {' · '}
                <bdi className="whitespace-nowrap">{row.case.number}</bdi>
                {' · '}
                <bdi className="break-words">{row.case.debtor}</bdi>
              </>
            ) : null}
          </span>
          {row.toCome !== 0 ? (
            <bdi className={`figures ms-auto text-end ${row.toCome > 0 ? 'text-good' : ''}`}>
              {t('book.yours', { amount: signed(row.toCome), ...place.reader })}
            </bdi>
          ) : null}
        </span>
      </RouterLink>
    </li>
  )
}

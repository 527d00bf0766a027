import { Fragment, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { addedTo } from '#shared/ledger/account-book.ts'
import { postingNumber } from '#shared/ledger/posting-number.ts'
import { useFormat } from '#pwa/app/format.ts'
import { RouterLink } from '#pwa/app/link.tsx'
import type { Outputs } from '#pwa/app/trpc.ts'
import { Card } from '#pwa/ui/card.tsx'
import { Facts } from '#pwa/ui/facts.tsx'
import { Figures } from '#pwa/ui/figures.tsx'
import { HeroFigure } from '#pwa/ui/hero-figure.tsx'
import { PageHeading } from '#pwa/ui/page-heading.tsx'
import type { BookPlace } from './book-links.ts'
import { sourceAddress } from './source-address.ts'
import { useSigned } from './use-signed.ts'

export type Posting = Outputs['ledger']['posting'] & { by?: string | null; runId?: string | null }
type Where = { back: { href: string; label: string }; cases: string } & Pick<BookPlace, 'postings' | 'reader'>

/** Why is this number: what happened, what it comes from, and every account that it moved. */
export function PostingView({ posting, where }: { posting: Posting; where: Where }) {
  const { t } = useTranslation('ledger')
  const format = useFormat()
  const signed = useSigned(posting.currency)
  return (
    <div className="mx-auto w-full max-w-column">
      <PageHeading
        back={where.back}
        as={RouterLink}
        kicker={format.day(posting.on)}
        title={t(`kind.${posting.kind}`, where.reader)}
      />
      <div className="grid grid-cols-1 gap-6">
        <Card raised>
          <HeroFigure
            label={t('posting.amount')}
            amount={format.money(posting.amount, posting.currency)}
            className="mb-5"
          >
            {t(`why.${posting.kind}`, where.reader)}
          </HeroFigure>
          <PostingFacts posting={posting} where={where} />
        </Card>
        <Card title={t('posting.entries')}>
          <p className="mb-3 max-w-prose text-ink-soft">{t('posting.entriesText')}</p>
          <Figures
            label={t('posting.entries')}
            lines={posting.entries.map((entry) => ({
              key: entry.entryId,
              label: t(`account.${entry.account}`, where.reader),
              sub: <OfEntry entry={entry} />,
              amount: signed(addedTo(entry)),
            }))}
          />
        </Card>
      </div>
    </div>
  )
}

/** Of which case and invoice; a number is never broken at its hyphen. */
function OfEntry({ entry }: { entry: Posting['entries'][number] }) {
  const { t } = useTranslation('ledger')
  const parts = [entry.case, entry.invoice && t('posting.invoice', { number: entry.invoice })].filter(Boolean)
  return parts.map((part, place) => (
    <Fragment key={part}>
      {place > 0 ? ' · ' : ''}
      <bdi className="inline-block max-w-full">{part}</bdi>
    </Fragment>
  ))
}

function PostingFacts({ posting, where }: { posting: Posting; where: Where }) {
  const { t } = useTranslation('ledger')
  const format = useFormat()
  const { source } = posting
  const link = (href: string, text: ReactNode) => <RouterLink href={href}>{text}</RouterLink>
  const other = (id: string) => link(`${where.postings}/${id}`, t('posting.open'))
  const words =
    source.kind === 'PAYMENT' && source.receiptNumber
      ? t('source.RECEIPT', { number: source.receiptNumber })
      : t(`source.${source.kind}`, where.reader)
  const place = sourceAddress(posting, where.cases)
  const from = place ? link(place, words) : words
  const facts = [
    { key: 'source', label: t('posting.source'), value: from },
    {
      key: 'case',
      label: t('posting.case'),
      value:
        posting.case &&
        link(
          `${where.cases}/${posting.case.caseId}`,
          <>
            <bdi className="whitespace-nowrap">{posting.case.number}</bdi>
            {' · '}
            <bdi>{posting.case.debtor}</bdi>
          </>,
        ),
    },
    { key: 'at', label: t('posting.at'), value: format.instant(posting.at) },
    { key: 'why', label: t('posting.why'), value: posting.why },
    { key: 'by', label: t('posting.by'), value: posting.by },
    { key: 'reverses', label: t('posting.reverses'), value: posting.reverses && other(posting.reverses) },
    {
      key: 'reversedBy',
      label: t('posting.reversedBy'),
      value: posting.reversedBy && other(posting.reversedBy),
    },
    {
      key: 'number',
      label: t('posting.number'),
      value: (
        <bdi dir="ltr" className="figures whitespace-nowrap">
          {postingNumber(posting.transactionId)}
        </bdi>
      ),
    },
  ]
  return <Facts facts={facts.filter(({ value }) => Boolean(value))} />
}

import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useParams, useSearchParams } from 'react-router'
import { isId } from '#shared/ids.ts'
import { FaultPanel } from '#pwa/app/fault-panel.tsx'
import { useFormat } from '#pwa/app/format.ts'
import { RouterLink } from '#pwa/app/link.tsx'
import { usePageTitle } from '#pwa/app/page-title.ts'
import { type Outputs, useTRPC } from '#pwa/app/trpc.ts'
import { Card } from '#pwa/ui/card.tsx'
import { DrawingLevel } from '#pwa/ui/drawing-level.tsx'
import { EmptyState } from '#pwa/ui/empty-state.tsx'
import { LoadMore } from '#pwa/ui/load-more.tsx'
import { PageHeading } from '#pwa/ui/page-heading.tsx'
import { SelectField } from '#pwa/ui/select-field.tsx'
import { SkeletonRows } from '#pwa/ui/skeleton.tsx'
import { bookAddress, type BookPlace, deskBook, filterOf, filters, ownBook } from './book-links.ts'
import { BookStanding } from './book-standing.tsx'
import { FindPosting } from './find-posting.tsx'
import { PostingRow } from './posting-row.tsx'

type Book = Outputs['ledger']['account']

/** Everything that has ever moved a company's money, and what stands on its account now (A56, E07). */
export default function AccountBookScreen() {
  const { t } = useTranslation(['ledger', 'app'])
  const named = useParams().creditorId
  const creditorId = isId('creditor', named) ? named : undefined
  const place = creditorId ? deskBook(creditorId) : ownBook
  const trpc = useTRPC()
  const book = useQuery(trpc.ledger.account.queryOptions(creditorId ? { creditorId } : {}))
  usePageTitle(t('book.title'))
  if (book.isError && !book.data) return <FaultPanel error={book.error} onRetry={() => void book.refetch()} />
  return (
    <>
      <PageHeading
        back={
          creditorId
            ? { href: '/desk/creditors', label: t('book.creditors') }
            : { href: '/app/account', label: t('frame.account', { ns: 'app' }) }
        }
        as={RouterLink}
        kicker={creditorId ? book.data?.creditor : undefined}
        title={t('book.title')}
        lead={t('book.lead')}
      />
      {book.data ? (
        <Loaded book={book.data} place={place} />
      ) : (
        <SkeletonRows count={8} label={t('common.loading', { ns: 'app' })} />
      )}
    </>
  )
}

function Loaded({ book, place }: { book: Book; place: BookPlace }) {
  const { t } = useTranslation('ledger')
  if (book.standings.length === 0 && book.cases.length === 0)
    return (
      <EmptyState drawing={<DrawingLevel />} title={t('book.empty')}>
        {t('book.emptyText', place.reader)}
      </EmptyState>
    )
  return (
    <>
      <div className="mb-8 grid grid-cols-1 gap-6 lg:grid-cols-2">
        {book.standings.map((standing) => (
          <BookStanding key={standing.currency} standing={standing} place={place} />
        ))}
      </div>
      <Postings book={book} place={place} />
    </>
  )
}

/** What is looked for stands in the address: back and reload keep it, and every figure can lead here. */
function Postings({ book, place }: { book: Book; place: BookPlace }) {
  const { t } = useTranslation(['ledger', 'app'])
  const format = useFormat()
  const trpc = useTRPC()
  const [params, setParams] = useSearchParams()
  const filter = filterOf(params.get('what'))
  const asked = params.get('case')
  const caseId = isId('case', asked) ? asked : undefined
  const of = params.get('of') ?? undefined
  const choose = (name: 'what' | 'case', value: string) => {
    const next = new URLSearchParams(params)
    if (value) next.set(name, value)
    else next.delete(name)
    setParams(next, { replace: true, preventScrollReset: true })
  }
  const list = useInfiniteQuery(
    trpc.ledger.postings.infiniteQueryOptions(
      {
        ...(place.creditorId ? { creditorId: place.creditorId } : {}),
        ...(filter ? { filter } : {}),
        ...(caseId ? { caseId } : {}),
        ...(of ? { of } : {}),
      },
      { getNextPageParam: ({ next }) => next ?? undefined },
    ),
  )
  const rows = list.data?.pages.flatMap(({ postings }) => postings) ?? []
  return (
    <section id="postings" aria-label={t('book.postings')} className="scroll-mt-20">
      <h2 className="mb-4 text-lg">{t('book.postings')}</h2>
      <FindPosting place={place} />
      <div className="mb-4 grid grid-cols-1 gap-4 sm:grid-cols-2">
        <SelectField
          label={t('book.what')}
          value={filter ?? ''}
          placeholder={t('book.everything')}
          options={filters.map((value) => ({ value, label: t(`filter.${value}`, place.reader) }))}
          onChange={({ currentTarget }) => choose('what', currentTarget.value)}
        />
        <SelectField
          label={t('book.case')}
          value={caseId ?? ''}
          placeholder={t('book.allCases')}
          options={book.cases.map((file) => ({
            value: file.caseId,
            label: `${file.number} · ${file.debtor}`,
          }))}
          onChange={({ currentTarget }) => choose('case', currentTarget.value)}
        />
      </div>
      {of ? (
        <p className="mb-4 flex flex-wrap items-center gap-x-4 text-ink-soft">
          {t('book.one')}
          <RouterLink href={bookAddress(place)} className="inline-flex min-h-12 items-center">
            {t('book.every')}
          </RouterLink>
        </p>
      ) : null}
      {list.isError && !list.data ? (
        <FaultPanel error={list.error} onRetry={() => void list.refetch()} />
      ) : list.isPending ? (
        <SkeletonRows count={6} label={t('common.loading', { ns: 'app' })} />
      ) : rows.length === 0 ? (
        <EmptyState drawing={<DrawingLevel />} title={t('book.none')}>
          {t('book.noneText')}
        </EmptyState>
      ) : (
        <>
          <Card className="py-0!">
            <ul className="-mx-5 sm:-mx-6">
              {rows.map((row) => (
                <PostingRow key={row.transactionId} row={row} place={place} />
              ))}
            </ul>
          </Card>
          <LoadMore
            shown={t('book.shown', { number: format.count(rows.length) })}
            label={t('book.more')}
            pending={list.isFetchingNextPage}
            onMore={list.hasNextPage ? () => void list.fetchNextPage() : undefined}
          />
        </>
      )}
    </section>
  )
}

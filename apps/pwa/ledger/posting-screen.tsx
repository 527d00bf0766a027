import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { FaultPanel } from '#pwa/app/fault-panel.tsx'
import { usePageTitle } from '#pwa/app/page-title.ts'
import { useTRPC } from '#pwa/app/trpc.ts'
import { SkeletonRows } from '#pwa/ui/skeleton.tsx'
import { ownBook } from './book-links.ts'
import { PostingView } from './posting-view.tsx'

/** One posting of the company's own account. */
export default function PostingScreen() {
  const { t } = useTranslation(['ledger', 'app'])
  const { transactionId = '' } = useParams()
  const posting = useQuery(useTRPC().ledger.posting.queryOptions({ transactionId }))
  usePageTitle(t('posting.title'))
  if (posting.isError) return <FaultPanel error={posting.error} onRetry={() => void posting.refetch()} />
  if (!posting.data) return <SkeletonRows count={6} label={t('common.loading', { ns: 'app' })} />
  const back = { href: ownBook.book, label: t('book.title') }
  return <PostingView posting={posting.data} where={{ ...ownBook, back, cases: '/app/cases' }} />
}

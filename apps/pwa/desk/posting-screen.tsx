import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { FaultPanel } from '#pwa/app/fault-panel.tsx'
import { usePageTitle } from '#pwa/app/page-title.ts'
import { useTRPC } from '#pwa/app/trpc.ts'
import { deskBook } from '#pwa/ledger/book-links.ts'
import { PostingView } from '#pwa/ledger/posting-view.tsx'
import { SkeletonRows } from '#pwa/ui/skeleton.tsx'
import { DeskTools } from './desk-tools.tsx'

/** One posting of any company, with whose hand it was. */
export default function DeskPostingScreen() {
  const { t } = useTranslation(['ledger', 'app'])
  const { transactionId = '' } = useParams()
  const posting = useQuery(useTRPC().desk.posting.queryOptions({ transactionId }))
  usePageTitle(t('posting.title'))
  if (posting.isError) return <FaultPanel error={posting.error} onRetry={() => void posting.refetch()} />
  if (!posting.data) return <SkeletonRows count={6} label={t('common.loading', { ns: 'app' })} />
  const place = deskBook(posting.data.creditorId)
  const back = { href: place.book, label: t('book.title') }
  return (
    <>
      <DeskTools deeds={[]} />
      <PostingView posting={posting.data} where={{ ...place, back, cases: '/desk/cases' }} />
    </>
  )
}

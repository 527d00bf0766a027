import { lazy, Suspense, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { isInboxKind } from '#shared/desk/inbox.ts'
import { isId } from '#shared/ids.ts'
import { RouterLink } from '#pwa/app/link.tsx'
import { DrawingMessages } from '#pwa/ui/drawing-messages.tsx'
import { EmptyState } from '#pwa/ui/empty-state.tsx'
import { IconArrowStart, IconInfo } from '#pwa/ui/icons.tsx'
import { SkeletonRows } from '#pwa/ui/skeleton.tsx'
import { type Deed, DeskTools } from './desk-tools.tsx'
import { type Item, refusalOf } from './inbox-row.tsx'

// The list is shown before what is opened in it has arrived; that comes right after.
const openCase = () => import('./workspace.tsx')
const Workspace = lazy(async () => ({ default: (await openCase()).Workspace }))
const LeadPane = lazy(async () => ({ default: (await import('./lead-pane.tsx')).LeadPane }))
const ComplaintPane = lazy(async () => ({ default: (await import('./complaint-pane.tsx')).ComplaintPane }))
const SetAsidePane = lazy(async () => ({ default: (await import('./set-aside-pane.tsx')).SetAsidePane }))
const MoneyPane = lazy(async () => ({ default: (await import('./money-pane.tsx')).MoneyPane }))

type Props = {
  /** `REVIEW:case_…`: what the address names, also when it has just left the list. */
  itemKey: string | undefined
  item: Item | null
  /** The whole list is here, so that what is not in it does not wait any more. */
  isKnown: boolean
  deeds: readonly Deed[]
  onDone: () => void
}

/** What is open beside the inbox: a case with everything, or one of the few things that have no case. */
export function InboxDetail({ itemKey, item, isKnown, deeds, onDone }: Props) {
  const { t } = useTranslation(['desk', 'app'])
  useEffect(() => void openCase(), [])
  const [kind, id = ''] = (itemKey ?? '').split(':')
  if (!isInboxKind(kind)) {
    return (
      <>
        <DeskTools deeds={deeds} />
        <EmptyState drawing={<DrawingMessages />} title={t('inbox.choose')} className="px-6 py-24">
          {t('inbox.chooseText')}
        </EmptyState>
      </>
    )
  }
  const caseId = item?.caseId ?? (isId('case', id) ? id : null)
  const refused = item ? refusalOf(item) : null
  const single =
    kind === 'LEAD' ? (
      <LeadPane leadId={id} onDone={onDone} />
    ) : kind === 'COMPLAINT' ? (
      <ComplaintPane complaintId={id} onDone={onDone} />
    ) : kind === 'SET_ASIDE' ? (
      <SetAsidePane setAsideId={id} onDone={onDone} />
    ) : kind === 'MONEY' || kind === 'PAY_BACK' ? (
      <MoneyPane key={id} entryId={id} onDone={onDone} />
    ) : null
  return (
    <>
      <RouterLink
        href="/desk"
        className="inline-flex min-h-12 items-center gap-2 px-4 font-medium text-primary no-underline lg:hidden"
      >
        <IconArrowStart className="size-5" />
        {t('inbox.backToList')}
      </RouterLink>
      <p className="flex gap-2 border-b border-line bg-sunken px-4 py-2 text-sm text-ink-soft sm:px-6">
        <IconInfo className="mt-0.5 size-4.5 shrink-0" />
        <span>
          {item && refused
            ? t('refused.inbox', { name: item.title, why: t(`refused.because.${refused}`) })
            : t(item || !isKnown ? `why.${kind}` : 'inbox.gone')}
        </span>
      </p>
      <Suspense
        fallback={
          <div className="px-4 sm:px-6">
            <DeskTools deeds={deeds} />
            <SkeletonRows count={6} label={t('common.loading', { ns: 'app' })} />
          </div>
        }
      >
        {single ? (
          <>
            <DeskTools deeds={deeds} />
            {single}
          </>
        ) : caseId && isId('case', caseId) ? (
          <Workspace key={caseId} caseId={caseId} deeds={deeds} onDone={onDone} />
        ) : null}
      </Suspense>
    </>
  )
}

import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate, useSearchParams } from 'react-router'
import { isStaff } from '#shared/access/actor.ts'
import { type CaseId, isId, newId } from '#shared/ids.ts'
import { FaultPanel } from '#pwa/app/fault-panel.tsx'
import { usePageTitle } from '#pwa/app/page-title.ts'
import { Only, useActor } from '#pwa/app/session.tsx'
import { useTRPC } from '#pwa/app/trpc.ts'
import { SkeletonRows } from '#pwa/ui/skeleton.tsx'
import { DraftForm } from './draft-form.tsx'
import { goOnWithLeftWork } from './uploads.ts'

/** A new case, or one that was begun before. The desk enters cases here for a company that it names (A16). */
export default function NewCaseScreen() {
  const actor = useActor()
  return isStaff(actor) ? (
    <NewCase />
  ) : (
    <Only who="creditor">
      <NewCase />
    </Only>
  )
}

function NewCase() {
  const { t } = useTranslation(['cases', 'app'])
  const [search] = useSearchParams()
  const { state } = useLocation() as { state: { begin?: boolean } | null }
  const begun = search.get('case')
  const quote = search.get('quote')
  usePageTitle(t('draft.title'))
  const actor = useActor()
  const userId = 'userId' in actor ? actor.userId : null
  useEffect(() => {
    if (userId) goOnWithLeftWork(userId)
  }, [userId])
  if (isId('case', begun)) {
    const creditor = search.get('creditor')
    return (
      <DraftForm
        key={begun}
        caseId={begun}
        mayBegin={state?.begin === true}
        creditorId={isId('creditor', creditor) ? creditor : undefined}
      />
    )
  }
  return quote ? <FromQuote token={quote} /> : <Begin />
}

/** Nothing is asked of the server before the first word is typed: a case can be begun without a connection. */
function Begin() {
  const continueWith = useContinue()
  const caseId = useRef(newId('case', Date.now()))
  useEffect(() => continueWith(caseId.current, true), [continueWith])
  return null
}

/** A quote knows most of the case already; pressed twice it is still one case (A06). */
function FromQuote({ token }: { token: string }) {
  const { t } = useTranslation('app')
  const trpc = useTRPC()
  const navigate = useNavigate()
  const continueWith = useContinue()
  const start = useMutation(trpc.cases.startDraft.mutationOptions())
  const { mutate } = start
  const caseId = useRef(newId('case', Date.now()))
  useEffect(() => {
    mutate(
      { caseId: caseId.current, quoteToken: token },
      {
        onSuccess: (started) => {
          if (started.status === 'DRAFT') continueWith(started.caseId, false)
          else void navigate(`/app/cases/${started.caseId}`, { replace: true })
        },
      },
    )
  }, [mutate, token, continueWith, navigate])
  if (!start.isError) return <SkeletonRows label={t('common.loading')} />
  return (
    <FaultPanel
      error={start.error}
      onRetry={() => start.mutate({ caseId: caseId.current, quoteToken: token })}
    />
  )
}

function useContinue() {
  const navigate = useNavigate()
  const { pathname, search } = useLocation()
  const latest = useRef({ navigate, pathname, search })
  latest.current = { navigate, pathname, search }
  const go = useRef((caseId: CaseId, begin: boolean) => {
    const address = new URLSearchParams(latest.current.search)
    address.delete('quote')
    address.set('case', caseId)
    void latest.current.navigate(`${latest.current.pathname}?${address}`, { replace: true, state: { begin } })
  })
  return go.current
}

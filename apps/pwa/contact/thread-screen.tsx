import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import type { Day } from '#shared/dates.ts'
import type { CaseId } from '#shared/ids.ts'
import { sayFault } from '#pwa/app/fault.ts'
import { FaultPanel } from '#pwa/app/fault-panel.tsx'
import { useFormat } from '#pwa/app/format.ts'
import { RouterLink } from '#pwa/app/link.tsx'
import { usePageTitle } from '#pwa/app/page-title.ts'
import { say } from '#pwa/app/say.ts'
import { safetyNetMs, useTRPC } from '#pwa/app/trpc.ts'
import { ButtonLink } from '#pwa/ui/button.tsx'
import { PageHeading } from '#pwa/ui/page-heading.tsx'
import { SkeletonRows } from '#pwa/ui/skeleton.tsx'
import { AskUpdate } from '../cases/ask-update.tsx'
import { attachFile } from './attach-file.ts'
import { Composer } from './composer.tsx'
import { Conversation } from './conversation.tsx'

/** One conversation with the account manager: read, and written to, with the day of the answer. */
export default function ThreadScreen() {
  const { t } = useTranslation(['thread', 'app', 'errors'])
  const format = useFormat()
  const trpc = useTRPC()
  const client = useQueryClient()
  const caseId = useParams().caseId as CaseId
  const thread = useQuery(trpc.contact.thread.queryOptions({ caseId }, { refetchInterval: safetyNetMs }))
  const refresh = () => client.invalidateQueries({ queryKey: trpc.contact.pathKey() })
  const read = useMutation(trpc.contact.markRead.mutationOptions({ onSuccess: refresh }))
  const write = useMutation(
    trpc.contact.writeToDesk.mutationOptions({
      onSuccess: async ({ answerBy }) => {
        say(t('thread.sent', { date: format.day(answerBy) }))
        await refresh()
      },
    }),
  )
  const end = useRef<HTMLDivElement>(null)
  const messages = thread.data?.messages ?? []
  const unread = messages.some(({ fromKind, isRead }) => fromKind === 'desk' && !isRead)
  const { mutate: markRead } = read
  usePageTitle(thread.data?.debtorName ?? t('list.title'))
  useEffect(() => {
    if (unread) markRead({ caseId })
  }, [unread, markRead, caseId])
  useEffect(() => {
    if (messages.length > 0) end.current?.scrollIntoView({ block: 'nearest' })
  }, [messages.length])

  if (thread.isError) return <FaultPanel error={thread.error} onRetry={() => void thread.refetch()} />
  if (thread.isPending) return <SkeletonRows count={4} label={t('common.loading', { ns: 'app' })} />
  const { debtorName, number, managerName } = thread.data
  const asked = messages.find(({ answerBy }) => answerBy !== null)
  return (
    <div className="mx-auto max-w-[44rem]">
      <PageHeading
        title={debtorName}
        kicker={number}
        lead={managerName ? t('thread.with', { name: managerName }) : undefined}
        back={{ href: '/app/messages', label: t('thread.back') }}
        as={RouterLink}
        actions={
          <ButtonLink as={RouterLink} href={`/app/cases/${caseId}`}>
            {t('thread.openCase')}
          </ButtonLink>
        }
      />
      {messages.length === 0 ? (
        <p className="mb-6 text-ink-soft">{t('thread.empty')}</p>
      ) : (
        <div className="mb-6">
          <Conversation
            label={t('thread.history')}
            messages={messages}
            own={(message) => message.fromKind === 'creditor'}
          />
        </div>
      )}
      <div ref={end} className="scroll-mb-24">
        <AskUpdate
          caseId={caseId}
          answerBy={(asked?.answerBy ?? null) as Day | null}
          managerName={managerName}
          onDone={refresh}
          className="mb-6"
        />
        <Composer
          label={t('thread.label')}
          sendLabel={t('thread.send')}
          kind="message"
          fault={write.error ? sayFault(write.error, t) : null}
          pending={write.isPending}
          onSend={(text, messageId) => write.mutateAsync({ caseId, messageId, text })}
          onFile={(file, messageId) => attachFile(caseId, messageId, file)}
        />
      </div>
    </div>
  )
}

import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import type { Day } from '#shared/dates.ts'
import { type CaseId, type MessageId, newId } from '#shared/ids.ts'
import { sayFault } from '#pwa/app/fault.ts'
import { useFormat } from '#pwa/app/format.ts'
import { say } from '#pwa/app/say.ts'
import { useTRPC } from '#pwa/app/trpc.ts'
import { Button } from '#pwa/ui/button.tsx'
import { IconQuestion } from '#pwa/ui/icons.tsx'
import { Notice } from '#pwa/ui/notice.tsx'
import type { Said } from './conversation.tsx'

type Props = {
  caseId: CaseId
  messages: readonly Said[]
  managerName: string | null
  onDone: () => Promise<unknown>
}

/** One press asks where the case stands (A29); until somebody answers, by when and by whom stands in its place. */
export function AskUpdate({ caseId, messages, managerName, onDone }: Props) {
  const { t } = useTranslation(['thread', 'errors'])
  const format = useFormat()
  const trpc = useTRPC()
  const [search] = useSearchParams()
  const made = useRef<MessageId | null>(null)
  const ask = useMutation(
    trpc.contact.askUpdate.mutationOptions({
      onSuccess: async ({ answerBy }) => {
        made.current = null
        say(t('thread.askSent', { date: format.day(answerBy) }))
        await onDone()
      },
    }),
  )
  const asked = messages.find(({ answerBy }) => answerBy !== null)
  if (asked?.answerBy) {
    return (
      <Notice tone="info" role="status" title={t('thread.asked')} className="mb-6">
        {t('thread.askedBy', { date: format.day(asked.answerBy as Day), name: managerName ?? 'Saldo' })}
      </Notice>
    )
  }
  return (
    <div className="mb-6 grid justify-items-start gap-2">
      <Button
        pending={ask.isPending}
        autoFocus={search.get('ask') === 'update'}
        icon={<IconQuestion className="size-5" />}
        onClick={() => {
          made.current ??= newId('message', Date.now())
          ask.mutate({ caseId, messageId: made.current })
        }}
      >
        {t('thread.ask')}
      </Button>
      {ask.error ? <p className="text-sm text-bad">{sayFault(ask.error, t)}</p> : null}
    </div>
  )
}

import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Day } from '#shared/dates.ts'
import { type CaseId, type MessageId, newId } from '#shared/ids.ts'
import { sayFault } from '#pwa/app/fault.ts'
import { useFormat } from '#pwa/app/format.ts'
import { say } from '#pwa/app/say.ts'
import { useTRPC } from '#pwa/app/trpc.ts'
import { Button } from '#pwa/ui/button.tsx'
import { IconQuestion } from '#pwa/ui/icons.tsx'
import { Notice } from '#pwa/ui/notice.tsx'

type Props = {
  caseId: CaseId
  /** By when we answer, where it has been asked already. */
  answerBy: Day | null
  managerName: string | null
  onDone: () => Promise<unknown>
  className?: string
}

/** One press asks where the case stands (A29); until somebody answers, by when and by whom stands in its place. */
export function AskUpdate({ caseId, answerBy, managerName, onDone, className }: Props) {
  const { t } = useTranslation(['case-file', 'errors'])
  const format = useFormat()
  const trpc = useTRPC()
  const made = useRef<MessageId | null>(null)
  const ask = useMutation(
    trpc.contact.askUpdate.mutationOptions({
      onSuccess: async ({ answerBy: by }) => {
        made.current = null
        say(t('page.updateSent', { date: format.day(by) }))
        await onDone()
      },
    }),
  )
  if (answerBy) {
    return (
      <Notice tone="info" role="status" title={t('page.updateAsked')} className={className}>
        {t('page.updateBy', { date: format.day(answerBy), name: managerName ?? 'Saldo' })}
      </Notice>
    )
  }
  return (
    <div className={className}>
      <Button
        className="w-full"
        pending={ask.isPending}
        icon={<IconQuestion className="size-5" />}
        onClick={() => {
          made.current ??= newId('message', Date.now())
          ask.mutate({ caseId, messageId: made.current })
        }}
      >
        {t('page.askUpdate')}
      </Button>
      {ask.error ? <p className="mt-2 text-sm text-bad">{sayFault(ask.error, t)}</p> : null}
    </div>
  )
}

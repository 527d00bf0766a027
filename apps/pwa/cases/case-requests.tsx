import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dayOf } from '#shared/dates.ts'
import type { Id } from '#shared/ids.ts'
import { sayFault } from '#pwa/app/fault.ts'
import { useFormat } from '#pwa/app/format.ts'
import { say } from '#pwa/app/say.ts'
import { useTRPC } from '#pwa/app/trpc.ts'
import { Button } from '#pwa/ui/button.tsx'
import { Card } from '#pwa/ui/card.tsx'
import { IconSend } from '#pwa/ui/more-icons.tsx'
import { Status } from '#pwa/ui/status.tsx'
import { TextArea } from '#pwa/ui/text-area.tsx'
import type { CaseFile } from './case-screen.tsx'

type Request = CaseFile['requests'][number]
const mostText = 4_000
const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone

/** What we asked and still wait for (A31), each with its day and a place for the answer. */
export function OpenRequests({ file }: { file: CaseFile }) {
  const open = file.requests.filter(({ answeredAt, cancelled }) => !answeredAt && !cancelled)
  const isOver = file.status === 'CLOSED' || file.status === 'DECLINED'
  return isOver
    ? null
    : open.map((request) => <OpenRequest key={request.requestId} request={request} file={file} />)
}

function OpenRequest({ request, file }: { request: Request; file: CaseFile }) {
  const { t } = useTranslation('case-file')
  const format = useFormat()
  const isLate = request.dueOn < file.today
  return (
    <Card
      id={`request-${request.requestId}`}
      title={t('page.requests')}
      className="scroll-mt-4 border-attention!"
      aside={
        <Status tone={isLate ? 'bad' : 'attention'}>
          {t(isLate ? 'page.requestLate' : 'page.requestDue', { date: format.day(request.dueOn) })}
        </Status>
      }
    >
      <Question request={request} />
      <AnswerForm caseId={file.caseId} requestId={request.requestId} />
    </Card>
  )
}

function Question({ request: { question, items } }: { request: Request }) {
  const { t } = useTranslation('case-file')
  return (
    <>
      <p className="max-w-prose whitespace-pre-line">{question}</p>
      {items.length > 0 ? (
        <>
          <p className="mt-3 text-sm text-ink-soft">{t('page.requestItems')}</p>
          <ul className="mt-1 list-disc ps-5">
            {items.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  )
}

function AnswerForm({ caseId, requestId }: { caseId: CaseFile['caseId']; requestId: string }) {
  const { t } = useTranslation(['case-file', 'errors'])
  const trpc = useTRPC()
  const client = useQueryClient()
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const answer = useMutation(
    trpc.cases.answerRequest.mutationOptions({
      onSuccess: () => {
        say(t('page.answered'))
        return client.invalidateQueries({ queryKey: trpc.cases.pathKey() })
      },
    }),
  )
  const send = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (text.trim() === '' || answer.isPending) return
    answer.mutate({ caseId, requestId: requestId as Id<'request'>, answer: text })
  }
  const isMissing = tried && text.trim() === ''
  return (
    <form onSubmit={send} noValidate className="mt-4 grid grid-cols-1 gap-3">
      <TextArea
        label={t('page.answer')}
        rows={3}
        maxLength={mostText}
        value={text}
        error={
          isMissing ? t('input.required', { ns: 'errors' }) : answer.error ? sayFault(answer.error, t) : null
        }
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <Button
        type="submit"
        look="primary"
        pending={answer.isPending}
        icon={<IconSend className="size-5 rtl:-scale-x-100" />}
        className="sm:justify-self-start"
      >
        {t('page.sendAnswer')}
      </Button>
    </form>
  )
}

/** What was asked before, with what was answered. */
export function AnsweredRequests({ file }: { file: CaseFile }) {
  const { t } = useTranslation('case-file')
  const format = useFormat()
  const answered = file.requests.filter(({ answeredAt }) => answeredAt)
  if (answered.length === 0) return null
  return (
    <Card title={t('page.answeredRequests')}>
      <ul className="grid grid-cols-1 gap-4">
        {answered.map((request) => (
          <li key={request.requestId}>
            <Question request={request} />
            <blockquote className="mt-2 border-s-2 border-line ps-3 whitespace-pre-line">
              {request.answer}
            </blockquote>
            {request.answeredAt ? (
              <p className="mt-1 text-sm text-ink-soft">
                {t('page.answeredBy', {
                  name: request.answeredBy,
                  date: format.day(dayOf(request.answeredAt, timeZone)),
                })}
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  )
}

import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatInstant } from '#shared/dates.ts'
import type { CaseId } from '#shared/ids.ts'
import { directWordsLength } from '#shared/payments/direct-payment-input.ts'
import { isUnanswered } from '#shared/payments/direct-payment.ts'
import { useFormat } from '#pwa/app/format.ts'
import { useActor } from '#pwa/app/session.tsx'
import { useTRPC } from '#pwa/app/trpc.ts'
import { Button } from '#pwa/ui/button.tsx'
import { Facts } from '#pwa/ui/facts.tsx'
import { Notice } from '#pwa/ui/notice.tsx'
import { Status } from '#pwa/ui/status.tsx'
import { TextArea } from '#pwa/ui/text-area.tsx'
import type { Tone } from '#pwa/ui/tone.ts'
import { UploadRow } from '../cases/upload-row.tsx'
import { uploads, useUploads } from '../cases/uploads.ts'
import { type DirectOfCase, isTooShort, type Report, seenOf, useMoneyDeed } from './use-direct.ts'

const tones: Record<Report['status'], Tone> = {
  REPORTED: 'info',
  QUERIED: 'attention',
  VERIFIED: 'info',
  POSTED: 'good',
  REJECTED: 'bad',
}

export function DirectStatus({ report }: { report: Report }) {
  const { t } = useTranslation('payments')
  return (
    <span className="flex flex-wrap gap-2">
      <Status look="soft" tone={tones[report.status]}>
        {t(`direct.status.${report.status}`)}
      </Status>
      {report.isLate ? (
        <Status look="soft" tone="attention">
          {t('direct.late')}
        </Status>
      ) : null}
    </span>
  )
}

/** One report as it was made: when and how the money came, and by when it had to be told. */
export function DirectFacts({ of, report }: { of: DirectOfCase; report: Report }) {
  const { t } = useTranslation('payments')
  const format = useFormat()
  const numbers = of.invoices.filter(({ invoiceId }) => report.invoiceIds.includes(invoiceId))
  const two = (value: number) => String(value).padStart(2, '0')
  const { receivedMinute: minute } = report
  const time = minute === null ? '' : `, ${two(Math.floor(minute / 60))}:${two(minute % 60)}`
  const facts = [
    { key: 'amount', label: t('direct.amount'), value: format.money(report.amount, of.currency) },
    { key: 'on', label: t('direct.received'), value: `${format.day(report.receivedOn)}${time}` },
    { key: 'method', label: t('direct.method'), value: t(`direct.methods.${report.method}`) },
    { key: 'reference', label: t('direct.reference'), value: report.reference ?? '' },
    {
      key: 'invoices',
      label: t('direct.invoices'),
      value: format.list(numbers.map(({ number }) => number)),
    },
    {
      key: 'reported',
      label: t('direct.reportedLabel'),
      value: t('direct.reportedBy', {
        when: formatInstant(report.reportedAt, format.language, of.timeZone),
        name: report.reportedByName,
      }),
    },
    {
      key: 'by',
      label: t('direct.byLabel'),
      value: formatInstant(report.reportBy, format.language, of.timeZone),
    },
  ]
  return <Facts facts={facts.filter(({ value }) => value !== '')} />
}

/** Who decides about it, by when, and what happens if nobody does; or how it ended. */
export function DirectStanding({ of, report }: { of: DirectOfCase; report: Report }) {
  const { t } = useTranslation('payments')
  const format = useFormat()
  const isCreditor = useActor().kind === 'creditor'
  const name = of.managerName ?? t('direct.standing.nobody')
  const values = {
    name,
    date: report.answerDueOn ? format.day(report.answerDueOn) : '',
    decider: report.decidedByName ?? '',
  }
  return (
    <div className="grid max-w-prose gap-3">
      <p>
        {isUnanswered(report, of.today)
          ? t(`direct.standing.${isCreditor ? 'UNANSWERED_CREDITOR' : 'UNANSWERED'}`, values)
          : t(`direct.standing.${report.status}`, values)}
      </p>
      {report.question ? (
        <blockquote className="border-s-2 border-line ps-3 whitespace-pre-line">
          <p className="text-sm text-ink-soft">{t('direct.asked', { name: report.askedByName ?? name })}</p>
          {report.question}
        </blockquote>
      ) : null}
      {report.answer ? (
        <blockquote className="border-s-2 border-line ps-3 whitespace-pre-line">
          <p className="text-sm text-ink-soft">
            {t('direct.answeredBy', { name: report.answeredByName ?? '' })}
          </p>
          {report.answer}
        </blockquote>
      ) : null}
      {report.reason ? <p className="whitespace-pre-line">{report.reason}</p> : null}
    </div>
  )
}

/** What proves it, and what is still on its way. */
export function DirectFiles({ caseId, report }: { caseId: CaseId; report: Report }) {
  const trpc = useTRPC()
  const client = useQueryClient()
  const waiting = useUploads(caseId).filter(
    ({ directPaymentId }) => directPaymentId === report.directPaymentId,
  )
  const arrived = waiting.filter(({ state }) => state === 'done').length
  useEffect(() => {
    if (arrived > 0) void client.invalidateQueries({ queryKey: trpc.payments.pathKey() })
  }, [arrived, client, trpc])
  useEffect(() => {
    for (const { documentId, state } of waiting)
      if (state === 'done' && report.documents.some((document) => document.documentId === documentId))
        uploads.dismiss(documentId)
  }, [waiting, report.documents])
  if (waiting.length === 0 && report.documents.length === 0) return null
  return (
    <ul className="grid gap-2">
      {report.documents.map(({ documentId, name }) => (
        <li key={documentId}>
          <a href={`/files/documents/${documentId}?show`} target="_blank" rel="noreferrer">
            <bdi>{name}</bdi>
          </a>
        </li>
      ))}
      {waiting.map((item) => (
        <UploadRow key={item.documentId} item={item} />
      ))}
    </ul>
  )
}

/** The creditor's answer to a question of the desk. */
export function DirectAnswer({ caseId, report }: { caseId: CaseId; report: Report }) {
  const { t } = useTranslation(['payments', 'errors'])
  const trpc = useTRPC()
  const [words, setWords] = useState('')
  const [tried, setTried] = useState(false)
  const answer = useMoneyDeed(trpc.payments.answerDirect.mutationOptions(), t('direct.answerSent'))
  const send = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!isTooShort(words)) answer.mutate({ ...seenOf(caseId, report), words })
  }
  return (
    <form onSubmit={send} noValidate className="grid gap-3">
      <TextArea
        label={t('direct.answer')}
        rows={3}
        maxLength={directWordsLength}
        value={words}
        onChange={({ currentTarget }) => setWords(currentTarget.value)}
        error={tried && isTooShort(words) ? t('input.tooShort', { ns: 'errors' }) : null}
      />
      {answer.fault ? (
        <Notice tone="bad" role="alert">
          {answer.fault}
        </Notice>
      ) : null}
      <Button type="submit" look="primary" pending={answer.isPending}>
        {t('direct.sendAnswer')}
      </Button>
    </form>
  )
}

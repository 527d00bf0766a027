import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Instant } from '#shared/dates.ts'
import { whyNotAct } from '#shared/desk/why-not-act.ts'
import type { Id } from '#shared/ids.ts'
import { useFormat } from '#pwa/app/format.ts'
import { RouterLink } from '#pwa/app/link.tsx'
import { useActor } from '#pwa/app/session.tsx'
import { useTRPC } from '#pwa/app/trpc.ts'
import { Button, ButtonLink } from '#pwa/ui/button.tsx'
import { FactList } from './fact-list.tsx'
import { Notice } from '#pwa/ui/notice.tsx'
import { TextArea } from '#pwa/ui/text-area.tsx'
import { Single } from './single-frame.tsx'
import { useDeed } from './use-desk.ts'

/** A complaint with its number and day, and the box for the answer (A50). */
export function ComplaintPane({ complaintId, onDone }: { complaintId: string; onDone: () => void }) {
  const { t } = useTranslation(['desk', 'app'])
  const format = useFormat()
  const trpc = useTRPC()
  const [answer, setAnswer] = useState('')
  const whyNot = whyNotAct(useActor(), 'contact.answerComplaint', { collectorId: null })
  const id = complaintId as Id<'complaint'>
  const complaint = useQuery(trpc.desk.complaint.queryOptions({ complaintId: id }))
  const send = useDeed(trpc.contact.answerComplaint.mutationOptions(), () => t('complaint.sent'), onDone)
  return (
    <Single query={complaint} loading={t('common.loading', { ns: 'app' })}>
      {(row) => (
        <>
          <h2 className="text-xl tight">{t('complaint.title', { number: row.number })}</h2>
          <FactList
            facts={[
              { key: 'from', label: t('complaint.from'), value: `${row.name} · ${fromWord(row.fromKind)}` },
              {
                key: 'received',
                label: t('complaint.received'),
                value: format.instant(row.createdAt as Instant),
              },
              { key: 'by', label: t('complaint.answerBy'), value: format.day(row.dueOn) },
            ]}
          />
          <blockquote className="border-s-2 border-attention ps-4 text-lg break-words whitespace-pre-line">
            {row.text}
          </blockquote>
          {row.caseId ? (
            <ButtonLink as={RouterLink} href={`/desk/cases/${row.caseId}`} className="justify-self-start">
              {t('complaint.openCase')}
            </ButtonLink>
          ) : null}
          {whyNot ? (
            <Notice tone="neutral">{t(`act.whyNot.${whyNot}`)}</Notice>
          ) : row.isAnswered ? (
            <p className="whitespace-pre-line">{row.answer}</p>
          ) : (
            <form
              className="grid gap-3"
              onSubmit={(event) => {
                event.preventDefault()
                send.mutate({ complaintId: id, answer })
              }}
            >
              <TextArea
                label={t('complaint.answer')}
                hint={t('complaint.answerHint', { email: row.email })}
                rows={6}
                required
                value={answer}
                error={send.fault}
                onChange={(event) => setAnswer(event.currentTarget.value)}
              />
              <Button type="submit" look="primary" className="justify-self-start" pending={send.isPending}>
                {t('complaint.send')}
              </Button>
            </form>
          )}
        </>
      )}
    </Single>
  )

  function fromWord(kind: string) {
    if (kind === 'debtor') return t('complaint.FROM_debtor')
    return kind === 'creditor' ? t('complaint.FROM_creditor') : t('complaint.FROM_somebody')
  }
}

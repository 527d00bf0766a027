import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { reachOf } from '#shared/access/can.ts'
import type { Day } from '#shared/dates.ts'
import { whyNotAct, type WhyNotAct } from '#shared/desk/why-not-act.ts'
import { useFormat } from '#pwa/app/format.ts'
import { useActor } from '#pwa/app/session.tsx'
import { useTRPC } from '#pwa/app/trpc.ts'
import { Badge } from '#pwa/ui/badge.tsx'
import { Button } from '#pwa/ui/button.tsx'
import { Status } from '#pwa/ui/status.tsx'
import { Tabs } from '#pwa/ui/tabs.tsx'
import { attachFile } from '#pwa/contact/attach-file.ts'
import { Composer } from '#pwa/contact/composer.tsx'
import { Conversation, type Said } from '#pwa/contact/conversation.tsx'
import { Nothing, Panel } from './panel.tsx'
import { SettleDialog } from './settle-dialog.tsx'
import { type CaseFile, useDeed } from './use-desk.ts'

/** The two conversations of a case. They never meet: what is said to one side is never shown to the other. */
export function TalkCard({ file, whyNot }: { file: CaseFile; whyNot: WhyNotAct | null }) {
  const { t } = useTranslation('desk')
  const trpc = useTRPC()
  const actor = useActor()
  const format = useFormat()
  const [settling, setSettling] = useState<Said | null>(null)
  const { messages, caseId } = file
  const waits = (list: readonly Said[]) => list.filter((one) => one.fromKind !== 'desk' && !one.isSettled)
  // An update was promised by a day, and so it is the creditor's conversation that is opened.
  const isUpdateAsked = messages.creditor.some(({ answerBy }) => answerBy !== null)
  const first =
    isUpdateAsked || waits(messages.creditor).length > waits(messages.debtor).length ? 'creditor' : 'debtor'
  const [selected, setSelected] = useState<string>(first)
  const answer = useDeed(trpc.contact.answerDebtor.mutationOptions(), () => t('talk.sent'))
  const write = useDeed(trpc.contact.writeToCreditor.mutationOptions(), () => t('talk.sent'))
  const whyNotWrite = whyNotAct(actor, 'contact.writeToCreditor', { collectorId: file.collector?.id ?? null })
  const isCollected = file.checkCode !== null
  const seen = selected === 'debtor' ? 'debtor' : 'creditor'
  const mayRead = reachOf(actor.kind, 'contact.markRead') !== null
  const unread = mayRead && messages[seen].some(({ fromKind, isRead }) => fromKind !== 'desk' && !isRead)
  const { mutate: markRead } = useMutation(trpc.contact.markRead.mutationOptions())
  useEffect(() => {
    if (unread) markRead({ caseId, audience: seen })
  }, [unread, markRead, caseId, seen])

  const panel = (side: 'debtor' | 'creditor') => {
    const list = messages[side]
    const isOpen = selected === side
    const why = side === 'debtor' ? whyNot : whyNotWrite
    return (
      <div className="grid grid-cols-1 gap-4">
        {list.length === 0 ? (
          <Nothing>{t(side === 'debtor' ? 'talk.noneDebtor' : 'talk.noneCreditor')}</Nothing>
        ) : (
          <Conversation
            label={t(`talk.${side}`)}
            messages={list}
            own={(message) => message.fromKind === 'desk'}
            foot={(message) =>
              message.fromKind !== 'desk' && !message.isSettled ? (
                <p className="flex flex-wrap items-center gap-x-3">
                  <Status tone="attention">
                    {message.answerBy
                      ? t('next.by', { date: format.day(message.answerBy as Day) })
                      : t('talk.waits')}
                  </Status>
                  {whyNot ? null : (
                    <Button look="quiet" onClick={() => setSettling(message)}>
                      {t('talk.settle')}
                    </Button>
                  )}
                </p>
              ) : null
            }
          />
        )}
        {why || (side === 'debtor' && !isCollected) ? null : (
          <Composer
            id={isOpen ? 'new-message' : undefined}
            label={t(side === 'debtor' ? 'talk.answerDebtor' : 'talk.writeCreditor')}
            hint={t(side === 'debtor' ? 'talk.answerDebtorHint' : 'talk.writeCreditorHint')}
            sendLabel={t('talk.send')}
            kind="message"
            fault={side === 'debtor' ? answer.fault : write.fault}
            pending={side === 'debtor' ? answer.isPending : write.isPending}
            onSend={(text, messageId) =>
              side === 'debtor'
                ? answer.mutateAsync({ caseId, text, messageId })
                : write.mutateAsync({ caseId, text, messageId })
            }
            onFile={(file, messageId) => attachFile(caseId, messageId, file)}
          />
        )}
      </div>
    )
  }
  const tab = (side: 'debtor' | 'creditor') => ({
    id: side,
    label: t(`talk.${side}`),
    badge: <Badge count={waits(messages[side]).length} label={t('talk.waits')} />,
    panel: panel(side),
  })
  return (
    <Panel title={t('talk.title')}>
      <Tabs
        label={t('talk.title')}
        selected={selected}
        onSelect={setSelected}
        tabs={[tab('debtor'), tab('creditor')]}
      />
      <SettleDialog caseId={caseId} message={settling} onClose={() => setSettling(null)} />
    </Panel>
  )
}

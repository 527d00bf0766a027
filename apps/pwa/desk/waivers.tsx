import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { whyNotAct } from '#shared/desk/why-not-act.ts'
import { useFormat } from '#pwa/app/format.ts'
import { useActor } from '#pwa/app/session.tsx'
import { useTRPC } from '#pwa/app/trpc.ts'
import { Button } from '#pwa/ui/button.tsx'
import { Notice } from '#pwa/ui/notice.tsx'
import { type CaseFile, useDeed } from './use-desk.ts'
import { WaiveDialog } from './waive-dialog.tsx'

type Waiting = CaseFile['waivers'][number]

/** Waiving interest: who may, what waits for a second person, and the way to begin. */
export function Waivers({ file }: { file: CaseFile }) {
  const { t } = useTranslation('desk')
  const actor = useActor()
  const [isOpen, setIsOpen] = useState(false)
  const mayWaive = whyNotAct(actor, 'cases.waiveInterest', { collectorId: null }) === null
  const hasOpen = file.claim?.invoices.some(({ interestOpen }) => interestOpen > 0) ?? false
  return (
    <>
      {file.waivers.map((waiver) => (
        <WaitingWaiver key={waiver.waiverId} waiver={waiver} file={file} mayDecide={mayWaive} />
      ))}
      {mayWaive && hasOpen ? (
        <Button look="quiet" className="mt-2" onClick={() => setIsOpen(true)}>
          {t('waive.open')}
        </Button>
      ) : null}
      {isOpen ? <WaiveDialog file={file} onClose={() => setIsOpen(false)} /> : null}
    </>
  )
}

function WaitingWaiver({ waiver, file, mayDecide }: { waiver: Waiting; file: CaseFile; mayDecide: boolean }) {
  const { t } = useTranslation('desk')
  const format = useFormat()
  const trpc = useTRPC()
  const actor = useActor()
  const isOwn = 'userId' in actor && actor.userId === waiver.askedById
  const decide = useDeed(trpc.cases.decideWaiver.mutationOptions(), ({ isWaived }) =>
    t(isWaived ? 'waive.agreed' : 'waive.refused'),
  )
  const say = (approve: boolean) => decide.mutate({ caseId: file.caseId, waiverId: waiver.waiverId, approve })
  return (
    <Notice tone="attention" className="mt-3">
      <p className="font-medium">
        {t('waive.waiting')}: <bdi>{format.money(waiver.amount, file.currency)}</bdi> ·{' '}
        <bdi>{waiver.invoice}</bdi>
      </p>
      <p>{t('waive.by', { name: waiver.askedByName, reason: waiver.reason })}</p>
      <p className="text-sm">{isOwn ? t('waive.own') : t('waive.silence')}</p>
      {decide.fault ? <p role="alert">{decide.fault}</p> : null}
      {mayDecide && !isOwn ? (
        <div className="mt-2 flex flex-wrap gap-2">
          <Button look="primary" pending={decide.isPending} onClick={() => say(true)}>
            {t('waive.approve')}
          </Button>
          <Button onClick={() => say(false)}>{t('waive.refuse')}</Button>
        </div>
      ) : null}
    </Notice>
  )
}

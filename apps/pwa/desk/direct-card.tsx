import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type DirectCommand, isOpenDirect, whyNotDirect } from '#shared/payments/direct-payment.ts'
import { whyNotAct } from '#shared/desk/why-not-act.ts'
import { useFormat } from '#pwa/app/format.ts'
import { useActor } from '#pwa/app/session.tsx'
import { useTRPC } from '#pwa/app/trpc.ts'
import { bookAddress, deskBook } from '#pwa/ledger/book-links.ts'
import { Traced } from '#pwa/ledger/traced.tsx'
import { Button } from '#pwa/ui/button.tsx'
import { Disclosure } from '#pwa/ui/disclosure.tsx'
import { Notice } from '#pwa/ui/notice.tsx'
import { WordsDialog } from '../disputes/words-dialog.tsx'
import { DirectFacts, DirectFiles, DirectStanding, DirectStatus } from '../payments/direct-report.tsx'
import { type DirectOfCase, type Report, seenOf, useMoneyDeed } from '../payments/use-direct.ts'
import { Panel } from './panel.tsx'
import type { CaseFile } from './use-desk.ts'

type Props = { file: CaseFile; of: DirectOfCase }
type Asking = { deed: 'query' | 'reject'; report: Report }

/** What the creditor says to have received itself: held against its proof, posted, asked about or rejected (D5). */
export function DirectCard({ file, of }: Props) {
  const { t } = useTranslation('payments')
  const [asking, setAsking] = useState<Asking | null>(null)
  const open = of.reports.filter(({ status }) => isOpenDirect(status))
  const over = of.reports.filter(({ status }) => !isOpenDirect(status))
  const one = (report: Report) => (
    <One key={report.directPaymentId} file={file} of={of} report={report} onAsk={setAsking} />
  )
  return (
    <Panel title={t('direct.desk.title')}>
      <div className="grid grid-cols-1 gap-8">
        {open.map(one)}
        {over.length > 0 ? (
          <Disclosure title={t('direct.desk.earlier')}>
            <div className="grid grid-cols-1 gap-6 text-ink">{over.map(one)}</div>
          </Disclosure>
        ) : null}
      </div>
      {asking ? <AskDialog file={file} {...asking} onClose={() => setAsking(null)} /> : null}
    </Panel>
  )
}

const actions = {
  verify: 'payments.verifyDirect',
  post: 'payments.postDirect',
  query: 'payments.queryDirect',
  reject: 'payments.rejectDirect',
} as const satisfies Partial<Record<DirectCommand, string>>

function One({ file, of, report, onAsk }: Props & { report: Report; onAsk: (asking: Asking) => void }) {
  const { t } = useTranslation(['payments', 'errors'])
  const format = useFormat()
  const trpc = useTRPC()
  const actor = useActor()
  // Whoever stands in for the collector works the case today (A30).
  const standsIn = file.inPlaceOf !== null && 'userId' in actor
  const assigned = { collectorId: standsIn ? actor.userId : (file.collector?.id ?? null) }
  const side = actor.kind === 'collector' ? 'collector' : 'manager'
  const may = (deed: keyof typeof actions) =>
    !whyNotAct(actor, actions[deed], assigned) && !whyNotDirect(report.status, deed, side)
  const verify = useMoneyDeed(trpc.payments.verifyDirect.mutationOptions(), t('direct.desk.verified'))
  const post = useMoneyDeed(trpc.payments.postDirect.mutationOptions(), t('direct.desk.posted'))
  const fault = verify.fault ?? post.fault
  const seen = seenOf(file.caseId, report)
  return (
    <section className="grid grid-cols-1 gap-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h4 className="font-semibold">
          <Traced
            to={
              report.status === 'POSTED'
                ? bookAddress(deskBook(file.creditor.creditorId), { caseId: file.caseId, filter: 'direct' })
                : null
            }
          >
            {format.money(report.amount, of.currency)}
          </Traced>
        </h4>
        <DirectStatus report={report} />
      </div>
      <DirectFacts of={of} report={report} />
      <DirectFiles caseId={file.caseId} report={report} />
      <DirectStanding of={of} report={report} />
      {may('post') ? <p className="max-w-prose text-ink-soft">{t('direct.desk.effect')}</p> : null}
      {fault ? (
        <Notice tone="bad" role="alert">
          {fault}
        </Notice>
      ) : null}
      <div className="flex flex-wrap gap-2 empty:hidden">
        {may('verify') ? (
          <Button look="primary" pending={verify.isPending} onClick={() => verify.mutate(seen)}>
            {t('direct.desk.verify')}
          </Button>
        ) : null}
        {may('post') ? (
          <Button look="primary" pending={post.isPending} onClick={() => post.mutate(seen)}>
            {t('direct.desk.post')}
          </Button>
        ) : null}
        {(['query', 'reject'] as const).map((deed) =>
          may(deed) ? (
            <Button key={deed} onClick={() => onAsk({ deed, report })}>
              {t(`direct.desk.${deed}`)}
            </Button>
          ) : null,
        )}
      </div>
    </section>
  )
}

function AskDialog({ file, deed, report, onClose }: Asking & { file: CaseFile; onClose: () => void }) {
  const { t } = useTranslation('payments')
  const trpc = useTRPC()
  const query = useMoneyDeed(trpc.payments.queryDirect.mutationOptions(), t('direct.desk.asked'), onClose)
  const reject = useMoneyDeed(
    trpc.payments.rejectDirect.mutationOptions(),
    t('direct.desk.rejected'),
    onClose,
  )
  const { mutate, isPending, fault } = deed === 'query' ? query : reject
  return (
    <WordsDialog
      title={t(`direct.desk.${deed}`)}
      label={t(`direct.desk.${deed}Words`)}
      hint={t(`direct.desk.${deed}Hint`)}
      confirmLabel={t(`direct.desk.${deed}`)}
      pending={isPending}
      fault={fault}
      onClose={onClose}
      onConfirm={(words) => mutate({ ...seenOf(file.caseId, report), words })}
    >
      <p className="max-w-prose">{t(`direct.desk.${deed}Text`)}</p>
    </WordsDialog>
  )
}

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isOpenDirect } from '#shared/payments/direct-payment.ts'
import { useFormat } from '#pwa/app/format.ts'
import { useActor } from '#pwa/app/session.tsx'
import { useTRPC } from '#pwa/app/trpc.ts'
import { bookAddress, deskBook } from '#pwa/ledger/book-links.ts'
import { Traced } from '#pwa/ledger/traced.tsx'
import { Button } from '#pwa/ui/button.tsx'
import { ConfirmDialog } from '#pwa/ui/confirm-dialog.tsx'
import { Disclosure } from '#pwa/ui/disclosure.tsx'
import { Facts } from '#pwa/ui/facts.tsx'
import { Kbd } from '#pwa/ui/kbd.tsx'
import { Notice } from '#pwa/ui/notice.tsx'
import { WordsDialog } from '../disputes/words-dialog.tsx'
import { DirectFacts, DirectFiles, DirectStanding, DirectStatus } from '../payments/direct-report.tsx'
import { type DirectOfCase, type Report, seenOf, useMoneyDeed } from '../payments/use-direct.ts'
import { type DirectDeed, directButton, directDeedsOf, directKeys, firstOpen } from './direct-keys.ts'
import { Panel } from './panel.tsx'
import type { CaseFile } from './use-desk.ts'

type Props = { file: CaseFile; of: DirectOfCase }
type Asking = { deed: Exclude<DirectDeed, 'verify'>; report: Report }
type Words = { deed: 'query' | 'reject'; report: Report }

/** What the creditor says to have received itself: held against its proof, posted, asked about or rejected (D5). */
export function DirectCard({ file, of }: Props) {
  const { t } = useTranslation('payments')
  const [asking, setAsking] = useState<Asking | null>(null)
  const close = () => setAsking(null)
  const open = of.reports.filter(({ status }) => isOpenDirect(status))
  const over = of.reports.filter(({ status }) => !isOpenDirect(status))
  const one = (report: Report) => (
    <One
      key={report.directPaymentId}
      file={file}
      of={of}
      report={report}
      isFirst={report === firstOpen(of)}
      onAsk={setAsking}
    />
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
      {asking?.deed === 'post' ? (
        <PostDialog file={file} of={of} report={asking.report} onClose={close} />
      ) : null}
      {asking && asking.deed !== 'post' ? (
        <AskDialog file={file} deed={asking.deed} report={asking.report} onClose={close} />
      ) : null}
    </Panel>
  )
}

type OneProps = Props & { report: Report; isFirst: boolean; onAsk: (asking: Asking) => void }

function One({ file, of, report, isFirst, onAsk }: OneProps) {
  const { t } = useTranslation('payments')
  const format = useFormat()
  const trpc = useTRPC()
  const may = directDeedsOf(useActor(), file, report)
  const verify = useMoneyDeed(trpc.payments.verifyDirect.mutationOptions(), t('direct.desk.verified'))
  const act = (deed: DirectDeed) =>
    deed === 'verify' ? verify.mutate(seenOf(file.caseId, report)) : onAsk({ deed, report })
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
      {verify.fault ? (
        <Notice tone="bad" role="alert">
          {verify.fault}
        </Notice>
      ) : null}
      <div className="flex flex-wrap gap-2 empty:hidden">
        {may.map((deed, place) => (
          <Button
            key={deed}
            {...(isFirst ? { id: directButton(deed), 'aria-keyshortcuts': directKeys[deed] } : {})}
            look={place === 0 && deed !== 'reject' ? 'primary' : 'secondary'}
            pending={deed === 'verify' && verify.isPending}
            onClick={() => act(deed)}
          >
            {t(`direct.desk.${deed}`)} {isFirst ? <Kbd>{directKeys[deed]}</Kbd> : null}
          </Button>
        ))}
      </div>
    </section>
  )
}

/** What is posted, in figures, before the button: money that is posted is not taken back by itself. */
function PostDialog({ file, of, report, onClose }: Props & { report: Report; onClose: () => void }) {
  const { t } = useTranslation(['payments', 'disputes'])
  const format = useFormat()
  const trpc = useTRPC()
  const post = useMoneyDeed(trpc.payments.postDirect.mutationOptions(), t('direct.desk.posted'), onClose)
  return (
    <ConfirmDialog
      open
      title={t('direct.desk.postTitle')}
      confirmLabel={t('direct.desk.post')}
      cancelLabel={t('act.cancel', { ns: 'disputes' })}
      closeLabel={t('act.close', { ns: 'disputes' })}
      pending={post.isPending}
      error={post.fault}
      onCancel={onClose}
      onConfirm={() => post.mutate(seenOf(file.caseId, report))}
    >
      <div className="grid gap-4">
        <Facts
          facts={[
            { key: 'amount', label: t('direct.amount'), value: format.money(report.amount, of.currency) },
            { key: 'on', label: t('direct.received'), value: format.day(report.receivedOn) },
            { key: 'reference', label: t('direct.reference'), value: report.reference ?? '–' },
          ]}
        />
        <p className="max-w-prose">
          {t('direct.desk.effect')} {t('direct.desk.postFinal')}
        </p>
      </div>
    </ConfirmDialog>
  )
}

function AskDialog({ file, deed, report, onClose }: Words & { file: CaseFile; onClose: () => void }) {
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

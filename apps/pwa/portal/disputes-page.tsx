import type { OwnDispute, PortalDisputesPage } from '#shared/pages/dispute-pages.ts'
import { formatIn } from '../pages/format.ts'
import type { PageProps, PageScreen } from '../pages/screen.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Column } from '../ui/column.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { Status } from '../ui/status.tsx'
import type { Tone } from '../ui/tone.ts'
import { DisputeForms } from './dispute-forms.tsx'
import { FileList } from './files.tsx'
import { LeftOut, Refused } from './portal-faults.tsx'
import { Said } from './said.tsx'

export type DisputesProps = PageProps<PortalDisputesPage>
type OneProps = DisputesProps & { dispute: OwnDispute }

/** How what one has said is wrong stands: whose turn it is, until when, what was said, and what was decided and why. */
export const disputesPage: PageScreen<PortalDisputesPage> = {
  frame: 'portal',
  head: ({ words }) => ({ title: words('portal')('disputes.title') }),
  View(props) {
    const { page, frame, words } = props
    const t = words('portal')
    const { done, disputeId, disputes, leftOut, form, view } = page
    const named = disputes.some((dispute) => dispute.disputeId === disputeId)
    return (
      <Column data-answer={leftOut.length > 0 ? '' : undefined}>
        <PageHeading title={t('disputes.title')} back={{ href: '/d/claim', label: t('pay.back') }} />
        {done ? (
          <Notice tone="good" role="status" tabIndex={-1} id="done" className="mb-6">
            {t(`disputes.done.${done}`)}
          </Notice>
        ) : null}
        <LeftOut files={leftOut} words={words} language={frame.language} arrived={done !== null} />
        {named ? null : <Refused form={form} words={words} language={frame.language} />}
        {disputes.length === 0 ? <p>{t('disputes.none')}</p> : null}
        <ul className="grid grid-cols-1 gap-6">
          {disputes.map((dispute) => (
            <li key={dispute.disputeId} className="rounded-md border border-line bg-surface p-4 sm:p-6">
              <One {...props} dispute={dispute} />
            </li>
          ))}
        </ul>
        {view.state === 'open' ? (
          <div className="mt-8">
            <ButtonLink href="/d/dispute" wide>
              {t(disputes.length === 0 ? 'dispute.title' : 'disputes.another')}
            </ButtonLink>
          </div>
        ) : null}
      </Column>
    )
  },
}

const tones: Record<OwnDispute['status'], Tone> = {
  OPEN: 'info',
  AWAITING_CREDITOR: 'info',
  AWAITING_DEBTOR: 'attention',
  RESOLVED_UPHELD: 'good',
  RESOLVED_PARTIAL: 'good',
  RESOLVED_REJECTED: 'neutral',
  WITHDRAWN: 'neutral',
}

function One(props: OneProps) {
  const { page, frame, words, dispute } = props
  const t = words('portal')
  const format = formatIn(frame.language)
  const { view, form } = page
  const files = dispute.documents.map(({ documentId, name, sizeBytes, from }) => ({
    href: `/d/evidence/${documentId}`,
    title: name,
    sub: from === 'you' ? t('ask.you') : view.creditor.name,
    sizeBytes,
  }))
  return (
    <article aria-labelledby={dispute.disputeId}>
      <p className="text-sm text-ink-soft">
        {t('disputes.number', {
          number: format.count(dispute.number),
          date: format.day(dispute.openedOn),
        })}
      </p>
      <h2 id={dispute.disputeId} className="text-lg">
        {t(`dispute.what.${dispute.type}`)}
      </h2>
      <ul className="text-ink-soft">
        {dispute.items.map(({ number, whole, amount }) => (
          <li key={number}>
            <bdi dir="ltr">{number}</bdi>
            {': '}
            <bdi className="figures">{whole ? t('disputes.whole') : format.money(amount, view.currency)}</bdi>
          </li>
        ))}
      </ul>
      <p className="mt-3 font-medium">
        <Status tone={tones[dispute.status]}>{t(`disputes.status.${statusOf(dispute)}`)}</Status>
      </p>
      <p className="mt-1 max-w-prose">{standing(props)}</p>
      {dispute.reason ? (
        <blockquote dir="auto" className="mt-3 rounded-md bg-sunken p-4 wrap-anywhere whitespace-pre-wrap">
          {dispute.reason}
        </blockquote>
      ) : null}
      <ol className="mt-5 grid grid-cols-1 gap-3" aria-label={t('ask.thread')}>
        {dispute.entries.map((entry) => (
          <Said
            key={`${entry.at}${entry.from}`}
            {...entry}
            language={frame.language}
            timeZone={view.timeZone}
            words={words}
          />
        ))}
      </ol>
      <div className="mt-4">
        <FileList files={files} language={frame.language} words={words} />
      </div>
      {page.disputeId === dispute.disputeId ? (
        <div className="mt-4">
          <Refused form={form} words={words} language={frame.language} />
        </div>
      ) : null}
      {dispute.isOpen ? <DisputeForms {...props} /> : null}
    </article>
  )
}

/** That the whole case ended reads differently from an amount that is taken off. */
const statusOf = ({ status, scope }: OwnDispute) =>
  status === 'RESOLVED_UPHELD' && scope === 'CASE' ? ('RESOLVED_ENDED' as const) : status

/** Whose turn it is, by when, and what happens otherwise; or what was decided. */
function standing({ page: { view }, frame, words, dispute }: OneProps): string {
  const t = words('portal')
  const format = formatIn(frame.language)
  const person = dispute.managerName ?? t('disputes.manager')
  const creditor = view.creditor.name
  const { status, creditorDueOn, debtorDueOn, scope } = dispute
  if (status === 'AWAITING_CREDITOR' && creditorDueOn)
    return t('disputes.awaitsCreditor', { creditor, person, date: format.day(creditorDueOn) })
  if (status === 'AWAITING_DEBTOR' && debtorDueOn)
    return t('disputes.awaitsYou', { person, date: format.day(debtorDueOn) })
  if (dispute.isOpen) return t(`disputes.awaitsDesk.${scope}`, { person, date: format.day(dispute.deskBy) })
  const who = dispute.decidedBy ?? person
  if (status === 'RESOLVED_UPHELD' && scope === 'CASE') return t('disputes.ended', { person: who, creditor })
  if (status === 'RESOLVED_UPHELD' || status === 'RESOLVED_PARTIAL')
    return t('disputes.takenOff', { person: who, amount: format.money(dispute.upheld, view.currency) })
  return status === 'WITHDRAWN' ? t('disputes.withdrawn') : t('disputes.rejected', { person: who })
}

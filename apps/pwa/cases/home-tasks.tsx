import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#pwa/app/format.ts'
import { RouterLink } from '#pwa/app/link.tsx'
import { useCreditor, useMe } from '#pwa/app/session.tsx'
import { ButtonLink } from '#pwa/ui/button.tsx'
import {
  type Icon,
  IconBank,
  IconCalendar,
  IconCheckCircle,
  IconEdit,
  IconFile,
  IconMessages,
  IconQuestion,
  IconWarning,
} from '#pwa/ui/icons.tsx'
import { Status } from '#pwa/ui/status.tsx'
import { caseAddress } from './case-links.ts'
import type { Home } from './home-screen.tsx'

type Task = {
  key: string
  icon: Icon
  title: string
  about: ReactNode
  note?: ReactNode
  action: { href: string; label: string } | null
}

/** What waits for this company: one card and one action each, what has a day first. */
export function HomeTasks({ home }: { home: Home }) {
  const { t } = useTranslation('case-file')
  const tasks = useTasks(home)
  return (
    <section aria-labelledby="needs-you">
      <h2 id="needs-you" className="mb-3 text-lg">
        {t('home.needsYou')}
      </h2>
      {tasks.length === 0 ? (
        <p className="flex items-center gap-3 rounded-md border border-line bg-surface p-5">
          <IconCheckCircle className="shrink-0 text-good" />
          {t('home.nothing')}
        </p>
      ) : (
        <ul className="grid grid-cols-1 gap-3">
          {tasks.map((task, place) => (
            <TaskCard key={task.key} task={task} first={place === 0} />
          ))}
        </ul>
      )}
      {tasks.length > 0 ? (
        <p className="mt-3">
          <RouterLink
            href="/app/approvals"
            className="inline-flex min-h-12 items-center font-medium text-primary underline underline-offset-4"
          >
            {t('home.allWaiting')}
          </RouterLink>
        </p>
      ) : null}
    </section>
  )
}

function TaskCard({ task, first }: { task: Task; first: boolean }) {
  const { icon: Drawing, title, about, note, action } = task
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-3 rounded-md border border-line bg-surface p-4 sm:flex-nowrap sm:px-5">
      <span className="grid size-10 shrink-0 place-items-center rounded-full bg-primary-soft text-primary">
        <Drawing className="size-5" />
      </span>
      <div className="min-w-0 flex-[1_1_60%]">
        <h3 className="font-semibold">{title}</h3>
        <p className="break-words text-ink-soft">{about}</p>
        {note}
      </div>
      {action ? (
        <ButtonLink
          as={RouterLink}
          href={action.href}
          look={first ? 'primary' : 'secondary'}
          className="w-full shrink-0 sm:w-auto"
        >
          {action.label}
        </ButtonLink>
      ) : null}
    </li>
  )
}

function useTasks({ needsYou, counts, agreementSigned, today, payouts }: Home): Task[] {
  const { t } = useTranslation('case-file')
  const format = useFormat()
  const { role } = useCreditor()
  const { company } = useMe()
  const { offers, disputes, requests, consents, reports, toConfirm, unread, drafts } = needsYou
  const by = (dueOn: Home['needsYou']['offers'][number]['dueOn'] | null) =>
    dueOn ? (
      <Status tone={dueOn < today ? 'bad' : 'attention'} className="mt-1">
        {t(dueOn < today ? 'page.requestLate' : 'page.requestDue', { date: format.day(dueOn) })}
      </Status>
    ) : null
  const manager = company?.manager?.name
  const about = ({ debtorName, principal, currency }: (typeof drafts)[number]) => (
    <>
      <bdi>{debtorName || t('list.noName')}</bdi>
      {principal > 0 ? (
        <>
          {' · '}
          <bdi className="figures">{format.money(principal, currency)}</bdi>
        </>
      ) : null}
    </>
  )
  const waiting = counts.AWAITING_AGREEMENT ?? 0
  const sign: Task = {
    key: 'sign',
    icon: IconEdit,
    title: t('home.sign'),
    about: role === 'owner' ? t('home.signText', { number: format.count(waiting) }) : t('home.signOwner'),
    action: role === 'owner' ? { href: '/app/agreement/sign', label: t('home.signAction') } : null,
  }
  const sayWhere: Task = {
    key: 'bank',
    icon: IconBank,
    title: t('home.bank'),
    about: t(role === 'owner' ? 'home.bankText' : 'home.bankOwner'),
    action: role === 'owner' ? { href: '/app/account/bank', label: t('home.bankAction') } : null,
  }
  return [
    ...(!agreementSigned && waiting > 0 ? [sign] : []),
    ...(payouts.needsBankDetails ? [sayWhere] : []),
    ...payouts.lateInvoices.map(
      ({ feeInvoiceId, number, dueOn, open, currency }): Task => ({
        key: `fee-${feeInvoiceId}`,
        icon: IconBank,
        title: t('home.fee', { number }),
        about: t('home.feeText', { amount: format.money(open, currency), day: format.day(dueOn) }),
        action: { href: `/app/account/invoices/${feeInvoiceId}`, label: t('home.feeAction') },
      }),
    ),
    ...offers.map(
      (offer): Task => ({
        key: `offer-${offer.caseId}`,
        icon: IconCalendar,
        title: t('home.offer'),
        about: about(offer),
        note: by(offer.dueOn),
        action: { href: `/app/cases/${offer.caseId}/plan`, label: t('home.offerAction') },
      }),
    ),
    ...disputes.map(
      (dispute): Task => ({
        key: `dispute-${dispute.disputeId}`,
        icon: IconWarning,
        title: t('home.dispute', { debtor: dispute.debtorName }),
        about: about(dispute),
        note: by(dispute.dueOn),
        action: {
          href: `/app/cases/${dispute.caseId}/disputes/${dispute.disputeId}`,
          label: t('home.disputeAction'),
        },
      }),
    ),
    ...requests.map(
      (request): Task => ({
        key: request.requestId,
        icon: IconQuestion,
        title: t('home.request', { debtor: request.debtorName }),
        about: <span className="line-clamp-2">{request.question}</span>,
        note: by(request.dueOn),
        action: {
          href: `${caseAddress(request)}#request-${request.requestId}`,
          label: t('home.requestAction'),
        },
      }),
    ),
    ...reports.map(
      (report): Task => ({
        key: report.directPaymentId,
        icon: IconQuestion,
        title: t('home.direct'),
        about: (
          <>
            <bdi>{report.debtorName}</bdi>
            {' · '}
            <bdi className="figures">{format.money(report.amount, report.currency)}</bdi>
          </>
        ),
        note: by(report.dueOn),
        action: { href: `/app/cases/${report.caseId}/direct-payment`, label: t('home.requestAction') },
      }),
    ),
    ...consents.map(
      (consent): Task => ({
        key: consent.consentId,
        icon: IconQuestion,
        title: t('home.costs', { debtor: consent.debtorName }),
        about: t('home.costsText', { amount: format.money(consent.ceiling, consent.currency) }),
        note: by(consent.dueOn),
        action: { href: `/app/cases/${consent.caseId}/costs`, label: t('home.costsAction') },
      }),
    ),
    ...toConfirm.map(
      (entered): Task => ({
        key: `confirm-${entered.caseId}`,
        icon: IconFile,
        title: t('home.confirm'),
        about: about(entered),
        action: { href: caseAddress(entered), label: t('home.confirmAction') },
      }),
    ),
    ...unread.map(
      (written): Task => ({
        key: `unread-${written.caseId}`,
        icon: IconMessages,
        title: manager ? t('home.unread', { name: manager }) : t('home.unreadAny'),
        about: about(written),
        action: { href: `/app/messages/${written.caseId}`, label: t('home.unreadAction') },
      }),
    ),
    ...drafts.map(
      (draft): Task => ({
        key: `draft-${draft.caseId}`,
        icon: IconEdit,
        title: t('home.draft'),
        about: about(draft),
        action: { href: caseAddress(draft), label: t('home.draftAction') },
      }),
    ),
  ]
}

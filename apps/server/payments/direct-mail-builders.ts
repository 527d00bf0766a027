import { reminders } from '#shared/cases/information-reminder.ts'
import { day } from '#shared/dates.ts'
import type { Language } from '#shared/languages.ts'
import { minor } from '#shared/money.ts'
import { isOpenDirect } from '#shared/payments/direct-payment.ts'
import type { House } from '../house.ts'
import type { BuildMail, MailData } from '../outgoing-mail.ts'
import {
  type DirectMailContext,
  directQuestionMail,
  directRejectedMail,
  directReminderMail,
  directWaitingMail,
  waitingReasons,
} from './direct-mails.ts'

const text = (value: unknown) => (typeof value === 'string' ? value : '')

const contextOf = (
  { config }: House,
  data: MailData,
  language: Language,
  place: string,
): DirectMailContext => ({
  language,
  agency: config.agency,
  caseNumber: text(data['caseNumber']),
  creditorName: text(data['creditorName']),
  debtorName: text(data['debtorName']),
  amount: minor(Number(data['amountMinor'])),
  currency: text(data['currency']),
  receivedOn: day(text(data['receivedOn'])),
  name: text(data['name']) || null,
  managerName: text(data['managerName']),
  url: `${config.publicUrl}${place}`,
})

const reports = (data: MailData) => `/app/cases/${text(data['caseId'])}/direct-payment`

/** A report that was decided while the mail had to wait, waits no more. */
export const buildDirectWaiting: BuildMail = async (house, data, _secrets, language) => {
  const row = await house.db.directPayment.findUnique({ where: { id: text(data['directPaymentId']) } })
  if (!row || !isOpenDirect(row.status)) return null
  const reason = waitingReasons.find((known) => known === data['reason']) ?? 'REPORTED'
  // What was answered at the last moment is told by its own mail.
  if (reason === 'UNANSWERED' && row.status !== 'QUERIED') return null
  return directWaitingMail({
    ...contextOf(house, data, language, `/desk/cases/${text(data['caseId'])}`),
    reason,
  })
}

export const buildDirectQuestion: BuildMail = async (house, data, _secrets, language) => {
  const row = await house.db.directPayment.findUnique({ where: { id: text(data['directPaymentId']) } })
  if (row?.status !== 'QUERIED') return null
  return directQuestionMail({
    ...contextOf(house, data, language, reports(data)),
    question: text(data['question']),
    dueOn: day(text(data['dueOn'])),
  })
}

/** Moot once it is answered, or was asked anew. */
export const buildDirectReminder: BuildMail = async (house, data, _secrets, language) => {
  const row = await house.db.directPayment.findUnique({ where: { id: text(data['directPaymentId']) } })
  const reminder = reminders.find((known) => known === data['reminder'])
  if (!reminder || row?.status !== 'QUERIED' || row.answerDueOn !== data['dueOn']) return null
  return directReminderMail({
    ...contextOf(house, data, language, reports(data)),
    question: text(data['question']),
    dueOn: day(text(data['dueOn'])),
    reminder,
  })
}

export const buildDirectRejected: BuildMail = (house, data, _secrets, language) =>
  directRejectedMail({
    ...contextOf(house, data, language, reports(data)),
    reason: text(data['reason']),
  })

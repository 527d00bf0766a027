import { reminders } from '#shared/cases/information-reminder.ts'
import { day } from '#shared/dates.ts'
import { isDisputeType, isOpenDispute } from '#shared/disputes/dispute.ts'
import type { Language } from '#shared/languages.ts'
import { minor } from '#shared/money.ts'
import type { House } from '../house.ts'
import type { BuildMail, MailData } from '../outgoing-mail.ts'
import {
  disputeAskedMail,
  disputeDecidedMail,
  type DisputeMailContext,
  disputeQuestionMail,
  disputeReceivedMail,
  disputeReminderMail,
  disputeResolvedMail,
  disputeWaitingMail,
} from './dispute-mails.ts'
import type { DeskReason, Outcome } from './dispute-owed.ts'
import { stillAskedCreditor } from './remind-disputes.ts'

const text = (value: unknown) => (typeof value === 'string' ? value : '')
const dayOrNull = (value: unknown) => (typeof value === 'string' ? day(value) : null)

const contextOf = ({ config }: House, data: MailData, language: Language): DisputeMailContext => ({
  language,
  agency: config.agency,
  caseNumber: text(data['caseNumber']),
  disputeNumber: Number(data['disputeNumber']),
  type: isDisputeType(data['type']) ? data['type'] : 'OTHER',
  scope: data['scope'] as DisputeMailContext['scope'],
  creditorName: text(data['creditorName']),
  debtorName: text(data['debtorName']),
})

const toDebtor = (house: House, data: MailData, language: Language) => ({
  ...contextOf(house, data, language),
  person: text(data['person']),
})

const toCreditor = (house: House, data: MailData, language: Language) => ({
  ...contextOf(house, data, language),
  name: text(data['name']) || null,
  managerName: text(data['managerName']),
  url: `${house.config.publicUrl}/app/cases/${text(data['caseId'])}/disputes/${text(data['disputeId'])}`,
})

export const buildDisputeReceived: BuildMail = (house, data, _secrets, language) =>
  disputeReceivedMail({
    ...toDebtor(house, data, language),
    creditorDueOn: dayOrNull(data['creditorDueOn']),
    deskBy: day(text(data['deskBy'])),
  })

/** A question that was answered while the mail had to wait is not asked again. */
export const buildDisputeQuestion: BuildMail = async (house, data, _secrets, language) => {
  const row = await house.db.dispute.findUnique({ where: { id: text(data['disputeId']) } })
  if (row?.status !== 'AWAITING_DEBTOR') return null
  return disputeQuestionMail({
    ...toDebtor(house, data, language),
    question: text(data['question']),
    dueOn: day(text(data['dueOn'])),
  })
}

export const buildDisputeResolved: BuildMail = (house, data, _secrets, language) =>
  disputeResolvedMail({
    ...toDebtor(house, data, language),
    outcome: data['outcome'] as Outcome,
    reason: text(data['reason']),
  })

export const buildDisputeAsked: BuildMail = async (house, data, _secrets, language) => {
  const row = await house.db.dispute.findUnique({ where: { id: text(data['disputeId']) } })
  if (!row || !isOpenDispute(row.status)) return null
  return disputeAskedMail({ ...toCreditor(house, data, language), dueOn: day(text(data['dueOn'])) })
}

/** Asked again when it leaves: a mail that had to wait does not remind of what has been answered meanwhile. */
export const buildDisputeReminder: BuildMail = async (house, data, _secrets, language) => {
  const reminder = reminders.find((known) => known === data['reminder'])
  const waiting = await house.db.dispute.count({
    where: { id: text(data['disputeId']), ...stillAskedCreditor },
  })
  if (!reminder || waiting === 0) return null
  return disputeReminderMail({
    ...toCreditor(house, data, language),
    dueOn: day(text(data['dueOn'])),
    reminder,
  })
}

export const buildDisputeDecided: BuildMail = (house, data, _secrets, language) =>
  disputeDecidedMail({
    ...toCreditor(house, data, language),
    outcome: data['outcome'] as Outcome,
    reason: text(data['reason']),
    figures:
      typeof data['upheldMinor'] === 'number'
        ? {
            upheld: minor(data['upheldMinor']),
            outstanding: minor(Number(data['outstandingMinor'])),
            currency: text(data['currency']),
          }
        : null,
  })

export const buildDisputeWaiting: BuildMail = async (house, data, _secrets, language) => {
  const row = await house.db.dispute.findUnique({ where: { id: text(data['disputeId']) } })
  if (!row || !isOpenDispute(row.status)) return null
  return disputeWaitingMail({
    ...contextOf(house, data, language),
    name: text(data['name']) || null,
    reason: data['reason'] as DeskReason,
    url: `${house.config.publicUrl}/desk/cases/${text(data['caseId'])}`,
  })
}

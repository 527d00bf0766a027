import { reminders } from '#shared/cases/information-reminder.ts'
import { day } from '#shared/dates.ts'
import { minor } from '#shared/money.ts'
import type { House } from '../house.ts'
import type { BuildMail, MailData } from '../outgoing-mail.ts'
import type { Language } from '#shared/languages.ts'
import {
  caseAcceptedMail,
  caseDeclinedMail,
  type CaseMailContext,
  informationReminderMail,
  informationRequestMail,
} from './case-mails.ts'
import { stillAsked } from './still-asked.ts'

/** What a stored mail about a case says of it, with the page of the case for the creditor's people. */
export function caseMailContext({ config }: House, data: MailData, language: Language): CaseMailContext {
  return {
    language,
    agency: config.agency,
    caseNumber: String(data.caseNumber ?? ''),
    debtorName: String(data.debtorName ?? ''),
    name: typeof data.name === 'string' ? data.name : null,
    url: `${config.publicUrl}/app/cases/${String(data.caseId ?? '')}`,
  }
}

export const buildCaseAccepted: BuildMail = (house, data, _secrets, language) =>
  caseAcceptedMail({
    ...caseMailContext(house, data, language),
    managerName: String(data.managerName),
    collectorName: String(data.collectorName),
    currency: String(data.currency),
    claim: minor(Number(data.claimMinor)),
  })

export const buildCaseDeclined: BuildMail = (house, data, _secrets, language) =>
  caseDeclinedMail({
    ...caseMailContext(house, data, language),
    managerName: String(data.managerName),
    reason: String(data.reason),
  })

export const buildInformationRequest: BuildMail = (house, data, _secrets, language) =>
  informationRequestMail({ ...caseMailContext(house, data, language), ...asked(data) })

/** Asked again when it leaves: a mail that had to wait does not remind of what has been answered meanwhile. */
export const buildInformationReminder: BuildMail = async (house, data, _secrets, language) => {
  const reminder = reminders.find((known) => known === data.reminder)
  const waiting = await house.db.informationRequest.count({
    where: { id: String(data.requestId), ...stillAsked },
  })
  if (!reminder || waiting === 0) return null
  return informationReminderMail({ ...caseMailContext(house, data, language), ...asked(data), reminder })
}

const asked = (data: MailData) => ({
  managerName: String(data.managerName),
  dueOn: day(String(data.dueOn)),
  items: Array.isArray(data.items) ? data.items.map(String) : [],
  note: typeof data.note === 'string' ? data.note : null,
})

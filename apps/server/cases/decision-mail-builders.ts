import { day } from '#shared/dates.ts'
import { minor } from '#shared/money.ts'
import type { House } from '../house.ts'
import type { BuildMail, MailData } from '../outgoing-mail.ts'
import type { Language } from '#shared/languages.ts'
import {
  caseAcceptedMail,
  caseDeclinedMail,
  type CaseMailContext,
  informationRequestMail,
} from './case-mails.ts'

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
  informationRequestMail({
    ...caseMailContext(house, data, language),
    managerName: String(data.managerName),
    dueOn: day(String(data.dueOn)),
    items: Array.isArray(data.items) ? data.items.map(String) : [],
    note: typeof data.note === 'string' ? data.note : null,
  })

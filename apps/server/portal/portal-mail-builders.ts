import { day } from '#shared/dates.ts'
import { linkCodeMail, questionReceivedMail, questionWaitingMail } from '../contact/contact-mails.ts'
import type { BuildMail } from '../outgoing-mail.ts'

export const buildLinkCode: BuildMail = ({ config }, data, { code = '' }, language) =>
  linkCodeMail({ language, agency: config.agency, code, validMinutes: Number(data.validMinutes) })

export const buildQuestionReceived: BuildMail = ({ config }, data, _secrets, language) =>
  questionReceivedMail({
    language,
    agency: config.agency,
    caseNumber: String(data.caseNumber),
    collectorName: String(data.collectorName),
    answerBy: day(String(data.answerBy)),
  })

/** To the person of the desk who answers. */
export const buildQuestionWaiting: BuildMail = ({ config }, data, _secrets, language) =>
  questionWaitingMail({
    language,
    agency: config.agency,
    name: String(data.name),
    caseNumber: String(data.caseNumber),
    debtorName: String(data.debtorName),
    dueOn: day(String(data.dueOn)),
    url: `${config.publicUrl}/desk/cases/${String(data.caseId)}`,
  })

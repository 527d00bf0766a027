import { caseMailContext } from '../cases/decision-mail-builders.ts'
import { messageToCreditorMail } from '../cases/case-mails.ts'
import type { BuildMail } from '../outgoing-mail.ts'
import { complaintAnsweredMail, firstLetterMail, questionAnsweredMail } from './contact-mails.ts'

export const buildFirstLetter: BuildMail = ({ config }, data, { link = '', letter }, language) => ({
  ...firstLetterMail({
    language,
    agency: config.agency,
    caseNumber: String(data.caseNumber),
    creditorName: String(data.creditorName),
    debtorName: String(data.debtorName),
    collectorName: String(data.collectorName),
    link,
    check: { code: String(data.checkCode), url: `${config.publicUrl}/check` },
  }),
  ...(letter && {
    attachments: [
      {
        name: `${String(data.caseNumber)}.pdf`,
        type: 'application/pdf',
        bytes: Buffer.from(letter, 'base64'),
      },
    ],
  }),
})

/** The answer itself; the way to the page is the link that the debtor already has, which we do not know any more. */
export const buildQuestionAnswered: BuildMail = ({ config }, data, _secrets, language) =>
  questionAnsweredMail({
    language,
    agency: config.agency,
    caseNumber: String(data.caseNumber),
    creditorName: String(data.creditorName),
    collectorName: String(data.collectorName),
    answer: String(data.answer),
    link: null,
  })

export const buildMessageToCreditor: BuildMail = (house, data, _secrets, language) =>
  messageToCreditorMail({
    ...caseMailContext(house, data, language),
    url: `${house.config.publicUrl}/app/messages/${String(data.caseId)}`,
    senderName: String(data.senderName),
    message: String(data.message),
  })

export const buildComplaintAnswered: BuildMail = ({ config }, data, _secrets, language) =>
  complaintAnsweredMail({
    language,
    agency: config.agency,
    name: String(data.name),
    number: String(data.number),
    answer: String(data.answer),
    signedBy: String(data.signedBy),
  })

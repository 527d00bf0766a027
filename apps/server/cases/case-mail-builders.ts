import { addWorkingDays, day } from '#shared/dates.ts'
import { ownDeadlines } from '#shared/cases/next-step.ts'
import type { Language } from '#shared/languages.ts'
import { fromBigInt } from '#shared/money.ts'
import type { House } from '../house.ts'
import type { BuildMail } from '../outgoing-mail.ts'
import { ofClaim } from './case-queries.ts'
import { caseEnteredMail, caseReceiptMail, informationAnsweredMail } from './case-mails.ts'

/** What every mail about a case says of it, as it is when the mail goes out. */
export async function caseForMail({ db, config }: House, caseId: string) {
  const row = await db.case.findUniqueOrThrow({
    where: { id: caseId },
    relationLoadStrategy: 'join',
    select: {
      number: true,
      status: true,
      currency: true,
      principalMinor: true,
      submittedOn: true,
      debtor: { select: { name: true } },
      creditor: { select: { name: true } },
      _count: { select: { invoices: true, documents: { where: ofClaim } } },
    },
  })
  return {
    caseNumber: row.number ?? '',
    status: row.status,
    debtorName: row.debtor.name,
    creditorName: row.creditor.name,
    currency: row.currency,
    principal: fromBigInt(row.principalMinor),
    invoices: row._count.invoices,
    documents: row._count.documents,
    submittedOn: day(row.submittedOn ?? '2026-01-01'),
    agency: config.agency,
    url: `${config.publicUrl}/app/cases/${caseId}`,
    deskUrl: `${config.publicUrl}/desk/cases/${caseId}`,
  }
}

const nameIn = (data: Record<string, unknown>) => (typeof data.name === 'string' ? data.name : null)

export const buildCaseReceipt: BuildMail = async (house, data, _secrets, language: Language) => {
  const found = await caseForMail(house, String(data.caseId))
  const answerBy = addWorkingDays(found.submittedOn, ownDeadlines.reviewDays)
  return caseReceiptMail({
    ...found,
    language,
    name: nameIn(data),
    answerBy,
    awaitsAgreement: found.status === 'AWAITING_AGREEMENT',
  })
}

export const buildCaseEntered: BuildMail = async (house, data, _secrets, language) => {
  const found = await caseForMail(house, String(data.caseId))
  return caseEnteredMail({ ...found, language, name: nameIn(data), managerName: String(data.manager) })
}

export const buildInformationAnswered: BuildMail = async (house, data, _secrets, language) => {
  const { deskUrl, ...found } = await caseForMail(house, String(data.caseId))
  return informationAnsweredMail({ ...found, language, name: null, url: deskUrl })
}

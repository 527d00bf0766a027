import { costKinds } from '#shared/cases/cost-line.ts'
import { consentStatusOn, type StoredStatus } from '#shared/costs/cost-consent.ts'
import { timeZone } from '#shared/countries.ts'
import { day } from '#shared/dates.ts'
import type { Language } from '#shared/languages.ts'
import { minor } from '#shared/money.ts'
import type { House } from '../house.ts'
import type { BuildMail, MailData } from '../outgoing-mail.ts'
import { costConsentAnsweredMail, costConsentAskedMail, type CostMailData } from './cost-mails.ts'

const text = (value: unknown) => (typeof value === 'string' ? value : '')

const contextOf = ({ config }: House, data: MailData, language: Language, place: string): CostMailData => ({
  language,
  agency: config.agency,
  caseNumber: text(data['caseNumber']),
  creditorName: text(data['creditorName']),
  debtorName: text(data['debtorName']),
  name: text(data['name']) || null,
  managerName: text(data['managerName']),
  kind: costKinds.find((kind) => kind === data['kind']) ?? 'OTHER',
  ceiling: minor(Number(data['ceilingMinor'])),
  currency: text(data['currency']),
  reason: text(data['reason']),
  benefit: text(data['benefit']),
  dueOn: day(text(data['dueOn'])),
  url: `${config.publicUrl}${place}`,
})

/** A question that was answered, taken back or ran out while the mail had to wait, is asked no more. */
export const buildCostConsentAsked: BuildMail = async (house, data, _secrets, language) => {
  const row = await house.db.costConsent.findUnique({
    where: { id: text(data['consentId']) },
    select: { status: true, dueOn: true, case: { select: { creditor: { select: { country: true } } } } },
  })
  if (!row) return null
  const today = house.clock.today(timeZone(row.case.creditor.country))
  if (consentStatusOn(row.status as StoredStatus, day(row.dueOn), today) !== 'WAITING') return null
  return costConsentAskedMail(contextOf(house, data, language, `/app/cases/${text(data['caseId'])}/costs`))
}

export const buildCostConsentAnswered: BuildMail = (house, data, _secrets, language) =>
  costConsentAnsweredMail({
    ...contextOf(house, data, language, `/desk/cases/${text(data['caseId'])}`),
    answer: data['answer'] === 'GIVEN' ? 'GIVEN' : 'REFUSED',
  })

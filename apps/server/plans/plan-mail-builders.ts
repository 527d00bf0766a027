import { day } from '#shared/dates.ts'
import type { Language } from '#shared/languages.ts'
import { fromBigInt, minor } from '#shared/money.ts'
import { caseMailContext } from '../cases/decision-mail-builders.ts'
import type { House } from '../house.ts'
import type { BuildMail, MailData } from '../outgoing-mail.ts'
import { planCalendar } from './plan-calendar.ts'
import {
  type ForCreditorData,
  type OfferFigures,
  type PlanAnswer,
  planAnsweredMail,
  planBegunMail,
  planEndedMail,
  planExpiredMail,
  planForCreditorMail,
  planSignedMail,
  planWaitingMail,
  type ToDebtor,
} from './plan-mails.ts'

const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null)

const offerOf = (data: MailData): OfferFigures => ({
  currency: String(data.currency),
  total: minor(Number(data.totalMinor)),
  claimed: minor(Number(data.claimedMinor ?? data.totalMinor)),
  first: minor(Number(data.firstMinor)),
  firstOn: day(String(data.firstOn)),
  count: Number(data.count),
  words: textOf(data.words),
})

export const toDebtor = (
  { config }: House,
  data: MailData,
  { link = '' }: Record<string, string>,
  language: Language,
): ToDebtor => ({
  language,
  agency: config.agency,
  caseNumber: String(data.caseNumber),
  creditorName: String(data.creditorName),
  collectorName: String(data.collectorName),
  link,
})

export const atDesk = ({ config }: House, data: MailData) => ({
  url: `${config.publicUrl}/desk/cases/${String(data.caseId)}`,
})

/** Moot once the negotiation has gone on: who has decided needs no reminder. */
export const buildPlanWaiting: BuildMail = async (house, data, _secrets, language) => {
  const still = await house.db.negotiation.count({
    where: { id: String(data.negotiationId), round: Number(data.round), status: 'WITH_MANAGER' },
  })
  if (still === 0) return null
  return planWaitingMail({
    ...caseMailContext(house, data, language),
    ...atDesk(house, data),
    ...offerOf(data),
    dueOn: day(String(data.dueOn)),
  })
}

export const buildPlanEnded: BuildMail = (house, data, _secrets, language) =>
  planEndedMail({
    ...caseMailContext(house, data, language),
    ...atDesk(house, data),
    ...offerOf(data),
    how: data.how === 'WITHDRAWN' ? 'WITHDRAWN' : 'EXPIRED',
  })

const advices: readonly ForCreditorData['advice'][] = ['RECOMMENDED', 'ADVISED_AGAINST', 'COUNTERED']

export const buildPlanForCreditor: BuildMail = (house, data, _secrets, language) => {
  const context = caseMailContext(house, data, language)
  return planForCreditorMail({
    ...context,
    url: `${context.url}/plan`,
    ...offerOf(data),
    managerName: String(data.managerName),
    advice: advices.find((known) => known === data.advice) ?? 'COUNTERED',
    reason: textOf(data.reason),
    until: day(String(data.until)),
  })
}

export const buildPlanBegun: BuildMail = (house, data, _secrets, language) =>
  planBegunMail({
    ...caseMailContext(house, data, language),
    ...offerOf(data),
    signerName: String(data.signerName),
  })

const answers: readonly PlanAnswer[] = ['AGREED', 'WITH_DEBTOR', 'REJECTED']

export const buildPlanAnswered: BuildMail = (house, data, secrets, language) => {
  const answer = answers.find((known) => known === data.status)
  if (!answer) return null
  return planAnsweredMail({
    ...toDebtor(house, data, secrets, language),
    ...offerOf(data),
    answer,
    reason: textOf(data.reason),
    until: day(String(data.until)),
  })
}

export const buildPlanExpired: BuildMail = (house, data, secrets, language) =>
  planExpiredMail(toDebtor(house, data, secrets, language))

/** With the paper and the calendar file, both as they are on file. */
export const buildPlanSigned: BuildMail = async (house, data, secrets, language) => {
  const plan = await house.db.plan.findUniqueOrThrow({
    where: { id: String(data.planId) },
    include: { instalments: { orderBy: { number: 'asc' } } },
  })
  const about = toDebtor(house, data, secrets, language)
  const calendar = planCalendar({
    planId: plan.id,
    language,
    agencyName: house.config.agency.name,
    creditorName: about.creditorName,
    caseNumber: about.caseNumber,
    currency: plan.currency,
    signedAt: plan.signedAt,
    instalments: plan.instalments.map(({ number, dueOn, amountMinor }) => ({
      number,
      dueOn: day(dueOn),
      amount: fromBigInt(amountMinor),
    })),
  })
  const paper = plan.paperKey ? await house.files.bytes(plan.paperKey) : null
  return {
    ...planSignedMail({ ...about, ...offerOf(data) }),
    attachments: [
      ...(paper ? [{ name: `${about.caseNumber}-plan.pdf`, type: 'application/pdf', bytes: paper }] : []),
      { name: `${about.caseNumber}.ics`, type: 'text/calendar', bytes: Buffer.from(calendar) },
    ],
  }
}

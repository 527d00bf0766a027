import type { Day } from '#shared/dates.ts'
import { answerBy } from '#shared/contact/answer-by.ts'
import { isLanguage } from '#shared/languages.ts'
import { deputyOf } from '../access/deputies.ts'
import { oweDebtorMail } from '../contact/owe-debtor-mail.ts'
import type { Tx } from '../db.ts'
import type { House } from '../house.ts'
import { type MailData, oweMail } from '../outgoing-mail.ts'
import { roundOf } from './negotiation-row.ts'

type Sender = Pick<House, 'clock' | 'config' | 'jobs'>
export type AboutRound = { caseId: string; creditorId: string; negotiationId: string; round: number }

const languageOf = (text: string) => (isLanguage(text) ? text : 'en')

/** The figures of a round, as every mail about it names them. */
export async function roundFacts(tx: Tx, { negotiationId, round }: AboutRound): Promise<MailData> {
  const { terms, currency, claimed, words } = await roundOf(tx, negotiationId, round)
  return {
    negotiationId,
    round,
    currency,
    totalMinor: terms.total,
    firstMinor: terms.first,
    firstOn: terms.firstOn,
    count: terms.count,
    claimedMinor: claimed,
    words,
  }
}

/** An offer waits: whoever decides at the desk is told, or their deputy. */
export async function oweOfferNews(house: Sender, tx: Tx, about: AboutRound): Promise<void> {
  const today = house.clock.today()
  await tellManager(house, tx, about, 'plan-waiting', { dueOn: answerBy(today, 'planOffer') })
}

/** An offer is over without an answer: the debtor took it back, or its time ran out. */
export async function oweEndNews(
  house: Sender,
  tx: Tx,
  about: AboutRound,
  how: 'WITHDRAWN' | 'EXPIRED',
  tell: 'BOTH' | 'DESK' = 'DESK',
): Promise<void> {
  await tellManager(house, tx, about, 'plan-ended', { how })
  if (tell === 'DESK') return
  const { caseId, creditorId, negotiationId, round } = about
  await oweDebtorMail(house, tx, {
    caseId,
    creditorId,
    kind: 'plan-expired',
    key: `plan-expired:${negotiationId}:${round}`,
    data: await roundFacts(tx, about),
  })
}

async function tellManager(
  house: Sender,
  tx: Tx,
  about: AboutRound,
  kind: 'plan-waiting' | 'plan-ended',
  more: { dueOn?: Day; how?: string },
): Promise<void> {
  const { caseId, creditorId, negotiationId, round } = about
  const row = await tx.case.findUniqueOrThrow({
    where: { id: caseId },
    relationLoadStrategy: 'join',
    select: {
      number: true,
      managerId: true,
      creditor: { select: { managerId: true } },
      debtor: { select: { name: true } },
    },
  })
  const managerId = row.managerId ?? row.creditor.managerId
  if (!managerId) return
  const userId = await deputyOf(tx, managerId, house.clock.today())
  const person = await tx.user.findUnique({
    where: { id: userId },
    select: { name: true, email: true, language: true },
  })
  if (!person) return
  await oweMail(house, tx, {
    key: `${kind}:${negotiationId}:${round}${more.how ?? ''}`,
    kind,
    recipient: person.email,
    language: languageOf(person.language),
    caseId,
    creditorId,
    data: {
      ...(await roundFacts(tx, about)),
      ...more,
      caseId,
      name: person.name,
      caseNumber: row.number ?? '',
      debtorName: row.debtor.name,
    },
  })
}

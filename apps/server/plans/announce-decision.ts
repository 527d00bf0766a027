import type { Actor } from '#shared/access/actor.ts'
import { type Day, dayOf, type Instant, instant } from '#shared/dates.ts'
import { timeZone } from '#shared/countries.ts'
import { isLanguage } from '#shared/languages.ts'
import { isLive, type NegotiationStatus } from '#shared/plans/negotiation.ts'
import { deputiesOfOwners } from '../access/deputies.ts'
import { creditorReaders, type Reader } from '../cases/creditor-readers.ts'
import { oweDebtorMail } from '../contact/owe-debtor-mail.ts'
import { inTransaction, type Tx } from '../db.ts'
import { record } from '../events.ts'
import type { House } from '../house.ts'
import { oweMail } from '../outgoing-mail.ts'
import { type AboutRound, roundFacts } from './plan-news.ts'

const system: Actor = { kind: 'system', language: 'en' }

/**
 * The seconds in which a decision could be taken back are over: it is told, once, to whom it concerns. A decision that
 * was taken back, or followed by another, has another version and is not told.
 */
export async function announceDecision(
  house: House,
  { negotiationId, version }: { negotiationId: string; version: number },
): Promise<void> {
  const found = await house.db.negotiation.findUnique({
    where: { id: negotiationId },
    select: { caseId: true },
  })
  if (!found) return
  await inTransaction(house.db, system, async (tx) => {
    await tx.$queryRaw`select 1 from "Case" where id = ${found.caseId} for update`
    const row = await tx.negotiation.findUniqueOrThrow({ where: { id: negotiationId } })
    if (row.version !== version || !row.heldUntil || row.endedAt) return
    const at = house.clock.now()
    const status = row.status as NegotiationStatus
    await tx.negotiation.update({
      where: { id: negotiationId },
      data: {
        heldUntil: null,
        statusBefore: null,
        expiresBefore: null,
        roundBefore: null,
        ...(isLive(status) ? {} : { endedAt: new Date(at) }),
      },
    })
    const { caseId, creditorId, round } = row
    const about = { caseId, creditorId, negotiationId, round }
    await record(tx, system, {
      caseId,
      creditorId,
      kind: 'plan-answer-told',
      at,
      after: { negotiationId, negotiationStatus: status, round },
    })
    await tell(house, tx, about, status, instant(row.expiresAt.toISOString()))
  })
}

async function tell(
  house: House,
  tx: Tx,
  about: AboutRound,
  status: NegotiationStatus,
  expiresAt: Instant,
): Promise<void> {
  if (status === 'WITH_CREDITOR') return askCreditor(house, tx, about, expiresAt)
  // Back with the account manager: a second person is needed, or the creditor did not want our counter-offer.
  if (status === 'WITH_MANAGER') return
  const { caseId, creditorId, negotiationId, round } = about
  const decision = await lastDecision(tx, about)
  const { debtor } = await tx.case.findUniqueOrThrow({
    where: { id: caseId },
    select: { debtor: { select: { country: true } } },
  })
  await oweDebtorMail(house, tx, {
    caseId,
    creditorId,
    kind: 'plan-answered',
    key: `plan-answered:${negotiationId}:${round}:${status}`,
    data: {
      ...(await roundFacts(tx, about)),
      status,
      reason: decision?.reason ?? null,
      until: dayOf(expiresAt, timeZone(debtor.country)),
    },
  })
}

/** The creditor is asked with everything that is needed to decide, at once, whatever they prefer for news (A31). */
async function askCreditor(house: House, tx: Tx, about: AboutRound, expiresAt: Instant): Promise<void> {
  const { caseId, creditorId, negotiationId, round } = about
  const row = await tx.case.findUniqueOrThrow({
    where: { id: caseId },
    relationLoadStrategy: 'join',
    select: {
      number: true,
      enteredById: true,
      onBehalfOfId: true,
      creditor: { select: { country: true } },
      debtor: { select: { name: true } },
    },
  })
  const decision = await lastDecision(tx, about)
  const until: Day = dayOf(expiresAt, timeZone(row.creditor.country))
  const facts = await roundFacts(tx, about)
  const readers = await creditorReaders(tx, { creditorId, personId: row.onBehalfOfId ?? row.enteredById })
  const deputies = await deputiesOfOwners(tx, creditorId, house.clock.today())
  for (const reader of [...readers, ...notYetAmong(readers, deputies)]) {
    await oweMail(house, tx, {
      key: `plan-for-creditor:${negotiationId}:${round}:${decision?.id ?? ''}:${reader.userId}`,
      kind: 'plan-for-creditor',
      recipient: reader.email,
      language: reader.language,
      caseId,
      creditorId,
      data: {
        ...facts,
        caseId,
        name: reader.name,
        caseNumber: row.number ?? '',
        debtorName: row.debtor.name,
        managerName: decision?.byName ?? '',
        advice: decision?.kind ?? 'COUNTERED',
        reason: decision?.reason ?? null,
        until,
      },
    })
  }
}

/** Who decides in the place of an owner who is away is asked beside the owner, once (A30). */
function notYetAmong(readers: Reader[], deputies: Awaited<ReturnType<typeof deputiesOfOwners>>): Reader[] {
  const known = new Set(readers.map(({ userId }) => userId))
  return deputies
    .filter(({ id }) => !known.has(id) && known.add(id))
    .map(({ id, email, name, language }) => ({
      userId: id,
      email,
      name,
      language: isLanguage(language) ? language : 'en',
    }))
}

const lastDecision = (tx: Tx, { negotiationId, round }: AboutRound) =>
  tx.planDecision.findFirst({ where: { negotiationId, round }, orderBy: { id: 'desc' } })

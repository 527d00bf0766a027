import { debtForAuthority, whoDecides } from '#shared/agreements/authority.ts'
import { defaultMandate } from '#shared/agreements/mandate.ts'
import type { CaseStatus, CloseCode } from '#shared/cases/case.ts'
import { isCollecting } from '#shared/cases/case.ts'
import { updateBy } from '#shared/cases/next-step.ts'
import { yoursOf } from '#shared/cases/yours.ts'
import { timeZone } from '#shared/countries.ts'
import { day, type Instant, instant } from '#shared/dates.ts'
import type { CaseId, CreditorId } from '#shared/ids.ts'
import { fromBigInt } from '#shared/money.ts'
import { percentOf } from '#shared/quotes/fee.ts'
import { mandateOf } from '../agreements/agreement-queries.ts'
import { inTransaction, type Tx } from '../db.ts'
import type { Ctx, OwnCase } from '../trpc.ts'
import { completenessOf, documentsOf } from './case-queries.ts'
import { loadClaim } from './load-claim.ts'
import { priceOf, termsOf } from './price-of-case.ts'
import { nextOfCase } from './situation.ts'
import { timelineOf, trackerOf } from './timeline.ts'
import { updateAskedOn } from './update-asked.ts'

const person = { select: { id: true, name: true, email: true, phone: true, skills: true } } as const
const most = 50

/** Everything that the page of a case shows; figures are those of today (E07). */
export async function casePage({ house, actor, caseId }: Ctx & { caseId: OwnCase }) {
  return inTransaction(house.db, actor, async (tx) => {
    const row = await tx.case.findUniqueOrThrow({
      where: { id: caseId },
      relationLoadStrategy: 'join',
      include: {
        debtor: { include: { contacts: { orderBy: { createdAt: 'asc' } } } },
        creditor: { select: { country: true, name: true, manager: person } },
        quote: { select: { number: true } },
        agreement: { select: { mandate: true, number: true } },
        manager: person,
        // Whoever works a case is known by name; the contact card is the account manager's (A30).
        collector: { select: { id: true, name: true, skills: true } },
        requests: { orderBy: { askedAt: 'desc' }, take: most },
        invoices: { orderBy: { position: 'asc' }, select: { id: true, issuedOn: true } },
        disputes: {
          orderBy: { number: 'desc' },
          take: most,
          select: { id: true, number: true, type: true, status: true, endedAt: true, creditorDueOn: true },
        },
        directPayments: {
          orderBy: { reportedAt: 'desc' },
          take: most,
          select: { id: true, status: true, amountMinor: true, answerDueOn: true },
        },
        letters: {
          orderBy: { createdAt: 'asc' },
          take: most,
          select: { id: true, kind: true, createdOn: true, language: true },
        },
      },
    })
    const status = row.status as CaseStatus
    const asked = await updateAskedOn(tx, caseId, timeZone(row.creditor.country))
    const { debtor, creditor } = row
    const { claim, demand, on } = await loadClaim(house, tx, caseId)
    const mandate = row.agreement ? mandateOf(row.agreement.mandate) : defaultMandate
    const price = priceOf(row)
    const terms = termsOf(row)
    const placedOn = row.placedOn ? day(row.placedOn) : on
    const debt = debtForAuthority(fromBigInt(row.principalMinor), claim.outstanding)
    return {
      caseId: caseId as CaseId,
      creditorId: row.creditorId as CreditorId,
      creditorName: creditor.name,
      number: row.number,
      status,
      isCollecting: isCollecting(status),
      closeCode: row.closeCode as CloseCode | null,
      reference: row.reference,
      currency: row.currency,
      checkCode: row.checkCode,
      submittedAt: moment(row.submittedAt),
      closedOn: row.closedOn ? day(row.closedOn) : null,
      quoteNumber: row.quote?.number ?? null,
      entry: await entryOf(tx, row),
      today: on,
      debtor: {
        name: debtor.name,
        country: debtor.country,
        language: debtor.language,
        legalForm: debtor.legalForm,
        companyNumber: debtor.companyNumber,
        vatNumber: debtor.vatNumber,
        soleTrader: debtor.soleTrader,
        street: debtor.street,
        postalCode: debtor.postalCode,
        city: debtor.city,
        contacts: debtor.contacts.map(({ id, kind, value, person: name, language }) => ({
          id,
          kind,
          value,
          person: name,
          language,
        })),
      },
      manager: row.manager ?? creditor.manager,
      collector: row.collector,
      tracker: await trackerOf(tx, caseId),
      next: await nextOfCase(house, tx, caseId),
      claim,
      held: demand.held,
      disputes: row.disputes.map(({ id, endedAt, creditorDueOn, ...dispute }) => ({
        ...dispute,
        disputeId: id,
        isOpen: endedAt === null,
        dueOn: creditorDueOn === null ? null : day(creditorDueOn),
      })),
      directPayments: row.directPayments.map(({ id, status: stands, amountMinor, answerDueOn }) => ({
        directPaymentId: id,
        status: stands,
        amount: fromBigInt(amountMinor),
        dueOn: answerDueOn === null ? null : day(answerDueOn),
      })),
      /** How many questions about costs there are, and how many wait for an answer. */
      costs: {
        asked: await tx.costConsent.count({ where: { caseId } }),
        waiting: await tx.costConsent.count({ where: { caseId, status: 'WAITING', dueOn: { gte: on } } }),
      },
      price: price && { percent: percentOf(price.share), tariff: row.tariff ?? '', minimum: price.minimum },
      yours: terms && yoursOf(claim, terms),
      authority:
        row.agreement && status !== 'DRAFT'
          ? whoDecides(debt, row.currency, placedOn, mandate.authorityLimit)
          : null,
      issuedOn: Object.fromEntries(row.invoices.map(({ id, issuedOn }) => [id, issuedOn])),
      documents: await documentsOf(tx, caseId),
      letters: row.letters.map(({ id, createdOn, ...letter }) => ({
        ...letter,
        letterId: id,
        createdOn: day(createdOn),
      })),
      completeness: await completenessOf(tx, caseId),
      requests: row.requests.map((request) => ({
        requestId: request.id,
        question: request.question,
        items: request.items,
        askedAt: instant(request.askedAt.toISOString()),
        dueOn: day(request.dueOn),
        answer: request.answer,
        answeredBy: request.answeredBy,
        answeredAt: moment(request.answeredAt),
        cancelled: request.cancelled,
      })),
      // Whether paying in parts was ever talked about.
      hasPlan: (await tx.negotiation.count({ where: { caseId } })) > 0,
      unread: await tx.message.count({
        where: { caseId, audience: 'creditor', fromKind: 'desk', readAt: null },
      }),
      /** By when we say how the case stands, where the creditor has asked (A29). */
      updateBy: asked && updateBy(asked),
      timeline: await timelineOf(tx, caseId),
    }
  })
}

const moment = (at: Date | null): Instant | null => (at ? instant(at.toISOString()) : null)

/** Who typed the case, and for whom, where that is not the same person (A16). */
async function entryOf(
  tx: Tx,
  row: { enteredById: string; onBehalfOfId: string | null; entryConfirmedAt: Date | null },
) {
  if (!row.onBehalfOfId) return null
  const people = await tx.user.findMany({
    where: { id: { in: [row.enteredById, row.onBehalfOfId] } },
    select: { id: true, name: true },
  })
  const nameOf = (id: string) => people.find((someone) => someone.id === id)?.name ?? ''
  return {
    enteredBy: nameOf(row.enteredById),
    onBehalfOf: nameOf(row.onBehalfOfId),
    confirmedAt: moment(row.entryConfirmedAt),
  }
}

import { debtForAuthority, whoDecides } from '#shared/agreements/authority.ts'
import type { Claim } from '#shared/cases/claim.ts'
import { timeZone } from '#shared/countries.ts'
import { instant } from '#shared/dates.ts'
import type { CaseId } from '#shared/ids.ts'
import { limitationOfClaim } from '#shared/interest/applicable-law.ts'
import { minor } from '#shared/money.ts'
import { standsInFor } from '../access/deputies.ts'
import { agreementInForce, mandateOf } from '../agreements/agreement-queries.ts'
import { type Acceptance, acceptanceOf, collectors } from '../cases/acceptance.ts'
import { completenessOf, documentsOf } from '../cases/case-queries.ts'
import { loadClaim } from '../cases/load-claim.ts'
import { nextOfCase } from '../cases/situation.ts'
import { conversation } from '../contact/thread-queries.ts'
import type { Db } from '../db.ts'
import type { Ctx, OwnCase } from '../trpc.ts'
import { caseHead } from './case-head.ts'
import { waiversOf } from './waivers-of.ts'
import { history, lettersOf, linksOf, notesOf, paymentsOf, requestsOf } from './case-papers.ts'

/** All that the desk knows about one case, on one screen. Nothing of it is meant for anybody outside the desk. */
export async function workspace({ house, actor, caseId }: Ctx & { caseId: OwnCase }) {
  const { db } = house
  const head = await caseHead(db, caseId)
  const today = house.clock.today(timeZone(head.creditor.country))
  const [claim, agreement, papers, messages] = await Promise.all([
    claimOf(house, caseId),
    head.agreement ?? agreementInForce(db, head.creditor.creditorId),
    papersOf(db, caseId, timeZone(head.creditor.country)),
    conversations(db, caseId, {
      zone: timeZone(head.creditor.country),
      readerId: 'userId' in actor ? actor.userId : '',
    }),
  ])
  const isReviewed = head.status === 'UNDER_REVIEW' || head.status === 'NEEDS_INFORMATION'
  const acceptance = await acceptanceOf(house, db, caseId)
  const debt = debtForAuthority(head.principal, claim?.outstanding ?? head.principal)
  const oldest = head.invoices.map(({ dueOn }) => dueOn).toSorted()[0]
  return {
    today,
    ...head,
    /** The collector for whom the reader may work this case today, where that is not their own (A30). */
    inPlaceOf: await collectorAway(house, actor, head.collector?.id ?? null),
    agreement: agreement && {
      agreementId: agreement.id,
      number: agreement.number,
      signerName: agreement.signerName,
      signerRole: agreement.signerRole,
      signedAt: instant(agreement.signedAt.toISOString()),
      mandate: mandateOf(agreement.mandate),
    },
    claim,
    waivers: await waiversOf(db, caseId),
    price: acceptance.price,
    acceptance: isReviewed ? told(acceptance) : null,
    collectors: isReviewed ? await collectors(db) : [],
    authority:
      head.principal > 0
        ? whoDecides(
            debt,
            head.currency,
            acceptance.placedOn,
            agreement ? minor(Number(agreement.authorityLimitMinor)) : undefined,
          )
        : null,
    limitation: oldest
      ? limitationOfClaim(
          { creditorCountry: head.creditor.country, debtorCountry: head.debtor.country },
          oldest,
        )
      : null,
    completeness: await completenessOf(db, caseId),
    next: await nextOfCase(house, db, caseId),
    messages,
    ...papers,
  }
}

/** A manager reaches every case without standing in for anybody. */
async function collectorAway(house: Ctx['house'], actor: Ctx['actor'], collectorId: string | null) {
  if (actor.kind !== 'collector' || collectorId === null || collectorId === actor.userId) return null
  return standsInFor(house.db, actor.userId, collectorId, house.clock.today())
}

/** A refusal crosses the wire as its code and values. */
const told = ({ refusal, ...rest }: Acceptance) => ({ ...rest, refusal: refusal?.toJSON() ?? null })

/** A draft has no invoices yet, and so no claim. */
async function claimOf(house: Ctx['house'], caseId: OwnCase): Promise<Claim | null> {
  const { claim } = await loadClaim(house, house.db, caseId)
  return claim.invoices.length > 0 ? claim : null
}

async function papersOf(db: Db, caseId: CaseId, zone: string) {
  const [documents, requests, notes, letters, links, payments, events] = await Promise.all([
    documentsOf(db, caseId),
    requestsOf(db, caseId),
    notesOf(db, caseId),
    lettersOf(db, caseId),
    linksOf(db, caseId),
    paymentsOf(db, caseId, zone),
    history(db, caseId),
  ])
  return { documents, requests, notes, letters, links, payments, events }
}

async function conversations(db: Db, caseId: CaseId, reader: { zone: string; readerId: string }) {
  const [creditor, debtor] = await Promise.all([
    conversation(db, caseId, 'creditor', reader),
    conversation(db, caseId, 'debtor', reader),
  ])
  return { creditor, debtor }
}

import { Prisma } from '#db/client.ts'
import type { Promised } from '#shared/contact/answer-by.ts'
import { moneyThatWaits } from './waiting-money.ts'
import { caseFacts, caseTables, orDeputy } from './waiting-words.ts'

/**
 * One row for everything that waits, each kind in its own words of SQL. The day by which it is due is counted in
 * working days on the agency's calendar from the moment since which it has waited.
 */
export function waiting(zone: string, today: string, days: Record<Promised, number>): Prisma.Sql {
  const managerOf = orDeputy(Prisma.sql`coalesce(c."managerId", cr."managerId")`, today)
  const collectorOf = orDeputy(Prisma.sql`c."collectorId"`, today)
  const due = (since: Prisma.Sql, promised: Promised) =>
    Prisma.sql`working_days_after((${since} at time zone ${zone})::date, ${days[promised]}::int)`
  const columns = (kind: string, subject: Prisma.Sql, since: Prisma.Sql, dueOn: Prisma.Sql) =>
    Prisma.sql`${kind}::text || ':' || ${subject} as key, ${kind}::text as kind, ${subject} as "subjectId",
      ${since} as since, ${dueOn} as "dueOn"`

  const reviewed = Prisma.sql`coalesce(c."submittedAt", c."updatedAt")`
  const review = Prisma.sql`
    select ${columns('REVIEW', Prisma.sql`c.id`, reviewed, due(reviewed, 'review'))}, ${caseFacts},
      c.reference as text, 1 as count, c."principalMinor" as "amountMinor", c.currency, ${managerOf} as "ownerId"
    from ${caseTables}
    where c.status = 'UNDER_REVIEW' and (c."onBehalfOfId" is null or c."entryConfirmedAt" is not null)
      and not exists (
      select from "InformationRequest" r where r."caseId" = c.id and r."answeredAt" is not null)`

  const answered = Prisma.sql`
    select ${columns('ANSWERED', Prisma.sql`c.id`, Prisma.sql`r."answeredAt"`, due(Prisma.sql`r."answeredAt"`, 'informationAnswered'))},
      ${caseFacts}, left(r.answer, 160) as text, 1 as count, c."principalMinor" as "amountMinor", c.currency,
      ${managerOf} as "ownerId"
    from ${caseTables}
    cross join lateral (select "answeredAt", answer from "InformationRequest" r
      where r."caseId" = c.id and r."answeredAt" is not null order by r."answeredAt" desc limit 1) r
    where c.status = 'UNDER_REVIEW' and (c."onBehalfOfId" is null or c."entryConfirmedAt" is not null)`

  const late = Prisma.sql`
    select ${columns('INFORMATION_LATE', Prisma.sql`r.id`, Prisma.sql`r."askedAt"`, Prisma.sql`r."dueOn"::date`)},
      ${caseFacts}, left(r.question, 160) as text, 1 as count, c."principalMinor" as "amountMinor", c.currency,
      ${managerOf} as "ownerId"
    from ${caseTables}
    join "InformationRequest" r on r."caseId" = c.id and r."answeredAt" is null and not r.cancelled
    where c.status = 'NEEDS_INFORMATION' and r."dueOn" < ${today}`

  const said = (
    kind: string,
    audience: string,
    owner: Prisma.Sql,
    promised: Promised,
    asksUpdate = false,
  ) => Prisma.sql`
    select ${columns(kind, Prisma.sql`c.id`, Prisma.sql`m.since`, due(Prisma.sql`m.since`, promised))},
      ${caseFacts}, m.text, m.count, c."principalMinor" as "amountMinor", c.currency, ${owner} as "ownerId"
    from (
      select "caseId", min("createdAt") as since, count(*)::int as count,
        (array_agg(left(text, 160) order by "createdAt" desc))[1] as text
      from "Message"
      where "settledAt" is null and audience = ${audience} and "fromKind" = ${audience}
        and "asksUpdate" = ${asksUpdate} group by "caseId"
    ) m
    join "Case" c on c.id = m."caseId"
    join "Debtor" d on d.id = c."debtorId" join "Creditor" cr on cr.id = c."creditorId"`

  const complaint = Prisma.sql`
    select ${columns('COMPLAINT', Prisma.sql`p.id`, Prisma.sql`p."createdAt"`, Prisma.sql`p."dueOn"::date`)},
      c.id as "caseId", p."creditorId", c.number as "caseNumber", p.name as title, p.number as sub,
      left(p.text, 160) as text, 1 as count, null::bigint as "amountMinor", null::text as currency,
      ${managerOf} as "ownerId"
    from "Complaint" p left join "Case" c on c.id = p."caseId" left join "Creditor" cr on cr.id = c."creditorId"
    where p."answeredAt" is null`

  const lead = Prisma.sql`
    select ${columns('LEAD', Prisma.sql`l.id`, Prisma.sql`l."createdAt"`, due(Prisma.sql`l."createdAt"`, 'lead'))},
      null::text as "caseId", null::text as "creditorId", null::text as "caseNumber", l.name as title,
      l.company as sub, left(l.text, 160) as text, 1 as count, null::bigint as "amountMinor", null::text as currency,
      null::text as "ownerId"
    from "Lead" l where l."handledAt" is null`

  // A letter that has not left: no address is known, or the mail server refused it for good, for the reason in `text`.
  const unsent = Prisma.sql`coalesce(m."failedAt", t."createdAt")`
  const letter = Prisma.sql`
    select ${columns('LETTER', Prisma.sql`t.id`, unsent, due(unsent, 'letterToPost'))},
      ${caseFacts}, m."lastError" as text, 1 as count, c."principalMinor" as "amountMinor", c.currency,
      ${collectorOf} as "ownerId"
    from ${caseTables} join "Letter" t on t."caseId" = c.id
    left join lateral (select "failedAt", "lastError" from "OutgoingMail" o
      where o."caseId" = c.id and o.kind = 'first-letter' and o."failedAt" is not null
        and o.data->>'letterId' = t.id
      order by o."failedAt" desc limit 1) m on true
    where t."sentAt" is null and c.status not in ('CLOSED', 'DECLINED')`

  // What waits for the desk: a case that stands still, a dispute that has been heard, a debtor who did not answer.
  // What was just decided can still be taken back by who decided, and waits for nobody else.
  const heard = Prisma.sql`coalesce((select max(e.at) from "DisputeEntry" e where e."disputeId" = p.id), p."openedAt")`
  const dispute = Prisma.sql`
    select ${columns('DISPUTE', Prisma.sql`p.id`, heard, due(heard, 'dispute'))}, ${caseFacts},
      p.type as text, 1 as count, c."principalMinor" as "amountMinor", c.currency, ${managerOf} as "ownerId"
    from ${caseTables} join "Dispute" p on p."caseId" = c.id
    where p."endedAt" is null and p."heldUntil" is null and c.status not in ('CLOSED', 'DECLINED')
      and (p.status = 'OPEN' or p."wholeCase" or (p.status = 'AWAITING_DEBTOR' and p."debtorDueOn" < ${today}))`
  const disputeLate = Prisma.sql`
    select ${columns('DISPUTE_LATE', Prisma.sql`p.id`, Prisma.sql`p."openedAt"`, Prisma.sql`p."creditorDueOn"::date`)},
      ${caseFacts}, p.type as text, 1 as count, c."principalMinor" as "amountMinor", c.currency,
      ${managerOf} as "ownerId"
    from ${caseTables} join "Dispute" p on p."caseId" = c.id
    where p."endedAt" is null and p."heldUntil" is null and c.status not in ('CLOSED', 'DECLINED')
      and not p."wholeCase"
      and p.status = 'AWAITING_CREDITOR' and p."creditorDueOn" < ${today}`

  const entry = Prisma.sql`
    select ${columns('ENTRY', Prisma.sql`c.id`, reviewed, due(reviewed, 'review'))}, ${caseFacts},
      null::text as text, 1 as count, c."principalMinor" as "amountMinor", c.currency, ${managerOf} as "ownerId"
    from ${caseTables}
    where c."onBehalfOfId" is not null and c."entryConfirmedAt" is null
      and c.status not in ('DRAFT', 'CLOSED', 'DECLINED')`

  // What has run out waits for nobody, and what was just decided can still be taken back by who decided.
  const plan = Prisma.sql`
    select ${columns('PLAN', Prisma.sql`c.id`, Prisma.sql`r."createdAt"`, due(Prisma.sql`r."createdAt"`, 'planOffer'))},
      ${caseFacts}, left(r.words, 160) as text, 1 as count, r."totalMinor" as "amountMinor", c.currency,
      ${managerOf} as "ownerId"
    from ${caseTables} join "Negotiation" n on n."caseId" = c.id
    join "ProposalRound" r on r."negotiationId" = n.id and r.number = n.round
    where n."endedAt" is null and n.status = 'WITH_MANAGER' and n."heldUntil" is null and n."expiresAt" > now()`

  // A plan that was not kept waits until somebody of the desk has said how it goes on, also while it can restore itself.
  const brokenAt = Prisma.sql`coalesce(p."endedAt", p."signedAt")`
  const planBroken = Prisma.sql`
    select ${columns('PLAN_BROKEN', Prisma.sql`p.id`, brokenAt, due(brokenAt, 'planBroken'))},
      ${caseFacts}, p."brokenOn" as text, 1 as count, p."totalMinor" as "amountMinor", c.currency,
      ${managerOf} as "ownerId"
    from ${caseTables} join "Plan" p on p."caseId" = c.id
    where p.status = 'DEFAULTED' and p.decision is null and p."brokenOn" is not null
      and c.status not in ('CLOSED', 'DECLINED')`

  const question = said('QUESTION', 'debtor', collectorOf, 'debtorQuestion')
  const message = said('MESSAGE', 'creditor', managerOf, 'creditorMessage')
  const update = said('UPDATE', 'creditor', managerOf, 'update', true)
  const parts = [
    review,
    answered,
    late,
    dispute,
    disputeLate,
    plan,
    planBroken,
    question,
    message,
    update,
    ...moneyThatWaits({ zone, today, due, columns, managerOf }),
    complaint,
    lead,
    letter,
    entry,
  ]
  return Prisma.join(parts, ' union all ')
}

import { Prisma } from '#db/client.ts'
import type { Promised } from '#shared/contact/answer-by.ts'

const caseFacts = Prisma.sql`
  c.id as "caseId", c."creditorId", c.number as "caseNumber", d.name as title, cr.name as sub`
const caseTables = Prisma.sql`
  "Case" c join "Debtor" d on d.id = c."debtorId" join "Creditor" cr on cr.id = c."creditorId"`
/** Whose turn it is today: somebody who is away is stood in for by whom they have named. */
const orDeputy = (person: Prisma.Sql, today: string) => Prisma.sql`coalesce((
  select a."deputyId" from "Absence" a where a."userId" = ${person} and a."creditorId" is null
    and a."endedAt" is null and a."fromOn" <= ${today} and a."untilOn" >= ${today} limit 1), ${person})`

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

  const setAside = Prisma.sql`
    select ${columns('SET_ASIDE', Prisma.sql`s.id`, Prisma.sql`s."createdAt"`, due(Prisma.sql`s."createdAt"`, 'setAside'))},
      c.id as "caseId", s."creditorId", c.number as "caseNumber", coalesce(d.name, s."providerPaymentId") as title,
      cr.name as sub, s.reason as text, 1 as count, s."amountMinor", s.currency, ${managerOf} as "ownerId"
    from "SetAsidePayment" s
    left join "Case" c on c.id = s."caseId" left join "Debtor" d on d.id = c."debtorId"
    left join "Creditor" cr on cr.id = s."creditorId"
    where s."settledAt" is null`

  // What a creditor reports waits for us from the report, or from its answer; a question that was not answered in time,
  // from the creditor's day.
  const direct = Prisma.sql`
    select ${columns(
      'DIRECT_PAYMENT',
      Prisma.sql`p.id`,
      Prisma.sql`p."reportedAt"`,
      Prisma.sql`case p.status when 'QUERIED' then p."answerDueOn"::date
        else ${due(Prisma.sql`p."reportedAt"`, 'directPayment')} end`,
    )}, ${caseFacts},
      p.reference as text, 1 as count, p."amountMinor", p.currency, ${managerOf} as "ownerId"
    from ${caseTables} join "DirectPayment" p on p."caseId" = c.id
    where p.status in ('REPORTED', 'VERIFIED') or (p.status = 'QUERIED' and p."answerDueOn" < ${today})`

  // Money that has arrived and that nobody could assign by itself, or that has left and that nobody had ordered.
  const money = Prisma.sql`
    select ${columns('MONEY', Prisma.sql`e.id`, Prisma.sql`e."createdAt"`, due(Prisma.sql`e."createdAt"`, 'money'))},
      null::text as "caseId", e."creditorId", null::text as "caseNumber",
      coalesce(e."counterpartyName", e.reference, e."endToEndId", e.iban) as title, cr.name as sub,
      left(coalesce(e.reference, e.text), 160) as text, 1 as count,
      case e.status when 'SUSPENSE' then e."restMinor" else e."amountMinor" end as "amountMinor", e.currency,
      ${orDeputy(Prisma.sql`cr."managerId"`, today)} as "ownerId"
    from "BankEntry" e join "Creditor" cr on cr.id = e."creditorId"
    where e.status in ('SUSPENSE', 'WAITING') and not exists (select from "PayBack" b
      where b.kind = 'SUSPENSE' and b."subjectId" = e.id and b.status = 'WAITING')`

  // Such money goes back once a second person agrees; until then it is a matter of that person's alone.
  const payBack = Prisma.sql`
    select ${columns('PAY_BACK', Prisma.sql`b."subjectId"`, Prisma.sql`b."requestedAt"`, due(Prisma.sql`b."requestedAt"`, 'refund'))},
      null::text as "caseId", b."creditorId", null::text as "caseNumber", b."toName" as title, cr.name as sub,
      left(b.why, 160) as text, 1 as count, b."amountMinor", b.currency, null::text as "ownerId"
    from "PayBack" b join "Creditor" cr on cr.id = b."creditorId"
    where b.kind = 'SUSPENSE' and b.status = 'WAITING'`

  // A refund waits for a person: for the second one from the limit on, or where a debtor has asked for it or said an
  // account. A debtor who was asked for an account and does not answer comes back to the desk after a while.
  const refund = Prisma.sql`
    select ${columns('REFUND', Prisma.sql`p.id`, Prisma.sql`p."requestedAt"`, due(Prisma.sql`p."requestedAt"`, 'refund'))},
      ${caseFacts}, p.why as text, 1 as count, p."amountMinor", p.currency, null::text as "ownerId"
    from ${caseTables} join "Refund" p on p."caseId" = c.id
    where p.status = 'WAITING' or (p.status = 'ASKED' and p."requestedAt" < now() - interval '14 days')`

  // The same about a receipt that is put right.
  const correction = Prisma.sql`
    select ${columns('CORRECTION', Prisma.sql`p.id`, Prisma.sql`p."requestedAt"`, due(Prisma.sql`p."requestedAt"`, 'correction'))},
      ${caseFacts}, left(p.why, 160) as text, 1 as count, p."amountMinor", p.currency, null::text as "ownerId"
    from ${caseTables} join "Correction" p on p."caseId" = c.id where p.status = 'WAITING'`

  // A bank has taken money back: it hears us until its own deadline.
  const chargeback = Prisma.sql`
    select ${columns(
      'CHARGEBACK',
      Prisma.sql`p.id`,
      Prisma.sql`p."openedAt"`,
      Prisma.sql`coalesce((p."evidenceDueAt" at time zone ${zone})::date, ${due(Prisma.sql`p."openedAt"`, 'chargeback')})`,
    )}, ${caseFacts},
      p.reason as text, 1 as count, p."amountMinor", p.currency, ${managerOf} as "ownerId"
    from ${caseTables} join "Chargeback" p on p."caseId" = c.id
    where p.status = 'NEEDS_EVIDENCE' and p."answeredAt" is null and p."acceptedById" is null
      and (p."evidenceDueAt" is null or p."evidenceDueAt" > now())`

  // Above the limit a second person decides about interest that is not asked for; whoever asked is not the one.
  const waiver = Prisma.sql`
    select ${columns('WAIVER', Prisma.sql`v.id`, Prisma.sql`v."askedAt"`, due(Prisma.sql`v."askedAt"`, 'waiver'))},
      ${caseFacts}, left(v.reason, 160) as text, 1 as count, v."amountMinor", v.currency, null::text as "ownerId"
    from ${caseTables} join "InterestWaiver" v on v."caseId" = c.id
    where v."needsSecond" and v."decidedAt" is null and c.status not in ('CLOSED', 'DECLINED')`

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
    direct,
    chargeback,
    refund,
    correction,
    waiver,
    setAside,
    money,
    payBack,
    complaint,
    lead,
    letter,
    entry,
  ]
  return Prisma.join(parts, ' union all ')
}

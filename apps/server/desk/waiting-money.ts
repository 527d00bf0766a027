import { Prisma } from '#db/client.ts'
import type { Promised } from '#shared/contact/answer-by.ts'
import { caseFacts, caseTables, orDeputy } from './waiting-words.ts'

type Words = {
  zone: string
  today: string
  due: (since: Prisma.Sql, promised: Promised) => Prisma.Sql
  columns: (kind: string, subject: Prisma.Sql, since: Prisma.Sql, dueOn: Prisma.Sql) => Prisma.Sql
  managerOf: Prisma.Sql
}

/** Everything that waits because money has come, has left, or is about to. */
export function moneyThatWaits({ zone, today, due, columns, managerOf }: Words): Prisma.Sql[] {
  // Money that came by card and fits nowhere. Somebody may let it stay for some days; it is theirs again after that.
  const setAside = Prisma.sql`
    select ${columns(
      'SET_ASIDE',
      Prisma.sql`s.id`,
      Prisma.sql`s."createdAt"`,
      Prisma.sql`coalesce(s."keptUntil"::date, ${due(Prisma.sql`s."createdAt"`, 'setAside')})`,
    )},
      c.id as "caseId", s."creditorId", c.number as "caseNumber", coalesce(d.name, s."providerPaymentId") as title,
      cr.name as sub, s.reason as text, 1 as count, s."amountMinor", s.currency,
      case when s."askedById" is null then coalesce(${orDeputy(Prisma.sql`s."keptById"`, today)}, ${managerOf}) end
        as "ownerId"
    from "SetAsidePayment" s
    left join "Case" c on c.id = s."caseId" left join "Debtor" d on d.id = c."debtorId"
    left join "Creditor" cr on cr.id = s."creditorId"
    where s."settledAt" is null and (s."keptUntil" is null or s."keptUntil" <= ${today})`

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

  return [direct, chargeback, refund, correction, waiver, setAside, money, payBack]
}

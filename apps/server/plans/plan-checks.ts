import type { Tx } from '../db.ts'
import type { BookCheck } from '../ledger/difference.ts'

type Found = { at: string; name: string }

/**
 * What must always be true of plans and kept cards: each row of an answer is a plan, a card or a try of which it is not.
 * A plan that nobody has swept yet is no fault: how it stands is worked out, and written down later.
 */
export function planChecks(db: Tx): BookCheck[] {
  const check = (name: string, sql: string, sentence: (found: Found) => string): BookCheck => ({
    name,
    async *differences() {
      for (const found of await db.$queryRawUnsafe<Found[]>(sql))
        yield { check: name, at: found.at, sentence: sentence(found) }
    },
  })
  return [
    check(
      'the payments of a plan add up to it',
      unequal,
      ({ at, name }) => `the payments of the plan ${at} of the case ${name} do not add up to its total`,
    ),
    check(
      'no closed case has a running plan',
      outlived,
      ({ at, name }) => `the plan ${at} runs although the case ${name} was paid or settled`,
    ),
    check(
      'a completed plan is paid',
      unpaid,
      ({ at, name }) => `the plan ${at} of the case ${name} is complete, and less was paid than agreed`,
    ),
    check(
      'a plan that is paid is complete',
      overpaid,
      ({ at, name }) => `the plan ${at} of the case ${name} runs although all that was agreed has come in`,
    ),
    check(
      'a case under a plan has one',
      missing,
      ({ name }) => `the case ${name} is under a plan and has none that runs`,
    ),
    check(
      'what was charged to a card is a payment',
      charged,
      ({ at, name }) => `the try ${at} of the case ${name} succeeded, and its payment did not`,
    ),
    check(
      'nothing is charged beyond what was allowed',
      beyond,
      ({ at, name }) => `the card ${at} of the case ${name} was charged more than its words allow`,
    ),
  ]
}

const unequal = `
  select p.id as at, coalesce(c.number, c.id) as name
  from "Plan" p join "Case" c on c.id = p."caseId"
    left join "PlanInstalment" i on i."planId" = p.id
  group by p.id, c.id having coalesce(sum(i."amountMinor"), 0) <> p."totalMinor" order by p.id`

/** Cases that end otherwise keep their plan as it was: it is over with its case, and is shown so. */
const outlived = `
  select p.id as at, coalesce(c.number, c.id) as name
  from "Plan" p join "Case" c on c.id = p."caseId"
  where p.status = 'ACTIVE' and c.status = 'CLOSED' and c."closeCode" in ('PAID', 'SETTLED') order by p.id`

/** What came in for a plan since it was signed. */
const cameIn = `(select coalesce(sum(y."amountMinor"), 0) from "Payment" y
      where y."caseId" = p."caseId" and y.status = 'SUCCEEDED'
        and coalesce(y."firstSettledAt", y."settledAt") >= p."signedAt")`

/** Where nothing is owed any more, less than was agreed is enough. */
const unpaid = `
  select p.id as at, coalesce(c.number, c.id) as name
  from "Plan" p join "Case" c on c.id = p."caseId"
  where p.status = 'COMPLETED' and coalesce(c."closeCode", '') <> 'PAID'
    and p."totalMinor" > ${cameIn}
  order by p.id`

/** One that waits for the decision of a dispute runs until then (packages/shared/cases/plan-end.ts). */
const overpaid = `
  select p.id as at, coalesce(c.number, c.id) as name
  from "Plan" p join "Case" c on c.id = p."caseId"
  where p.status = 'ACTIVE' and c.status = 'PLAN_ACTIVE' and p."totalMinor" <= ${cameIn}
    and not exists (select from "Hold" h where h."caseId" = c.id and h."liftedAt" is null)
  order by p.id`

const missing = `
  select c.id as at, coalesce(c.number, c.id) as name from "Case" c
  where c.status = 'PLAN_ACTIVE'
    and not exists (select from "Plan" p where p."caseId" = c.id and p.status = 'ACTIVE') order by c.id`

/** Taken back since by the bank, or set aside for a person, is the later life of a payment. */
const charged = `
  select t.id as at, coalesce(c.number, c.id) as name
  from "InstalmentCharge" t join "Case" c on c.id = t."caseId" join "Payment" y on y.id = t."paymentId"
  where t.status = 'SUCCEEDED' and y.status in ('STARTED', 'FAILED', 'EXPIRED') order by t.id`

const beyond = `
  select k.id as at, coalesce(c.number, c.id) as name
  from "SavedCard" k join "Case" c on c.id = k."caseId"
    join "InstalmentCharge" t on t."savedCardId" = k.id and t.status in ('SUCCEEDED', 'STARTED')
  group by k.id, c.id having sum(t."amountMinor") > k."limitMinor" order by k.id`

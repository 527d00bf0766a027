import type { CaseStatus } from '#shared/cases/case.ts'
import type { CaseId, InvoiceId } from '#shared/ids.ts'
import type { Standing } from '#shared/ledger/claim-postings.ts'
import type { Share } from '#shared/ledger/fee-postings.ts'
import type { ClaimRow } from '../cases/load-claim.ts'
import type { termsOf } from '../cases/price-of-case.ts'
import { askIn, type Tx } from '../db.ts'
import type { ChainEnd } from '../events.ts'
import {
  noShare,
  type OpenRow,
  openPartsWhere,
  type ShareRow,
  sharesOf,
  sharesWhere,
  standingsOf,
} from '../ledger/case-books.ts'

/** Everything that the posting of one receipt depends on, as it stands under the lock of its case. */
export type Gathered = {
  payment: {
    id: string
    creditorId: string
    currency: string
    method: string
    amountMinor: bigint
    invoiceIds: InvoiceId[]
    startedAt: Date
    firstSettledAt: Date | null
  }
  file: ClaimRow & Parameters<typeof termsOf>[0] & { status: CaseStatus; bookedOn: string | null }
  /** Whether a plan lives that this money may restore, or break nothing any more. */
  hasPlan: boolean
  chain: ChainEnd
  booked: Standing[]
  charged: Share
}

/**
 * Locks the case and reads it all, on one way to the database and back: receipts of one case are posted one after the
 * other, each on what the one before has left.
 */
export async function gatherReceipt(tx: Tx, caseId: CaseId, paymentId: string): Promise<Gathered> {
  const [, [row]] = await Promise.all([
    askIn(tx, lockCase, [caseId]),
    askIn<{ found: Found }>(tx, question, [caseId, paymentId]),
  ])
  if (!row) throw new Error(`There is no payment ${paymentId} of ${caseId}`)
  const { payment, file, hasPlan, chain, booked, charged } = row.found
  return {
    payment: {
      ...payment,
      amountMinor: BigInt(payment.amountMinor),
      startedAt: new Date(payment.startedAt),
      firstSettledAt: moment(payment.firstSettledAt),
    },
    file: { ...file, ...claimRowOf(file) },
    hasPlan,
    chain,
    booked: standingsOf(booked).get(caseId) ?? [],
    charged: sharesOf(charged).get(caseId) ?? noShare,
  }
}

const lockCase = `select from "Case" where id = $1 for update`

/** A value as JSON carries it: whole amounts and moments are texts. */
type Carried<T> = T extends string
  ? T
  : T extends bigint | Date
    ? string
    : T extends readonly (infer Item)[]
      ? Carried<Item>[]
      : T extends object
        ? { [Key in keyof T]: Carried<T[Key]> }
        : T

type Found = Carried<Omit<Gathered, 'booked' | 'charged' | 'file'>> & {
  booked: OpenRow[]
  charged: ShareRow[]
  file: Omit<Gathered['file'], keyof ClaimRow> & Carried<ClaimRow>
}

const moment = (text: string | null): Date | null => (text === null ? null : new Date(text))

function claimRowOf(row: Carried<ClaimRow>): ClaimRow {
  const amount = <T extends { amountMinor: string }>(held: T) => ({
    ...held,
    amountMinor: BigInt(held.amountMinor),
  })
  return {
    ...row,
    invoices: row.invoices.map((invoice) => ({
      ...amount(invoice),
      credits: invoice.credits.map(amount),
      waivers: invoice.waivers.map(amount),
    })),
    holds: row.holds.map((hold) => ({
      ...hold,
      amountMinor: hold.amountMinor === null ? null : BigInt(hold.amountMinor),
      liftedAt: moment(hold.liftedAt),
    })),
    plans: row.plans.map((plan) => ({
      ...plan,
      totalMinor: BigInt(plan.totalMinor),
      signedAt: new Date(plan.signedAt),
      instalments: plan.instalments.map(amount),
    })),
    costs: row.costs.map(amount),
    refunds: row.refunds.map(({ fromCreditMinor }) => ({ fromCreditMinor: BigInt(fromCreditMinor) })),
    payments: row.payments.map((payment) => ({
      ...amount(payment),
      startedAt: new Date(payment.startedAt),
      settledAt: moment(payment.settledAt),
      firstSettledAt: moment(payment.firstSettledAt),
      allocations: payment.allocations.map(amount),
    })),
  }
}

// The same rows as `claimColumns` reads, and those of the price beside them, as one text of JSON.
const list = (object: string, from: string) => `coalesce((select json_agg(${object}) from ${from}), '[]')`
const question = `
  select json_build_object(
    'payment', json_build_object('id', p.id, 'creditorId', p."creditorId", 'currency', p.currency, 'method', p.method,
      'amountMinor', p."amountMinor"::text, 'invoiceIds', p."invoiceIds", 'startedAt', p."startedAt",
      'firstSettledAt', p."firstSettledAt"),
    'hasPlan', exists (select from "Plan" l
      where l."caseId" = c.id and l.status in ('ACTIVE', 'DEFAULTED') and l."supersededById" is null),
    'booked', ${list('b', `(${openPartsWhere('= c.id')}) b`)},
    'charged', ${list('s', `(${sharesWhere('= c.id')}) s`)},
    'chain', json_build_object('seq', c."eventSeq", 'hash', c."eventHash"),
    'file', json_build_object('status', c.status, 'bookedOn', c."bookedOn", 'currency', c.currency,
      'tariff', c.tariff, 'feeNumerator', c."feeNumerator", 'feeDenominator', c."feeDenominator", 'placedOn', c."placedOn",
      'creditor', json_build_object('country', r.country), 'debtor', json_build_object('country', d.country),
      'agreement', (select json_build_object('mandate', g.mandate) from "Agreement" g where g.id = c."agreementId"),
      'invoices', ${list(
        `json_build_object('id', i.id, 'number', i.number, 'dueOn', i."dueOn", 'amountMinor', i."amountMinor"::text,
          'credits', ${list(`json_build_object('amountMinor', k."amountMinor"::text)`, `"InvoiceCredit" k where k."invoiceId" = i.id`)},
          'waivers', ${list(
            `json_build_object('amountMinor', w."amountMinor"::text, 'effectiveOn', w."effectiveOn")`,
            `"InterestWaiver" w where w."invoiceId" = i.id and w."effectiveOn" is not null`,
          )}) order by i.position`,
        `"Invoice" i where i."caseId" = c.id`,
      )},
      'holds', ${list(
        `json_build_object('invoiceId', h."invoiceId", 'amountMinor', h."amountMinor"::text, 'liftedAt', h."liftedAt",
          'reason', h.reason)`,
        `"Hold" h where h."caseId" = c.id and (h."liftedAt" is null or h."invoiceId" is null)`,
      )},
      'plans', ${list(
        `json_build_object('status', l.status, 'totalMinor', l."totalMinor"::text, 'claimedOn', l."claimedOn", 'signedAt', l."signedAt",
          'cureBy', l."cureBy", 'instalments', ${list(
            `json_build_object('number', n.number, 'statutoryOn', n."statutoryOn", 'dueOn', n."dueOn", 'graceUntil', n."graceUntil",
              'amountMinor', n."amountMinor"::text) order by n.number`,
            `"PlanInstalment" n where n."planId" = l.id`,
          )})`,
        `"Plan" l where l."caseId" = c.id and l.status in ('ACTIVE', 'COMPLETED')`,
      )},
      'costs', ${list(
        `json_build_object('id', s.id, 'kind', s.kind, 'amountMinor', s."amountMinor"::text,
          'recordedOn', s."recordedOn", 'takenBackOn', s."takenBackOn")`,
        `"Cost" s where s."caseId" = c.id`,
      )},
      'refunds', ${list(
        `json_build_object('fromCreditMinor', f."fromCreditMinor"::text)`,
        `"Refund" f join "Payment" o on o.id = f."paymentId" and o.status = 'SUCCEEDED'
          where f."caseId" = c.id and f."orderedAt" is not null`,
      )},
      'payments', ${list(
        `json_build_object('id', o.id, 'status', o.status, 'startedAt', o."startedAt", 'receivedOn', o."receivedOn",
          'settledAt', o."settledAt", 'firstSettledAt', o."firstSettledAt", 'amountMinor', o."amountMinor"::text, 'invoiceIds', o."invoiceIds",
          'allocations', ${list(
            `json_build_object('part', a.part, 'invoiceId', a."invoiceId", 'amountMinor', a."amountMinor"::text)`,
            `"PaymentAllocation" a where a."paymentId" = o.id`,
          )}) order by o."settledAt"`,
        // What has only begun matters to a plan alone: its clock stands still meanwhile.
        `"Payment" o where o."caseId" = c.id and (o.status = 'SUCCEEDED' or (o.status = 'STARTED'
          and exists (select from "Plan" l where l."caseId" = c.id and l.status = 'ACTIVE')))`,
      )})) as found
  from "Case" c join "Creditor" r on r.id = c."creditorId" join "Debtor" d on d.id = c."debtorId"
    join "Payment" p on p."caseId" = c.id
  where c.id = $1 and p.id = $2`

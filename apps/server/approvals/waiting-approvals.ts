import { type ApprovalKind, mostUrgentFirst } from '#shared/approvals/approval.ts'
import { timeZone } from '#shared/countries.ts'
import { type Day, day, dayOf, type Instant, instant } from '#shared/dates.ts'
import type { CaseId } from '#shared/ids.ts'
import { fromBigInt, type Minor } from '#shared/money.ts'
import { standsInFor } from '../access/deputies.ts'
import { waitsForCreditor } from '../cases/waits-for-creditor.ts'
import { inTransaction, type Tx } from '../db.ts'
import type { Ctx, OwnCreditor } from '../trpc.ts'

export type Approval = {
  key: string
  kind: ApprovalKind
  /** Null where it concerns the company as a whole. */
  caseId: CaseId | null
  subjectId: string
  caseNumber: string | null
  debtorName: string | null
  amount: Minor | null
  currency: string | null
  /** How many payments are offered, how many cases wait. */
  count: number | null
  text: string | null
  since: Instant
  dueOn: Day | null
  /** Only an owner, or whom an owner has named for an absence, may do it. */
  ownersOnly: boolean
}

const most = 100

/** Everything that waits for this company's word, the most urgent first: one list, whatever it is about. */
export async function approvals({ house, actor, creditorId }: Ctx & { creditorId: OwnCreditor }) {
  return inTransaction(house.db, actor, async (tx) => {
    const { country } = await tx.creditor.findUniqueOrThrow({
      where: { id: creditorId },
      select: { country: true },
    })
    const zone = timeZone(country)
    const now = new Date(house.clock.now())
    const today = house.clock.today(zone)
    const { offers, disputes, requests, consents, entries, reports } = await waitsForCreditor(
      tx,
      creditorId,
      {
        now,
        today,
        most,
      },
    )
    const all = [
      ...plans(offers, zone),
      ...asked(disputes),
      ...information(requests),
      ...reported(reports),
      ...costs(consents),
      ...toConfirm(entries),
      ...(await unsigned(tx, creditorId)),
    ]
    const isOwner = actor.kind === 'creditor' && actor.role === 'owner'
    const forName =
      actor.kind === 'creditor' && !isOwner
        ? await standsInFor(tx, actor.userId, { ownersOf: creditorId }, house.clock.today())
        : null
    return { today, items: all.toSorted(mostUrgentFirst), mayDecide: isOwner || forName !== null, forName }
  })
}

type Waits = Awaited<ReturnType<typeof waitsForCreditor>>

const plans = (offers: Waits['offers'], zone: string): Approval[] =>
  offers.flatMap(({ id, expiresAt, rounds: [round], case: file }) =>
    round
      ? [
          {
            ...about('PLAN', id, file),
            amount: fromBigInt(round.totalMinor),
            count: round.count,
            text: round.words,
            since: moment(round.createdAt),
            dueOn: dayOf(moment(expiresAt), zone),
            ownersOnly: true,
          },
        ]
      : [],
  )

const asked = (disputes: Waits['disputes']): Approval[] =>
  disputes.map(({ id, words, openedAt, creditorDueOn, case: file }) => ({
    ...about('DISPUTE', id, file),
    text: words,
    since: moment(openedAt),
    dueOn: creditorDueOn ? day(creditorDueOn) : null,
  }))

const information = (requests: Waits['requests']): Approval[] =>
  requests.map(({ id, question, askedAt, dueOn, case: file }) => ({
    ...about('INFORMATION', id, file),
    text: question,
    since: moment(askedAt),
    dueOn: day(dueOn),
  }))

/** What was reported, and not the debt: that is what is asked about. */
const reported = (reports: Waits['reports']): Approval[] =>
  reports.map(({ id, question, reportedAt, answerDueOn, amountMinor, case: file }) => ({
    ...about('DIRECT_PAYMENT', id, file),
    amount: fromBigInt(amountMinor),
    text: question,
    since: moment(reportedAt),
    dueOn: answerDueOn === null ? null : day(answerDueOn),
  }))

/** The most that may be spent, and not the debt: that is what is decided about. */
const costs = (consents: Waits['consents']): Approval[] =>
  consents.map(({ id, reason, ceilingMinor, askedAt, dueOn, case: file }) => ({
    ...about('COST', id, file),
    amount: fromBigInt(ceilingMinor),
    text: reason,
    since: moment(askedAt),
    dueOn: day(dueOn),
    ownersOnly: true,
  }))

const toConfirm = (entries: Waits['entries']): Approval[] =>
  entries.map((file) => ({
    ...about('ENTRY', file.id, file),
    since: moment(file.submittedAt ?? file.updatedAt),
  }))

/** The agreement is one thing to do, however many cases wait for it. */
async function unsigned(tx: Tx, creditorId: string): Promise<Approval[]> {
  const waiting = await tx.case.aggregate({
    where: { creditorId, status: 'AWAITING_AGREEMENT' },
    _count: true,
    _min: { submittedAt: true },
  })
  if (waiting._count === 0 || !waiting._min.submittedAt) return []
  return [
    {
      ...nothing,
      key: 'AGREEMENT',
      kind: 'AGREEMENT',
      subjectId: creditorId,
      count: waiting._count,
      since: moment(waiting._min.submittedAt),
      ownersOnly: true,
    },
  ]
}

type FileRow = {
  id: string
  number: string | null
  currency: string
  principalMinor: bigint
  debtor: { name: string }
}

const nothing = {
  caseId: null,
  caseNumber: null,
  debtorName: null,
  amount: null,
  currency: null,
  count: null,
  text: null,
  dueOn: null,
  ownersOnly: false,
} as const

const about = (kind: ApprovalKind, subjectId: string, file: FileRow) => ({
  ...nothing,
  key: `${kind}:${subjectId}`,
  kind,
  subjectId,
  caseId: file.id as CaseId,
  caseNumber: file.number,
  debtorName: file.debtor.name,
  amount: fromBigInt(file.principalMinor),
  currency: file.currency,
})

const moment = (at: Date): Instant => instant(at.toISOString())

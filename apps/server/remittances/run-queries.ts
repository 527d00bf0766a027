import type { CreditorId } from '#shared/ids.ts'
import { type Day, day, type Instant } from '#shared/dates.ts'
import { type Currency, fromBigInt } from '#shared/money.ts'
import { Refusal } from '#shared/refusal.ts'
import { fourEyesLimit, nextRunOn, totalInEur } from '#shared/remittances/run-policy.ts'
import type { House } from '../house.ts'
import type { Ctx } from '../trpc.ts'
import { totalsOf } from './count-run.ts'
import { lastRunOn } from './propose-run.ts'

const instantOf = (at: Date | null) => (at ? (at.toISOString() as Instant) : null)

/** The runs so far, newest first, and when the next is counted. */
export async function runs({ house }: Ctx) {
  const rows = await house.db.remittanceRun.findMany({ orderBy: { id: 'desc' }, take: 30 })
  const next = nextRunOn(house.clock.today(), await lastRunOn(house))
  return {
    next,
    isReady: house.config.agencyBank !== null && house.config.clientBank !== null,
    runs: rows.map(({ id, number, proposedOn, status }) => ({
      runId: id,
      number,
      proposedOn: day(proposedOn),
      status,
    })),
  }
}

const amountsOf = (row: AmountRow) => ({
  gross: fromBigInt(row.grossMinor),
  fee: fromBigInt(row.feeMinor),
  vat: fromBigInt(row.vatMinor),
  kept: fromBigInt(row.keptMinor),
  net: fromBigInt(row.netMinor),
})
type AmountRow = {
  grossMinor: bigint
  feeMinor: bigint
  vatMinor: bigint
  keptMinor: bigint
  netMinor: bigint
}

/** The most remittances that a preview shows; what a run moves is always added up over all of them. */
const shownAtMost = 500

/** One run as it was counted: what goes to whom, why nothing does, who has approved, what the bank has said. */
export async function runPreview({ house, actor }: Ctx, { runId }: { runId: string }) {
  const { db, clock } = house
  const run = await db.remittanceRun.findUnique({
    where: { id: runId },
    include: { files: { orderBy: { messageId: 'asc' } } },
  })
  if (!run) throw new Refusal('access.notFound')
  const rows = await db.remittance.findMany({
    where: { runId },
    orderBy: [{ status: 'asc' }, { netMinor: 'desc' }],
    take: shownAtMost,
    include: {
      lines: { orderBy: { grossMinor: 'asc' }, take: 50 },
      _count: { select: { lines: true } },
      invoice: { select: { text: true } },
    },
  })
  const [names, numbers, accounts] = await Promise.all([
    namesOf(
      house,
      rows.map(({ creditorId }) => creditorId),
    ),
    numbersOf(
      house,
      rows.flatMap(({ lines }) => lines.map(({ caseId }) => caseId)),
    ),
    accountsOf(
      house,
      rows.map(({ bankDetailsId }) => bankDetailsId),
    ),
  ])
  const totals = await totalsOf(db, runId)
  const isByMe = 'userId' in actor && run.firstById === actor.userId
  return {
    runId: run.id,
    number: run.number,
    proposedOn: day(run.proposedOn),
    status: run.status,
    version: run.version,
    counted: run.creditorsCounted,
    toCount: run.creditorsToCount,
    approvalsNeeded: run.approvalsNeeded,
    limit: fourEyesLimit,
    first: run.firstByName,
    second: run.secondByName,
    isByMe,
    isLastByMe: 'userId' in actor && (run.secondById ?? run.firstById) === actor.userId,
    heldUntil: instantOf(run.heldUntil),
    sentAt: instantOf(run.sentAt),
    discardedWhy: run.discardedWhy,
    totals: await sumsByCurrency(house, runId),
    totalInEur: totalInEur(totals, clock.today()),
    files: run.files.map(({ messageId, currency, transfers, sumMinor }) => ({
      messageId,
      currency,
      transfers,
      sum: fromBigInt(sumMinor),
    })),
    remittances: rows.map((row) => ({
      remittanceId: row.id,
      creditorId: row.creditorId as CreditorId,
      creditor: names.get(row.creditorId) ?? row.creditorId,
      currency: row.currency as Currency,
      status: row.status,
      leftOut: row.leftOut,
      ...amountsOf(row),
      account: accounts.get(row.bankDetailsId ?? '') ?? null,
      confirmedOn: row.confirmedOn as Day | null,
      returnedOn: row.returnedOn as Day | null,
      returnReason: row.returnReason,
      invoice: row.invoice?.text ?? null,
      cases: row._count.lines,
      lines: row.lines.map((line) => ({
        caseId: line.caseId,
        number: numbers.get(line.caseId) ?? line.caseId,
        ...amountsOf({ ...line, netMinor: line.payableMinor }),
      })),
    })),
  }
}

async function sumsByCurrency({ db }: House, runId: string) {
  const rows = await db.remittance.groupBy({
    by: ['currency'],
    where: { runId, status: { not: 'LEFT_OUT' } },
    _sum: { grossMinor: true, feeMinor: true, vatMinor: true, keptMinor: true, netMinor: true },
    _count: true,
    orderBy: { currency: 'asc' },
  })
  return rows.map(({ currency, _sum, _count }) => ({
    currency: currency as Currency,
    creditors: _count,
    gross: fromBigInt(_sum.grossMinor ?? 0n),
    fee: fromBigInt(_sum.feeMinor ?? 0n),
    vat: fromBigInt(_sum.vatMinor ?? 0n),
    kept: fromBigInt(_sum.keptMinor ?? 0n),
    net: fromBigInt(_sum.netMinor ?? 0n),
  }))
}

async function namesOf({ db }: House, ids: string[]) {
  const rows = await db.creditor.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  return new Map(rows.map(({ id, name }) => [id, name]))
}

async function numbersOf({ db }: House, ids: string[]) {
  const rows = await db.case.findMany({ where: { id: { in: ids } }, select: { id: true, number: true } })
  return new Map(rows.map(({ id, number }) => [id, number ?? id]))
}

async function accountsOf({ db }: House, ids: (string | null)[]) {
  const wanted = ids.filter((id): id is string => id !== null)
  const rows = await db.bankDetails.findMany({ where: { id: { in: wanted } } })
  return new Map(rows.map(({ id, iban, holder }) => [id, { iban, holder }]))
}

/** An order as it was handed to the bank, for whoever carries it over by hand. */
export async function orderFile({ house }: Ctx, { messageId }: { messageId: string }) {
  const file = await house.db.remittanceFile.findUnique({ where: { messageId } })
  if (!file) throw new Refusal('access.notFound')
  const bytes = await house.files.bytes(file.fileKey)
  return { name: `pain-${messageId}.xml`, base64: Buffer.from(bytes).toString('base64') }
}

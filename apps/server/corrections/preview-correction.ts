import type { PreviewCorrection } from '#shared/corrections/correction-input.ts'
import { whyNotCorrect } from '#shared/corrections/correction.ts'
import type { ClaimPart } from '#shared/ledger/allocation.ts'
import { type CaseId, newId } from '#shared/ids.ts'
import { fromBigInt, negate, sum } from '#shared/money.ts'
import { needsSecondPerson } from '#shared/payments/refund.ts'
import { Refusal } from '#shared/refusal.ts'
import { loadClaim } from '../cases/load-claim.ts'
import { inTransaction, type Tx } from '../db.ts'
import type { House } from '../house.ts'
import { holdAll } from './carry-out-correction.ts'
import { correctReceipt } from './correct-receipt.ts'
import { type CorrectionScope, standingReceipt, targetCase } from './correction-row.ts'

/** What was found out in a transaction that is never committed. */
class TriedOut<T> extends Error {
  readonly outcome: T
  constructor(outcome: T) {
    super('Tried out, and given up on purpose')
    this.outcome = outcome
  }
}

/**
 * What a correction would do, before anybody presses the button. It is really carried out, in a transaction that is
 * rolled back, so that no second copy of the rules can promise something else than the books then say: claims, plans,
 * commission, VAT and closed cases come from the same posting. Nothing leaves meanwhile: no job is written.
 */
export async function previewCorrection(scope: CorrectionScope, input: PreviewCorrection) {
  const { actor, caseId } = scope
  const { kind, paymentId, invoiceIds } = input
  const toCaseId = kind === 'MOVE' ? (input.toCaseId ?? null) : null
  const house: House = { ...scope.house, jobs: { ...scope.house.jobs, enqueue: async () => undefined } }
  return tryOut(house, actor, async (tx) => {
    const target = await targetCase(tx, toCaseId)
    const refusal = whyNotCorrect(await standingReceipt(tx, caseId, paymentId), {
      kind,
      target,
      named: invoiceIds,
    })
    if (refusal) throw refusal
    await holdAll(tx, { caseId, toCaseId, paymentId })
    const cases = [caseId, ...(toCaseId ? [toCaseId] : [])]
    const [before, sharedBefore] = [await standOf(house, tx, cases), await sharedOut(tx, paymentId)]
    const newPaymentId = await correctReceipt(house, tx, actor, {
      correctionId: newId('correction', Date.parse(house.clock.now())),
      kind,
      caseId,
      paymentId,
      toCaseId,
      invoiceIds,
      why: '',
    })
    const pieces = newPaymentId ? await sharedOut(tx, newPaymentId) : []
    if (kind === 'RESHARE' && sameShares(pieces, sharedBefore))
      throw new Refusal('corrections.nothingChanges')
    const receipt = await tx.payment.findUniqueOrThrow({ where: { id: paymentId } })
    const after = await standOf(house, tx, cases)
    return {
      amount: fromBigInt(receipt.amountMinor),
      currency: receipt.currency,
      needsSecond: needsSecondPerson(fromBigInt(receipt.amountMinor), receipt.currency, house.clock.today()),
      pieces: pieces.map(({ key: _, ...piece }) => piece),
      cases: before.map((stood, at) => ({ before: stood, after: after[at] ?? stood })),
    }
  })
}

async function tryOut<T>(
  house: House,
  actor: CorrectionScope['actor'],
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  try {
    return await inTransaction(house.db, actor, async (tx): Promise<T> => {
      throw new TriedOut(await work(tx))
    })
  } catch (error) {
    if (error instanceof TriedOut) return error.outcome
    throw error
  }
}

/** How a case stands: what is owed, what is the creditor's and ours of what came in, and how its plan goes. */
function standOf(house: House, tx: Tx, caseIds: readonly string[]) {
  return Promise.all(
    caseIds.map(async (caseId) => {
      const { claim } = await loadClaim(house, tx, caseId)
      const file = await tx.case.findUniqueOrThrow({
        where: { id: caseId },
        select: {
          number: true,
          status: true,
          debtor: { select: { name: true } },
          plans: { orderBy: { signedAt: 'desc' }, take: 1, select: { status: true } },
        },
      })
      const accounts = await tx.ledgerAccount.findMany({
        where: { caseId, kind: { in: ['PAYABLE', 'FEES', 'VAT', 'INTEREST_KEPT'] } },
        select: { kind: true, entries: { select: { amountMinor: true } } },
      })
      const of = (kind: string) =>
        negate(
          sum(
            accounts
              .filter((account) => account.kind === kind)
              .flatMap(({ entries }) => entries.map(({ amountMinor }) => fromBigInt(amountMinor))),
          ),
        )
      return {
        caseId: caseId as CaseId,
        number: file.number ?? '',
        debtorName: file.debtor.name,
        status: file.status,
        planStatus: file.plans[0]?.status ?? null,
        outstanding: claim.outstanding,
        credit: claim.credit,
        paid: claim.paid,
        /** The creditor's, of what came in and was not paid out; below zero it is owed back (D7). */
        payable: of('PAYABLE'),
        fee: of('FEES'),
        vat: of('VAT'),
        kept: of('INTEREST_KEPT'),
      }
    }),
  )
}

async function sharedOut(tx: Tx, paymentId: string) {
  const rows = await tx.paymentAllocation.findMany({ where: { paymentId }, orderBy: { id: 'asc' } })
  const numbers = await tx.invoice.findMany({
    where: { id: { in: rows.flatMap(({ invoiceId }) => invoiceId ?? []) } },
    select: { id: true, number: true },
  })
  return rows.map(({ part, invoiceId, amountMinor }) => ({
    key: `${part}:${invoiceId}:${amountMinor}`,
    part: part as ClaimPart | 'CREDIT',
    invoice: numbers.find(({ id }) => id === invoiceId)?.number ?? null,
    amount: fromBigInt(amountMinor),
  }))
}

const sameShares = (one: readonly { key: string }[], other: readonly { key: string }[]): boolean => {
  const text = (pieces: readonly { key: string }[]) =>
    pieces
      .map(({ key }) => key)
      .toSorted()
      .join(' ')
  return text(one) === text(other)
}

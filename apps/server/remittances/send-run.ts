import { addDays } from '#shared/dates.ts'
import type { CaseId } from '#shared/ids.ts'
import { fromBigInt, type Minor } from '#shared/money.ts'
import { feesTaken, remitted } from '#shared/ledger/transfer-postings.ts'
import { isRemittable } from '#shared/remittances/propose.ts'
import { creditorReaders } from '../cases/creditor-readers.ts'
import { inTransaction, type Tx } from '../db.ts'
import type { House } from '../house.ts'
import { post } from '../ledger/post.ts'
import { oweMail } from '../outgoing-mail.ts'
import { proposalOf } from './count-run.ts'
import { sameLines } from './creditor-books.ts'
import { invoiceCharged } from './invoice-charged.ts'
import { issueFeeInvoice } from './issue-fee-invoice.ts'
import { writeOrders } from './write-orders.ts'

const system = { kind: 'system', language: 'en' } as const

/**
 * The seconds in which the approval could be taken back are over: every remittance is posted as ordered, and the orders
 * are handed to the bank. Each remittance is a transaction of its own, so that a restart goes on where it was; what is
 * posted is posted once, and the same orders give the same files.
 */
export async function sendRun(
  house: House,
  { runId, version }: { runId: string; version: number },
): Promise<void> {
  if (!(await beginSending(house, runId, version))) return
  const waiting = await house.db.remittance.findMany({
    where: { runId, status: 'DRAFT' },
    orderBy: { id: 'asc' },
    select: { id: true },
  })
  for (const { id } of waiting) await sendOne(house, id)
  await writeOrders(house, runId)
  const at = new Date(house.clock.now())
  const sent = await house.db.remittance.count({
    where: { runId, status: { in: ['SENT', 'CONFIRMED', 'RETURNED'] } },
  })
  await house.db.remittanceRun.updateMany({
    where: { id: runId, status: 'APPROVED' },
    data: { status: sent > 0 ? 'SENT' : 'DONE', sentAt: at },
  })
}

/** From here on the approval cannot be taken back. One that was, or that changed meanwhile, is not sent. */
async function beginSending(house: House, runId: string, version: number): Promise<boolean> {
  return inTransaction(house.db, system, async (tx) => {
    const [run] = await tx.$queryRaw<{ status: string; version: number }[]>`
      select status, version from "RemittanceRun" where id = ${runId} for update`
    if (run?.status !== 'APPROVED' || run.version !== version) return false
    await tx.remittanceRun.update({ where: { id: runId }, data: { heldUntil: null } })
    return true
  })
}

/** What was approved is ordered only as long as the books still say the same; otherwise it waits for the next run. */
async function sendOne(house: House, remittanceId: string): Promise<void> {
  const at = house.clock.now()
  const today = house.clock.today()
  await inTransaction(house.db, system, async (tx) => {
    await tx.$queryRaw`select 1 from "Remittance" where id = ${remittanceId} for update`
    const row = await tx.remittance.findUniqueOrThrow({
      where: { id: remittanceId },
      include: { lines: true, run: { select: { number: true } } },
    })
    if (row.status !== 'DRAFT') return
    const { creditorId, currency } = row
    const lines = row.lines.map((line) => ({
      caseId: line.caseId as CaseId,
      payable: fromBigInt(line.payableMinor),
      fee: fromBigInt(line.feeMinor),
      vat: fromBigInt(line.vatMinor),
      kept: fromBigInt(line.keptMinor),
    }))
    const now = await proposalOf(house, tx, row)
    const isSame =
      now &&
      isRemittable(now) &&
      now.bankDetailsId === row.bankDetailsId &&
      BigInt(now.madeGood) === row.madeGoodMinor &&
      sameLines(now.lines, lines)
    if (!isSame) {
      const changed = { status: 'LEFT_OUT', leftOut: 'CHANGED' }
      await tx.remittance.update({ where: { id: remittanceId }, data: changed })
      return
    }
    const booking = { creditorId, caseId: null, cause: remittanceId, postedOn: today, at }
    const share = row.grossMinor - row.netMinor
    const ours = share - row.madeGoodMinor
    const payable = lines.filter(({ payable: amount }) => amount !== 0)
    const toCreditor = payable.map(({ caseId, payable: amount }) => ({ caseId, amount }))
    await post(tx, { ...booking, posting: remitted(toCreditor, currency) })
    if (share > 0n)
      await post(tx, { ...booking, posting: feesTaken(lines, currency, fromBigInt(row.madeGoodMinor)) })
    await tx.remittance.update({
      where: { id: remittanceId },
      data: {
        status: 'SENT',
        endToEndId: orderId('RMT', remittanceId),
        feeEndToEndId: ours > 0n ? orderId('FEE', remittanceId) : null,
        sentAt: new Date(at),
      },
    })
    await issueFeeInvoice(house, tx, {
      creditorId,
      currency,
      lines,
      cause: remittanceId,
      remittanceId,
      on: today,
      at,
    })
    // What the agreement has paid apart was remitted in full, and is asked for now.
    await invoiceCharged(house, tx, {
      creditorId,
      currency,
      cause: `${remittanceId}:apart`,
      paidApartFrom: row.run.number,
      held: now.held,
      on: today,
      at,
    })
    await tellCreditor(house, tx, row)
  })
}

/** An id of ours as a message to a bank can carry it. */
const orderId = (kind: 'RMT' | 'FEE', remittanceId: string) =>
  `${kind}${remittanceId.slice(remittanceId.indexOf('_') + 1).toUpperCase()}`

async function tellCreditor(
  house: House,
  tx: Tx,
  remittance: { id: string; creditorId: string; currency: string; netMinor: bigint; lines: unknown[] },
): Promise<void> {
  const { id, creditorId, currency, lines } = remittance
  const net: Minor = fromBigInt(remittance.netMinor)
  for (const reader of await creditorReaders(tx, { creditorId, personId: '' })) {
    await oweMail(house, tx, {
      key: `remittance-sent:${id}:${reader.userId}`,
      kind: 'remittance-sent',
      recipient: reader.email,
      language: reader.language,
      creditorId,
      data: {
        name: reader.name,
        currency,
        amount: net,
        cases: lines.length,
        // A transfer within SEPA arrives on the next working day at the latest.
        orderedOn: house.clock.today(),
        until: addDays(house.clock.today(), 1),
        url: `${house.config.publicUrl}/app/account/remittances/${id}`,
      },
    })
  }
}

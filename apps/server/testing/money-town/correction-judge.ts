import type { MoneyTown } from './money-town.ts'

const ofTwo = 1_000_00

/**
 * What people wanted to have put right is so, and once: the old receipt stands no longer, the new one is the same money
 * of the same day, where and for what they said; and what nobody agreed to, or somebody took back, is not in the books.
 */
export async function correctionDifferences(town: MoneyTown): Promise<string[]> {
  const { db } = town.saldo.house
  const { said } = town
  const found: string[] = []
  const rows = await db.correction.findMany({ orderBy: { id: 'asc' } })
  const payments = new Map((await db.payment.findMany()).map((payment) => [payment.id, payment]))
  const undone = await db.ledgerTransaction.findMany({
    where: { cause: { startsWith: 'receipt-deallocated:' } },
    select: { cause: true },
  })
  const timesUndone = (id: string) => undone.filter(({ cause }) => cause.endsWith(`:${id}`)).length
  const directs = await db.directPayment.findMany()

  for (const row of rows) {
    const { id, status, kind, newPaymentId } = row
    const wanted = said.corrections.get(id)
    const name = `the correction ${id} of ${row.paymentId} (${kind})`
    if (!wanted) {
      found.push(`nobody asked for ${name}`)
      continue
    }
    if (status === 'HELD') found.push(`${name} lies still for ever`)
    if (said.thoughtAgain.has(id) && status !== 'TAKEN_BACK')
      found.push(`${name} was taken back, and is ${status}`)
    const isDone = status === 'DONE'
    const times = timesUndone(id)
    if (times !== (isDone ? 1 : 0)) found.push(`${name} is ${status}, and undid a receipt ${times} times`)
    if (!isDone) continue
    const [before, now] = [payments.get(wanted.paymentId), payments.get(newPaymentId ?? '')]
    if (!before || before.id !== row.paymentId || before.status !== 'TAKEN_BACK')
      found.push(`${name} was carried out, and its receipt is ${before?.status}`)
    if (Number(before?.amountMinor) >= ofTwo && said.behind(id).size < 2)
      found.push(`${name} over ${before?.amountMinor} was carried out, and one person alone had said so`)
    if ((wanted.kind === 'TAKE_BACK') !== !now)
      found.push(`${name} was carried out, and the money became ${newPaymentId ?? 'nothing'}`)
    if (!before || !now) continue
    const place = wanted.toCaseId ?? before.caseId
    if (now.caseId !== place) found.push(`${name} was to reach ${place}, and is in ${now.caseId}`)
    if (now.amountMinor !== before.amountMinor)
      found.push(`${name} made ${now.amountMinor} out of ${before.amountMinor}`)
    if (now.receivedOn !== before.receivedOn)
      found.push(`${name} counts from ${now.receivedOn}, and came on ${before.receivedOn}`)
    if (inOrder(now.invoiceIds) !== inOrder(wanted.invoiceIds))
      found.push(`${name} pays other invoices first`)
    const report = directs.find(({ paymentId }) => paymentId === newPaymentId)
    const hadReport = before.method === 'direct' && !wasMoved(before.id)
    if (hadReport && wanted.kind === 'RESHARE' && !wasCorrected(newPaymentId) && !report)
      found.push(`${name} has lost the report of the creditor`)
  }

  /** The creditor has reported it for another case, and that report ended with the move. */
  function wasMoved(paymentId: string): boolean {
    const from = rows.find(({ status, newPaymentId }) => status === 'DONE' && newPaymentId === paymentId)
    return from !== undefined && (from.kind === 'MOVE' || wasMoved(from.paymentId))
  }

  /** Something was put right of this receipt afterwards. */
  function wasCorrected(paymentId: string | null): boolean {
    return rows.some((row) => row.status === 'DONE' && row.paymentId === paymentId)
  }
  for (const { id, status, paymentId } of directs)
    if (town.promised.directs.has(id) && status !== 'POSTED' && !wasCorrected(paymentId))
      found.push(`the payment ${id} to the creditor was agreed to, and is ${status}`)
  return found
}

const inOrder = (ids: readonly string[]) => ids.toSorted().join(' ')

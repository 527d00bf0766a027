import type { MoneyTown } from './money-town.ts'
import { asideOf } from './truth.ts'

/** What banks have taken back is known once, with how it ended; and of what we wrote they have read one answer. */
export async function contestDifferences(town: MoneyTown): Promise<string[]> {
  const { db } = town.saldo.house
  const rows = await db.chargeback.findMany()
  const aside = await asideOf(town)
  const found: string[] = []
  for (const { id, charge, status, answered, taken } of town.network.contests.all) {
    if (aside.has(charge.intentId)) continue
    const of = rows.filter(({ providerId }) => providerId === id)
    const [row] = of
    if (of.length !== 1 || !row) {
      found.push(`${charge.paymentId} was contested once with ${id}, and that is known ${of.length} times`)
      continue
    }
    const ended = status === 'won' ? ['WON'] : status === 'lost' ? ['LOST', 'ACCEPTED'] : openStates
    if (!ended.includes(row.status)) found.push(`the bank says of ${id} ${status}, and we say ${row.status}`)
    if (Number(row.amountMinor) !== taken)
      found.push(`the bank has taken ${taken} with ${id}, not ${row.amountMinor}`)
    if (answered !== null && row.answeredAt === null)
      found.push(`nobody wrote what the bank has read about ${id}`)
    if (row.sentAt && row.answeredAt && answered === null)
      found.push(`our answer to ${id} was sent, and the bank has none`)
  }
  for (const { providerId } of rows)
    if (!town.network.contests.all.some(({ id }) => id === providerId))
      found.push(`nobody has contested anything as ${providerId}`)
  return found
}

const openStates = ['NEEDS_EVIDENCE', 'UNDER_REVIEW']

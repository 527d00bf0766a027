import type { MoneyTown } from './money-town.ts'

/** A kept card is charged for an instalment on its day or later, once, and by us alone; every answer is written down. */
export async function keptCardDifferences(town: MoneyTown): Promise<string[]> {
  const { tries, forgotten } = town.network.keptCards
  const rows = await town.saldo.house.db.instalmentCharge.findMany({ include: { card: true } })
  const found: string[] = []
  const paid = new Set<string>()
  for (const [chargeId, { request, outcome, on }] of tries) {
    const row = rows.find(({ id }) => id === chargeId)
    if (!row) {
      found.push(`the card of ${request.caseId} was charged as ${chargeId}, which nobody has written down`)
      continue
    }
    const said =
      outcome.status === 'succeeded'
        ? 'SUCCEEDED'
        : outcome.status === 'declined'
          ? 'DECLINED'
          : 'NEEDS_DEBTOR'
    if (row.status !== said)
      found.push(`the try ${chargeId} is ${row.status}, and the provider says ${outcome.status}`)
    if (Number(row.amountMinor) !== request.amount) found.push(`the try ${chargeId} asked for another amount`)
    if (on < row.dueOn) found.push(`the card was charged on ${on} for what is due on ${row.dueOn}`)
    if (outcome.status !== 'succeeded') continue
    const instalment = `${row.planId} ${row.number}`
    if (paid.has(instalment)) found.push(`the instalment ${instalment} was charged twice`)
    paid.add(instalment)
  }
  for (const { id, status } of rows)
    if (!tries.has(id) && status !== 'NOT_MADE')
      found.push(`the try ${id} is ${status}, and the provider knows nothing of it`)
  const cards = await town.saldo.house.db.savedCard.findMany({ where: { status: 'REMOVED' } })
  for (const { id, providerMethodId } of cards)
    if (providerMethodId && !forgotten.has(providerMethodId)) found.push(`the card ${id} was to be forgotten`)
  return found
}

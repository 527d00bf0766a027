import type { AskCredit } from '#shared/bank/account-input.ts'
import { creditBy } from '#shared/bank/credit.ts'
import { newId } from '#shared/ids.ts'
import { type Minor, sum } from '#shared/money.ts'
import { Refusal } from '#shared/refusal.ts'
import { inTransaction } from '../db.ts'
import { record } from '../events.ts'
import { holdCase } from '../payments/direct-row.ts'
import { type CreditScope, creditParts } from './credit.ts'

/**
 * A debtor asks for everything that was paid too much. Each part waits for a person, and goes back the way it came: to
 * the card, or to the account that the debtor names. Asked a second time there is nothing left to ask for.
 */
export async function askCredit(
  { house, actor, caseId, creditorId }: CreditScope,
  { account }: AskCredit,
): Promise<{ asked: Minor }> {
  if (actor.kind !== 'debtor') throw new Error('Only the debtor asks for their own money')
  return inTransaction(house.db, actor, async (tx) => {
    await holdCase(tx, caseId)
    const parts = await creditParts(tx, caseId)
    if (parts.length === 0) throw new Refusal('bank.noCredit')
    if (creditBy(parts, 'transfer') > 0 && !account) throw new Refusal('bank.accountNeeded')
    const { currency, debtor } = await tx.case.findUniqueOrThrow({
      where: { id: caseId },
      select: { currency: true, debtor: { select: { name: true } } },
    })
    const at = house.clock.now()
    const asked = sum(parts.map(({ amount }) => amount))
    await tx.refund.createMany({
      data: parts.map(({ paymentId, way, amount }) => ({
        id: newId('refund', Date.parse(at)),
        caseId,
        creditorId,
        paymentId,
        status: 'WAITING',
        way,
        ...(way === 'transfer' && account
          ? { toName: account.name, toIban: account.iban, saidAt: new Date(at) }
          : {}),
        byDebtor: true,
        amountMinor: BigInt(amount),
        fromCreditMinor: BigInt(amount),
        currency,
        why: 'The debtor asked for what was paid too much',
        requestedByName: debtor.name,
        requestedAt: new Date(at),
      })),
    })
    await record(tx, actor, {
      caseId,
      creditorId,
      kind: 'credit-asked-back',
      at,
      after: { amountMinor: asked, currency },
    })
    return { asked }
  })
}

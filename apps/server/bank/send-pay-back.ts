import type { PayBack } from '#db/client.ts'
import type { BankAddress } from '#shared/bank/pain.ts'
import { painMessage } from '#shared/bank/pain.ts'
import { dayOf, instant } from '#shared/dates.ts'
import { fromBigInt } from '#shared/money.ts'
import type { House } from '../house.ts'
import { payFrom } from './pay-from.ts'

/**
 * Hands an order to the bank, after the books say that the money leaves. What stands in it follows from a row that does
 * not change any more: written again after a restart it is the same bytes under the same name, and leaves once.
 */
export async function sendPayBack(house: House, payBackId: string): Promise<void> {
  const row = await house.db.payBack.findUniqueOrThrow({ where: { id: payBackId } })
  if (!row.orderedAt || row.status !== 'ORDERED') return
  const xml = await orderOf(house, row)
  const { key } = await house.files.put(new TextEncoder().encode(xml))
  await house.bank.order({ messageId: row.endToEndId, xml })
  await house.db.payBack.update({ where: { id: row.id }, data: { fileKey: key } })
}

async function orderOf(house: House, row: PayBack): Promise<string> {
  const orderedAt = instant(row.orderedAt?.toISOString() ?? '')
  return painMessage({
    messageId: row.endToEndId,
    createdAt: orderedAt,
    initiator: house.config.agency.name,
    currency: row.currency,
    executeOn: dayOf(orderedAt, 'UTC'),
    groups: [
      {
        id: `${row.endToEndId}-1`,
        from: await payFrom(house, row.creditorId, row.currency),
        transfers: [
          {
            endToEndId: row.endToEndId,
            amount: fromBigInt(row.amountMinor),
            to: { name: row.toName, iban: row.toIban, address: addressOf(row) },
            text: row.text,
          },
        ],
      },
    ],
  })
}

/** Town and country, or nothing: half an address is refused by banks (C10). */
function addressOf({ toStreet, toPostalCode, toTown, toCountry }: PayBack): BankAddress | null {
  if (!toTown || !toCountry) return null
  return { street: toStreet, postalCode: toPostalCode, town: toTown, country: toCountry }
}

import { createHash } from 'node:crypto'
import { type BankAddress, painMessage, type Party, type TransferGroup } from '#shared/bank/pain.ts'
import { dayOf, type Instant } from '#shared/dates.ts'
import { type Currency, fromBigInt, sum } from '#shared/money.ts'
import type { House } from '../house.ts'
import { payFrom } from '../bank/pay-from.ts'

/**
 * Writes the message of a run to the bank, one for each currency, keeps it, and hands it over. What stands in it follows
 * from rows that never change, so that writing it again after a restart gives the same bytes under the same name.
 */
export async function writeOrders(house: House, runId: string): Promise<void> {
  const { db, config } = house
  const own = config.agencyBank
  if (!own) throw new Error('A run needs our own account')
  const run = await db.remittanceRun.findUniqueOrThrow({ where: { id: runId } })
  const sent = await db.remittance.findMany({
    where: { runId, status: { in: ['SENT', 'CONFIRMED', 'RETURNED'] } },
    orderBy: { id: 'asc' },
  })
  // The moment of the last approval: it stays as it is, whenever the file is written.
  const approvedAt = (run.secondAt ?? run.firstAt)?.toISOString() as Instant
  for (const currency of [...new Set(sent.map((row) => row.currency))].toSorted()) {
    const rows = sent.filter((row) => row.currency === currency)
    const groups: TransferGroup[] = []
    for (const row of rows) {
      const details = await db.bankDetails.findUniqueOrThrow({ where: { id: row.bankDetailsId ?? '' } })
      const { endToEndId, feeEndToEndId, netMinor, grossMinor, madeGoodMinor } = row
      groups.push({
        id: `${run.number}-${groups.length + 1}-${currency}`,
        from: await payFrom(house, row.creditorId, currency),
        transfers: [
          {
            endToEndId: endToEndId ?? '',
            amount: fromBigInt(netMinor),
            to: { name: details.holder, address: addressOf(details), iban: details.iban },
            text: `${config.agency.name} ${run.number}`,
          },
          ...(feeEndToEndId
            ? [
                {
                  endToEndId: feeEndToEndId,
                  amount: fromBigInt(grossMinor - netMinor - madeGoodMinor),
                  to: own satisfies Party,
                  text: `${run.number} ${details.holder}`,
                },
              ]
            : []),
        ],
      })
    }
    await keepOrder(house, { runId, currency, messageId: `${run.number}-${currency}`, approvedAt, groups })
  }
}

type Order = {
  runId: string
  currency: Currency
  messageId: string
  approvedAt: Instant
  groups: TransferGroup[]
}

async function keepOrder(house: House, { runId, currency, messageId, approvedAt, groups }: Order) {
  const transfers = groups.flatMap((group) => group.transfers)
  const xml = painMessage({
    messageId,
    createdAt: approvedAt,
    initiator: house.config.agency.name,
    currency,
    executeOn: dayOf(approvedAt, 'UTC'),
    groups,
  })
  const { key } = await house.files.put(new TextEncoder().encode(xml))
  await house.db.remittanceFile.createMany({
    data: [
      {
        id: `rfl_${messageId}`,
        runId,
        currency,
        messageId,
        fileKey: key,
        sha256: createHash('sha256').update(xml).digest('hex'),
        transfers: transfers.length,
        sumMinor: BigInt(sum(transfers.map(({ amount }) => amount))),
        writtenAt: new Date(house.clock.now()),
      },
    ],
    skipDuplicates: true,
  })
  await house.bank.order({ messageId, xml })
}

type AddressRow = {
  street: string | null
  buildingNumber: string | null
  postalCode: string | null
  town: string
  country: string
}

const addressOf = ({ street, buildingNumber, postalCode, town, country }: AddressRow): BankAddress => ({
  street,
  buildingNumber,
  postalCode,
  town,
  country,
})

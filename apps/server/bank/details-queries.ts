import { type DetailsStatus, type NameCheck, statusOf } from '#shared/bank/bank-details.ts'
import type { Instant } from '#shared/dates.ts'
import { inTransaction } from '../db.ts'
import type { House } from '../house.ts'
import type { Ctx, OwnCreditor } from '../trpc.ts'
import { detailsOf } from './details-in-force.ts'

const instantOf = (at: Date | null) => (at ? (at.toISOString() as Instant) : null)

export type ShownDetails = {
  detailsId: string
  status: DetailsStatus
  nameCheck: NameCheck
  iban: string
  holder: string
  street: string | null
  buildingNumber: string | null
  postalCode: string | null
  town: string
  country: string
  enteredBy: string
  enteredAt: Instant
  activeFrom: Instant
  cancelledAt: Instant | null
  cancelledBy: string | null
  wasReturned: boolean
}

/** Where a company is paid, and everything it ever entered, newest first. */
export async function ownDetails({ house, actor, creditorId }: Ctx & { creditorId: OwnCreditor }) {
  const now = house.clock.now()
  return inTransaction(house.db, actor, async (tx) => {
    const all = await detailsOf(tx, creditorId)
    const creditor = await tx.creditor.findUniqueOrThrow({ where: { id: creditorId } })
    const details = all.map((standing): ShownDetails => {
      const { row } = standing
      return {
        detailsId: row.id,
        status: statusOf(standing, all, now),
        nameCheck: standing.nameCheck,
        iban: row.iban,
        holder: row.holder,
        street: row.street,
        buildingNumber: row.buildingNumber,
        postalCode: row.postalCode,
        town: row.town,
        country: row.country,
        enteredBy: row.enteredByName,
        enteredAt: standing.enteredAt,
        activeFrom: standing.activeFrom,
        cancelledAt: standing.cancelledAt,
        cancelledBy: row.cancelledByName,
        wasReturned: row.cancelledWhy === 'RETURNED',
      }
    })
    return { company: creditor.name, country: creditor.country, details }
  })
}

/** Accounts whose holder is not plainly the company, for somebody of the desk to look at. */
export async function holdersToCheck(house: House) {
  const rows = await house.db.bankDetails.findMany({
    where: { nameCheck: 'WAITS', cancelledAt: null },
    orderBy: { enteredAt: 'asc' },
    take: 100,
  })
  const creditors = await house.db.creditor.findMany({
    where: { id: { in: rows.map(({ creditorId }) => creditorId) } },
    select: { id: true, name: true },
  })
  const nameOf = new Map(creditors.map(({ id, name }) => [id, name]))
  return rows.map(({ id, creditorId, holder, iban, country, enteredByName, enteredAt, activeFrom }) => ({
    detailsId: id,
    company: nameOf.get(creditorId) ?? '',
    holder,
    iban,
    country,
    enteredBy: enteredByName,
    enteredAt: instantOf(enteredAt),
    activeFrom: instantOf(activeFrom),
  }))
}

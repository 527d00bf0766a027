import type { Creditor } from '#shared/access/actor.ts'
import { activeFromOf, inForce, nameMatches } from '#shared/bank/bank-details.ts'
import type { BankDetailsInput } from '#shared/bank/bank-details-input.ts'
import { newId } from '#shared/ids.ts'
import { proveSecondFactor } from '../access/prove-second-factor.ts'
import { creditorReaders } from '../cases/creditor-readers.ts'
import { inTransaction, type Tx } from '../db.ts'
import type { House } from '../house.ts'
import { oweMail } from '../outgoing-mail.ts'
import type { Ctx, OwnCreditor } from '../trpc.ts'
import { detailsOf, type DetailsRow } from './details-in-force.ts'

/** An owner says where their company is paid, and holds their second factor while doing it. */
export async function enterDetails(
  { house, actor, creditorId }: Ctx & { creditorId: OwnCreditor },
  { code, ...details }: BankDetailsInput,
): Promise<{ detailsId: string }> {
  if (actor.kind !== 'creditor') throw new Error('Only a creditor says where it is paid')
  await proveSecondFactor(house, actor.userId, code)
  return keepDetails(house, actor, creditorId, details)
}

/**
 * The details as somebody proved who they are. The old ones stay in force for a day, and whoever entered them and every
 * owner hear of it at once.
 */
export async function keepDetails(
  house: House,
  actor: Creditor,
  creditorId: string,
  details: Omit<BankDetailsInput, 'code'>,
): Promise<{ detailsId: string }> {
  const at = house.clock.now()
  return inTransaction(house.db, actor, async (tx) => {
    const { name: company } = await tx.creditor.findUniqueOrThrow({ where: { id: creditorId } })
    const before = inForce(await detailsOf(tx, creditorId), at)?.row ?? null
    const row = await tx.bankDetails.create({
      data: {
        id: newId('bankDetails', Date.parse(at)),
        creditorId,
        iban: details.iban,
        holder: details.holder,
        street: details.street ?? null,
        buildingNumber: details.buildingNumber ?? null,
        postalCode: details.postalCode ?? null,
        town: details.town,
        country: details.country,
        nameCheck: nameMatches(details.holder, company) ? 'MATCHES' : 'WAITS',
        enteredById: actor.userId,
        enteredByName: actor.name,
        enteredByEmail: actor.email,
        enteredAt: new Date(at),
        activeFrom: new Date(activeFromOf(at)),
      },
    })
    await announce(house, tx, company, row, before)
    return { detailsId: row.id }
  })
}

/** Whoever could know that it is wrong hears of it: every owner, and the address of the details before. */
async function announce(house: House, tx: Tx, company: string, row: DetailsRow, before: DetailsRow | null) {
  const owners = await creditorReaders(tx, { creditorId: row.creditorId, personId: '' })
  const readers = owners.map(({ email, name, language }) => ({ email, name, language }))
  const language = owners[0]?.language ?? 'en'
  if (before && !readers.some(({ email }) => email === before.enteredByEmail))
    readers.push({ email: before.enteredByEmail, name: before.enteredByName, language })
  for (const reader of readers) {
    await oweMail(house, tx, {
      key: `bank-details-changed:${row.id}:${reader.email}`,
      kind: 'bank-details-changed',
      recipient: reader.email,
      language: reader.language,
      creditorId: row.creditorId,
      data: { name: reader.name, company, detailsId: row.id, replaces: before !== null },
    })
  }
}

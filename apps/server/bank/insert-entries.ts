import { type CamtEntry, kindOf } from '#shared/bank/camt-entry.ts'
import { newId } from '#shared/ids.ts'
import type { House } from '../house.ts'

export type OwnAccounts = ReadonlyMap<string, { creditorId: string; currency: string }>

/**
 * Keeps bookings in one statement, from arrays: row by row it would take ten times as long. A booking that another
 * file has told of already stays as it is. A notice names the parts of a sum, and the statement of the evening may
 * name the sum alone: then its parts are what is known.
 */
export async function insertEntries(
  house: Pick<House, 'db' | 'clock'>,
  importId: string,
  accounts: OwnAccounts,
  entries: readonly CamtEntry[],
): Promise<void> {
  const now = Date.parse(house.clock.now())
  const texts = (of: (entry: CamtEntry) => string | null) => entries.map(of)
  await house.db.$executeRaw`
    insert into "BankEntry" (id, "importId", "creditorId", iban, "entryReference", "amountMinor", "chargesMinor",
      currency, "bookedOn", "valueOn", kind, code, "returnReason", "counterpartyName", "counterpartyIban",
      "endToEndId", reference, text, line, status, "createdAt")
    select r.id, ${importId}, r.creditor, r.iban, r.name, r.amount::bigint, r.charges::bigint, r.currency, r.booked,
      r.value, r.kind, r.code, r.reason, r.party, r.account, r.e2e, r.reference, r.text, r.line, 'NEW',
      ${new Date(now)}
    from unnest(${entries.map(() => newId('bankEntry', now))}::text[],
      ${texts(({ iban }) => accounts.get(iban)?.creditorId ?? '')}::text[],
      ${texts(({ iban }) => iban)}::text[],
      ${texts(({ entryReference }) => entryReference)}::text[],
      ${texts(({ amount }) => String(amount))}::text[],
      ${texts(({ charges }) => String(charges))}::text[],
      ${texts(({ currency }) => currency)}::text[],
      ${texts(({ bookedOn }) => bookedOn)}::text[],
      ${texts(({ valueOn }) => valueOn)}::text[],
      ${texts(kindOf)}::text[],
      ${texts(({ code }) => code.slice(0, 40))}::text[],
      ${texts(({ returnReason }) => returnReason)}::text[],
      ${texts(({ counterpartyName }) => counterpartyName?.slice(0, 140) ?? null)}::text[],
      ${texts(({ counterpartyIban }) => counterpartyIban)}::text[],
      ${texts(({ endToEndId }) => endToEndId)}::text[],
      ${texts(({ reference }) => reference)}::text[],
      ${texts(({ text }) => text)}::text[],
      ${entries.map(({ line }) => line)}::int[])
      as r(id, creditor, iban, name, amount, charges, currency, booked, value, kind, code, reason, party, account, e2e,
        reference, text, line)
    where not exists (select from "BankEntry" k where k.iban = r.iban and k."entryReference" = r.name || '#1')
    on conflict (iban, "entryReference") do nothing`
}

import type { BankEntry } from '#db/client.ts'
import type { Original } from '#shared/bank/returned.ts'
import type { Tx } from '../db.ts'

type Returned = Pick<
  BankEntry,
  'iban' | 'amountMinor' | 'currency' | 'endToEndId' | 'reference' | 'counterpartyIban'
>

/**
 * The bookings that a payer's bank may have taken back: of the same amount, by their end-to-end id, their reference, or
 * where they came from; whatever they have become, also where something of them was given back since. None that was
 * taken back before.
 */
export function originalsOf(tx: Tx, entry: Returned): Promise<Original[]> {
  const { iban, amountMinor, currency, endToEndId, reference, counterpartyIban } = entry
  return tx.$queryRaw<Original[]>`
    select o.id as "originalId", case when o."endToEndId" = ${endToEndId} then 1 when o.reference = ${reference} then 2
      else 3 end as step
    from "BankEntry" o
    where o.iban = ${iban} and o.kind = 'CREDIT' and o.status in ('DONE', 'SUSPENSE')
      and o."amountMinor" + o."chargesMinor" = ${-amountMinor} and o.currency = ${currency}
      and (o."endToEndId" = ${endToEndId} or o.reference = ${reference} or o."counterpartyIban" = ${counterpartyIban})
      and not exists (select from "BankEntry" r where r."subjectId" = o.id and r.kind = 'RETURNED_CREDIT')
    order by step, o.id limit 20`
}

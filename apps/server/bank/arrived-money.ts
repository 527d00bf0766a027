import type { BankEntry } from '#db/client.ts'
import type { ArrivedMoney } from '#shared/bank/match-entry.ts'
import type { CreditorId } from '#shared/ids.ts'
import { add, fromBigInt } from '#shared/money.ts'

/** A booking as the rules of matching see it: what was paid, by whom, with which words. */
export function arrivedMoney(entry: BankEntry): ArrivedMoney {
  const { amountMinor, chargesMinor, currency, reference, text, endToEndId } = entry
  return {
    creditorId: entry.creditorId as CreditorId,
    amount: add(fromBigInt(amountMinor), fromBigInt(chargesMinor)),
    currency,
    reference,
    text,
    endToEndId,
    payerName: entry.counterpartyName,
    payerIban: entry.counterpartyIban,
  }
}

/**
 * The accounts of the ledger. Every one belongs to one creditor (A56) and has one currency; debit is positive.
 * CARD_CLEARING is money that a card provider holds for us, CLIENT is what we owe the creditor of it.
 */
export const accountKinds = ['CARD_CLEARING', 'CLIENT'] as const
export type AccountKind = (typeof accountKinds)[number]

/** The one name of an account, so that it can never exist twice. */
export function accountId(creditorId: string, kind: AccountKind, currency: string): string {
  return `acc_${creditorId.slice(creditorId.indexOf('_') + 1)}_${kind.toLowerCase()}_${currency.toLowerCase()}`
}

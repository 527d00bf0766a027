import { type CreditorReference, creditorReference } from '#shared/bank/creditor-reference.ts'
import type { Iban } from '#shared/bank/iban.ts'
import type { BankAddress } from '#shared/bank/pain.ts'
import { nameInCode } from '#shared/bank/transfer-code.ts'
import { inTransaction } from '../db.ts'
import type { Ctx, OwnCase, OwnCreditor } from '../trpc.ts'
import { clientIban } from './client-iban.ts'

export type TransferDetails = {
  name: string
  iban: Iban
  reference: CreditorReference
  currency: string
  /** No bank has this account. */
  isDemo: boolean
  caseNumber: string
  /** Who pays, as a bill names them; null where their address is not known whole. */
  payer: { name: string; address: BankAddress } | null
}

const columns = {
  number: true,
  currency: true,
  debtor: { select: { name: true, street: true, postalCode: true, city: true, country: true } },
} as const

/**
 * Where and how a debtor transfers. Said only inside the verified session, never in a mail or on paper, so that nobody
 * can put another account in its place (InvoiceShelf #68). Null where the bank has given no account.
 */
export async function transferDetails(
  ctx: Ctx & { caseId: OwnCase; creditorId: OwnCreditor },
): Promise<TransferDetails | null> {
  const { house, actor, caseId, creditorId } = ctx
  const { number, currency, debtor } = await inTransaction(house.db, actor, (tx) =>
    tx.case.findUniqueOrThrow({ where: { id: caseId }, relationLoadStrategy: 'join', select: columns }),
  )
  const account = number ? await clientIban(house, creditorId, currency) : null
  if (!account || !number) return null
  return {
    name: nameInCode(house.config.agency.name),
    iban: account.iban as Iban,
    reference: creditorReference(number),
    currency,
    isDemo: account.isDemo,
    caseNumber: number,
    payer: payerOf(debtor),
  }
}

type Debtor = {
  name: string
  street: string | null
  postalCode: string | null
  city: string | null
  country: string
}

const payerOf = ({ name, street, postalCode, city, country }: Debtor): TransferDetails['payer'] =>
  city ? { name, address: { street, postalCode, town: city, country } } : null

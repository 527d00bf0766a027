import { newId } from '#shared/ids.ts'
import type { Tx } from '../db.ts'
import type { House } from '../house.ts'

export type ClientIbanRow = { iban: string; isDemo: boolean }

/**
 * The account on which a creditor's debtors pay in this currency; opened when it is first needed, then the same for
 * ever. Null where the bank has given none: transfers are then not offered.
 */
export async function clientIban(
  house: Pick<House, 'db' | 'accounts' | 'clock'>,
  creditorId: string,
  currency: string,
): Promise<ClientIbanRow | null> {
  const select = { iban: true, isDemo: true } as const
  const where = { creditorId_currency: { creditorId, currency } }
  const known = await house.db.clientIban.findUnique({ where, select })
  if (known) return known
  const issued = house.accounts.ibanFor(creditorId, currency)
  if (!issued) return null
  await house.db.$transaction((tx) => openIban(tx, house, { creditorId, currency, ...issued }))
  return house.db.clientIban.findUniqueOrThrow({ where, select })
}

/** Two who ask at the same time open one account: the second finds it. */
async function openIban(
  tx: Tx,
  { clock }: Pick<House, 'clock'>,
  {
    creditorId,
    currency,
    iban,
    isDemo,
  }: { creditorId: string; currency: string; iban: string; isDemo: boolean },
): Promise<void> {
  const now = Date.parse(clock.now())
  const at = new Date(now)
  await tx.clientAccount.createMany({
    data: { id: newId('clientAccount', now), creditorId, createdAt: at },
    skipDuplicates: true,
  })
  const { id: clientAccountId } = await tx.clientAccount.findUniqueOrThrow({
    where: { creditorId },
    select: { id: true },
  })
  await tx.clientIban.createMany({
    data: {
      id: newId('clientIban', now),
      clientAccountId,
      creditorId,
      currency,
      iban,
      isDemo,
      createdAt: at,
    },
    skipDuplicates: true,
  })
}

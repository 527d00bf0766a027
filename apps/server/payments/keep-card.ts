import type { SavedCard } from '#db/client.ts'
import type { Actor } from '#shared/access/actor.ts'
import type { Language } from '#shared/languages.ts'
import { newId } from '#shared/ids.ts'
import type { KeepCardInput } from '#shared/payments/card-input.ts'
import { chargedAtMost, keptFor } from '#shared/payments/saved-card.ts'
import { Refusal } from '#shared/refusal.ts'
import { loadClaim } from '../cases/load-claim.ts'
import { inTransaction, type Tx } from '../db.ts'
import { record } from '../events.ts'
import type { House } from '../house.ts'
import type { KeptCard } from '../ports/payments.ts'
import { cardMandate } from './card-mandate.ts'
import { removeCard } from './remove-card.ts'

const system: Actor = { kind: 'system', language: 'en' }

/** What would be agreed to today, or null where no plan is being kept or nothing follows the next payment. */
export async function mandateNow(house: House, tx: Tx, caseId: string, language: Language) {
  const { demand } = await loadClaim(house, tx, caseId)
  const kept = demand.plan && keptFor(demand.plan)
  if (!kept) return null
  const limit = chargedAtMost(kept.later)
  const file = await tx.case.findUniqueOrThrow({
    where: { id: caseId },
    relationLoadStrategy: 'join',
    select: {
      number: true,
      currency: true,
      creditor: { select: { name: true } },
      debtor: { select: { name: true } },
      plans: { where: { status: 'ACTIVE' }, select: { id: true } },
    },
  })
  const planId = file.plans[0]?.id
  if (!planId) return null
  const mandate = cardMandate({
    language,
    agencyName: house.config.agency.name,
    creditorName: file.creditor.name,
    debtorName: file.debtor.name,
    caseNumber: file.number ?? '',
    currency: file.currency,
    limit,
    ...kept,
  })
  return { planId, limit, ...mandate }
}

type Offered = { caseId: string; creditorId: string; paymentId: string; linkId: string; language: Language }

/** Written down before the card page opens: the words, who agreed to them and when. Nothing is charged before it is paid. */
export async function offerCard(
  house: House,
  tx: Tx,
  { linkId, language, ...of }: Offered,
  { name, textSha256 }: KeepCardInput,
): Promise<void> {
  const mandate = await mandateNow(house, tx, of.caseId, language)
  if (!mandate) throw new Refusal('payments.nothingToKeepFor')
  if (mandate.sha256 !== textSha256) throw new Refusal('payments.mandateChanged')
  const at = house.clock.now()
  await tx.savedCard.createMany({
    data: [
      {
        id: newId('savedCard', Date.parse(at)),
        ...of,
        planId: mandate.planId,
        limitMinor: BigInt(mandate.limit),
        status: 'OFFERED',
        language,
        mandateText: mandate.text,
        mandateSha256: mandate.sha256,
        signerName: name,
        agreedAt: new Date(at),
        linkId,
      },
    ],
  })
}

/** Once the payment has come in, the provider is asked which card stays; as often as one likes. */
export async function keepPaidCard(house: House, paymentId: string): Promise<void> {
  const card = await house.db.savedCard.findUnique({
    where: { paymentId },
    include: { payment: { select: { status: true, checkoutSessionId: true } } },
  })
  const sessionId = card?.payment.checkoutSessionId
  if (card?.status !== 'OFFERED' || card.payment.status !== 'SUCCEEDED' || !sessionId) return
  const { keptCard } = await house.payments.retrieveCheckout(sessionId)
  if (!keptCard) return
  await inTransaction(house.db, system, (tx) => writeCard(house, tx, card, keptCard))
}

/** The newest card of a plan is the one that is charged; the one before it is forgotten, here and at the provider. */
async function writeCard(
  house: House,
  tx: Tx,
  { id, caseId, creditorId, planId, signerName, mandateSha256 }: SavedCard,
  { customerId, methodId, ...shown }: KeptCard,
): Promise<void> {
  await tx.$queryRaw`select 1 from "Case" where id = ${caseId} for update`
  const { status } = await tx.savedCard.findUniqueOrThrow({ where: { id }, select: { status: true } })
  if (status !== 'OFFERED') return
  const before = await tx.savedCard.findMany({ where: { planId, status: 'ACTIVE' } })
  for (const old of before) await removeCard(house, tx, system, old, 'replaced')
  await tx.savedCard.update({
    where: { id },
    data: { status: 'ACTIVE', providerCustomerId: customerId, providerMethodId: methodId, ...shown },
  })
  const { brand, last4 } = shown
  await record(tx, system, {
    caseId,
    creditorId,
    kind: 'card-kept',
    at: house.clock.now(),
    after: { planId, name: signerName, brand, last4, textSha256: mandateSha256 },
  })
}

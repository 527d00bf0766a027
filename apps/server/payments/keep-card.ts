import type { Language } from '#shared/languages.ts'
import { newId } from '#shared/ids.ts'
import type { KeepCardInput } from '#shared/payments/card-input.ts'
import { Refusal } from '#shared/refusal.ts'
import { loadClaim } from '../cases/load-claim.ts'
import { inTransaction, type Tx } from '../db.ts'
import { record } from '../events.ts'
import type { House } from '../house.ts'
import { cardMandate } from './card-mandate.ts'

/** What would be agreed to today, or null where no plan is being kept or nothing follows the next payment. */
export async function mandateNow(house: House, tx: Tx, caseId: string, language: Language) {
  const { demand } = await loadClaim(house, tx, caseId)
  const { plan } = demand
  if (!plan || plan.instalments.filter(({ open }) => open > 0).length < 2) return null
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
    plan,
  })
  return { planId, ...mandate }
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
  const { caseId, creditorId, planId, signerName, mandateSha256 } = card
  await inTransaction(house.db, { kind: 'system', language: 'en' }, async (tx) => {
    await tx.$queryRaw`select 1 from "Case" where id = ${caseId} for update`
    const { customerId, methodId, brand, last4, expiryMonth, expiryYear } = keptCard
    // The newest card of a plan is the one that is charged.
    await tx.savedCard.updateMany({
      where: { planId, status: 'ACTIVE' },
      data: { status: 'REMOVED', removedAt: new Date(house.clock.now()), removedBy: 'debtor' },
    })
    const { count } = await tx.savedCard.updateMany({
      where: { id: card.id, status: 'OFFERED' },
      data: {
        status: 'ACTIVE',
        providerCustomerId: customerId,
        providerMethodId: methodId,
        brand,
        last4,
        expiryMonth,
        expiryYear,
      },
    })
    if (count === 0) return
    await record(
      tx,
      { kind: 'system', language: 'en' },
      {
        caseId,
        creditorId,
        kind: 'card-kept',
        at: house.clock.now(),
        after: { planId, name: signerName, brand, last4, textSha256: mandateSha256 },
      },
    )
  })
}

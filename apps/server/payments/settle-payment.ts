import type { Actor } from '#shared/access/actor.ts'
import { type CaseStatus, isCollecting } from '#shared/cases/case.ts'
import { type CaseId, newId } from '#shared/ids.ts'
import { fromBigInt, type Minor } from '#shared/money.ts'
import { askIn, type Tx } from '../db.ts'
import type { House } from '../house.ts'
import { gatherReceipt } from './gather-receipt.ts'
import { noteFailure } from './note-failure.ts'
import { postGathered } from './post-receipt.ts'
import { type SetAsideReason, setAside } from './set-aside.ts'

const webhook: Actor = { kind: 'webhook', language: 'en' }

/** What the provider says about a payment, whoever brought the news: a webhook, or our own question. */
export type News = {
  /** Set when the news came as an event; the same event never counts twice. */
  eventId: string | null
  kind: string
  sessionId: string | null
  providerPaymentId: string | null
  /** paid: the money is there · failed: this try failed, the page stays open · expired: nothing can come any more. */
  outcome: 'paid' | 'failed' | 'expired' | 'nothing'
  amountMinor: Minor | null
  currency: string | null
  metadata: Record<string, string>
  card: { brand: string; last4: string } | null
}

/** What was posted, set aside or taken back since is not posted again, however late the news of it comes once more. */
const stillOpen = new Set(['STARTED', 'FAILED', 'EXPIRED'])

export type Settled = 'posted' | 'already-known' | 'set-aside' | 'noted' | 'not-ours'

/**
 * The only way a payment becomes real. Event, payment, allocation, posting, record and receipt are one transaction:
 * an event that comes twice, late or out of order changes nothing, and money that says something else than we expected
 * is set aside for a person.
 */
export async function settlePayment(house: House, news: News): Promise<Settled> {
  return house.plainly(webhook, async (tx) => {
    // The case is not locked in the same breath: where many pay one case, each would hold it longer than it must.
    const [isNew, payment] = await Promise.all([
      isNewEvent(house, tx, news),
      news.outcome === 'nothing' ? null : lockPayment(tx, news),
    ])
    if (!isNew) return 'already-known'
    const settled = await settle(house, tx, news, payment)
    if (settled !== expected(news)) await noteOutcome(house, tx, news, settled)
    return settled
  })
}

async function isNewEvent(house: House, tx: Tx, news: News): Promise<boolean> {
  if (news.eventId === null) return true
  const at = house.clock.now()
  const objectId = news.sessionId ?? news.providerPaymentId
  const values = [newId('event', Date.parse(at)), news.eventId, news.kind, objectId, expected(news), at]
  return (await askIn(tx, takeEvent, values)).length === 1
}

/** What news of money nearly always comes to: written with the event, and over it where it came to something else. */
const expected = ({ outcome }: News): Settled => (outcome === 'paid' ? 'posted' : 'noted')

const takeEvent = `
  insert into "ProviderEvent" (id, provider, "eventId", kind, "objectId", outcome, "receivedAt", "processedAt")
  values ($1, 'stripe', $2, $3, $4, $5, $6::timestamptz, $6::timestamptz) on conflict do nothing returning id`

async function noteOutcome(house: House, tx: Tx, { eventId }: News, settled: Settled): Promise<void> {
  if (eventId !== null) await askIn(tx, endEvent, [eventId, settled, house.clock.now()])
}

const endEvent = `
  update "ProviderEvent" set outcome = $2, "processedAt" = $3::timestamptz where provider = 'stripe' and "eventId" = $1`

async function settle(house: House, tx: Tx, news: News, payment: Locked | null): Promise<Settled> {
  if (news.outcome === 'nothing') return 'noted'
  if (!payment)
    return news.outcome === 'paid' ? setAside(house, tx, webhook, news, null, 'unknown-payment') : 'not-ours'
  if (!stillOpen.has(payment.status)) return 'already-known'
  if (news.outcome !== 'paid') return noteFailure(house, tx, webhook, payment, news.outcome)
  // The case is locked before it is looked at: a receipt that closes it may be on its way in another transaction.
  const gathered = await gatherReceipt(tx, payment.caseId, payment.id)
  const { providerPaymentId, card } = news
  const why = whySetAside(news, payment, gathered.file.status)
  if (why || providerPaymentId === null)
    return setAside(house, tx, webhook, news, payment, why ?? 'no-payment')
  const receipt = { paymentId: payment.id, providerPaymentId, card }
  await postGathered(house, tx, webhook, payment.caseId, receipt, gathered)
  return 'posted'
}

/** Why this money is not simply posted, or null. What comes for a case that is over is for a person to give back. */
function whySetAside(news: News, payment: Locked, status: CaseStatus): SetAsideReason | null {
  if (news.currency !== payment.currency) return 'currency'
  if (news.amountMinor !== fromBigInt(payment.amountMinor)) return 'amount'
  const { caseId } = news.metadata
  if (caseId !== undefined && caseId !== payment.caseId) return 'case'
  return isCollecting(status) ? null : 'case-closed'
}

export type Locked = {
  id: string
  caseId: CaseId
  creditorId: string
  status: string
  amountMinor: bigint
  currency: string
}

/** Found by the provider's session or by our own id in its metadata, and locked: two news of one payment queue up. */
async function lockPayment(tx: Tx, { metadata, sessionId, providerPaymentId }: News): Promise<Locked | null> {
  const values = [metadata.paymentId ?? null, sessionId, providerPaymentId]
  const [row] = await askIn<Omit<Locked, 'amountMinor'> & { amountMinor: string }>(tx, findPayment, values)
  return row ? { ...row, amountMinor: BigInt(row.amountMinor) } : null
}

const findPayment = `
  select id, "caseId", "creditorId", status, "amountMinor"::text, currency from "Payment"
  where id = $1 or "checkoutSessionId" = $2 or "providerPaymentId" = $3 order by id limit 1 for update`

import type Stripe from 'stripe'
import type { EvidencePart } from '#shared/payments/chargeback.ts'
import { Refusal } from '#shared/refusal.ts'
import type { ChargebacksDoor, EvidenceFile } from './chargebacks.ts'
import { asking, clientOf, loadSdk, type StripeSettings } from './stripe.ts'
import { disputeOf } from './stripe-events.ts'

/** Where each of our parts stands in what Stripe passes on to the bank. */
const fields = {
  receipt: 'receipt',
  service: 'service_documentation',
  correspondence: 'customer_communication',
  other: 'uncategorized_file',
} as const satisfies Record<EvidencePart, keyof Stripe.DisputeUpdateParams.Evidence>

/** What banks take back, by Stripe or by the sandbox that speaks the same protocol. */
export function stripeChargebacks(settings: StripeSettings): ChargebacksDoor {
  let opened: Promise<Stripe> | undefined
  const client = () => (opened ??= clientOf({ timeoutMs: 30_000, ...settings }))
  /** A dispute that is over takes no answer and cannot be given up: asking again gets the same no. */
  const deciding = async (ask: () => Promise<Stripe.Dispute>) => {
    const { errors } = await loadSdk()
    const dispute = await asking(null, ask).catch((error: unknown) => {
      if (error instanceof errors.StripeInvalidRequestError) throw new Refusal('payments.chargebackOver')
      throw error
    })
    return disputeOf(dispute)
  }
  const keep = async (stripe: Stripe, answerName: string, { part, name, mediaType, bytes }: EvidenceFile) => {
    const { id } = await asking(null, () =>
      stripe.files.create(
        { purpose: 'dispute_evidence', file: { data: Buffer.from(bytes), name, type: mediaType } },
        { idempotencyKey: `${answerName}:${part}` },
      ),
    )
    return [fields[part], id] as const
  }
  return {
    async listSince(since) {
      const stripe = await client()
      const created = { gte: Math.floor(Date.parse(since) / 1000) }
      const newestFirst = await asking(null, () =>
        stripe.disputes.list({ created, limit: 100 }).autoPagingToArray({ limit: 10_000 }),
      )
      return newestFirst.reverse().map(disputeOf)
    },
    async retrieve(disputeId) {
      const stripe = await client()
      return disputeOf(await asking(null, () => stripe.disputes.retrieve(disputeId)))
    },
    async answer({ disputeId, attempt, words, files }) {
      const stripe = await client()
      const kept = []
      // One after the other: together they may be as large as the provider takes.
      for (const file of files) kept.push(await keep(stripe, `${disputeId}:${attempt}`, file))
      const evidence = { uncategorized_text: words, ...Object.fromEntries(kept) }
      return deciding(() =>
        stripe.disputes.update(
          disputeId,
          { evidence, submit: true },
          { idempotencyKey: `${disputeId}:${attempt}:answer` },
        ),
      )
    },
    async accept(disputeId) {
      const stripe = await client()
      return deciding(() => stripe.disputes.close(disputeId, {}, { idempotencyKey: `${disputeId}:accept` }))
    },
  }
}

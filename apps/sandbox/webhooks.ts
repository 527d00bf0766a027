import { type Box, nowMs, switches } from './box.ts'
import type { Delivery } from './kinds.ts'
import { known } from './pick.ts'
import { signatureHeader } from './signature.ts'

/**
 * Delivers events one at a time, oldest first, at least once: a delivery counts only after a 2xx, and until then
 * it is tried again with doubling pauses. The queue lives in the store, so a restart takes it up where it was.
 */
export class Webhooks {
  readonly #box: Box
  #busy = false
  #stopped = false
  #timer: NodeJS.Timeout | undefined
  readonly #abort = new AbortController()

  constructor(box: Box) {
    this.#box = box
  }

  /** After a restart nothing waits for the rest of its pause: whoever listens has probably restarted, too. */
  resume(): void {
    const { store } = this.#box
    store.transaction(() => {
      for (const delivery of store.all('delivery').reverse()) {
        if (delivery.state === 'pending') store.put('delivery', { ...delivery, dueAt: nowMs(this.#box) })
      }
    })
  }

  wake(): void {
    clearTimeout(this.#timer)
    if (this.#busy || this.#stopped || switches(this.#box).hold) return
    const waiting = this.#box.store.all('delivery').filter(({ state }) => state === 'pending')
    const due = waiting.filter(({ dueAt }) => dueAt <= nowMs(this.#box)).reverse()
    const next = choose(due, switches(this.#box).order)
    if (next !== undefined) {
      this.#busy = true
      void this.#deliver(next).finally(() => {
        this.#busy = false
        this.wake()
      })
      return
    }
    if (waiting.length === 0) return
    const soonest = Math.min(...waiting.map(({ dueAt }) => dueAt))
    this.#timer = setTimeout(() => this.wake(), Math.min(soonest - nowMs(this.#box) + 1, 2 ** 30))
  }

  async stop(): Promise<void> {
    this.#stopped = true
    clearTimeout(this.#timer)
    this.#abort.abort()
    // The delivery under way records its failure before the store closes; it will be repeated.
    while (this.#busy) await new Promise((resolve) => setTimeout(resolve, 5))
  }

  async #deliver(delivery: Delivery): Promise<void> {
    const { copies, drop } = switches(this.#box)
    if (drop > 0) {
      this.#box.store.transaction(() => {
        this.#box.store.put('switches', { ...switches(this.#box), drop: drop - 1 })
        this.#box.store.put('delivery', { ...delivery, state: 'dropped' })
      })
      return
    }
    let outcome: Outcome = { ok: false, status: null, error: null }
    for (let copy = 0; copy < copies; copy++) outcome = await this.#send(delivery)
    this.#record(delivery, outcome)
  }

  async #send(delivery: Delivery): Promise<Outcome> {
    const { store, webhookSecrets, webhookUrl } = this.#box
    if (webhookUrl === null) return { ok: false, status: null, error: 'no webhook address is set' }
    const body = JSON.stringify(store.get('event', delivery.event), null, 2)
    try {
      const response = await fetch(webhookUrl, {
        method: 'POST',
        redirect: 'manual',
        body,
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
          'stripe-signature': signatureHeader(body, webhookSecrets, Math.floor(nowMs(this.#box) / 1000)),
        },
        signal: AbortSignal.any([AbortSignal.timeout(10_000), this.#abort.signal]),
      })
      await response.arrayBuffer()
      return { ok: response.ok, status: response.status, error: null }
    } catch (error) {
      return { ok: false, status: null, error: error instanceof Error ? error.message : String(error) }
    }
  }

  #record(delivery: Delivery, { ok, status, error }: Outcome): void {
    const { retry, store } = this.#box
    const attempts = delivery.attempts + 1
    const pause = Math.min(retry.firstMs * 2 ** (attempts - 1), retry.longestMs)
    const state = ok ? 'delivered' : attempts >= retry.attempts ? 'failed' : 'pending'
    store.transaction(() => {
      store.put('delivery', {
        ...delivery,
        attempts,
        state,
        dueAt: ok ? delivery.dueAt : nowMs(this.#box) + pause,
        lastStatus: status,
        lastError: error,
      })
      if (ok) store.put('event', { ...known(this.#box, 'event', delivery.event), pending_webhooks: 0 })
    })
  }
}

interface Outcome {
  ok: boolean
  status: number | null
  error: string | null
}

function choose(due: Delivery[], order: 'natural' | 'reversed' | 'shuffled'): Delivery | undefined {
  if (order === 'natural') return due[0]
  return order === 'reversed' ? due.at(-1) : due[Math.floor(Math.random() * due.length)]
}

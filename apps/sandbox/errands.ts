import { type Box, nowMs } from './box.ts'
import { expireSession } from './checkout-sessions.ts'
import { decideDispute } from './disputes.ts'
import type { Errand } from './kinds.ts'
import { arrivePayout, payOut } from './payouts.ts'

const doErrand: Record<Errand['kind'], (box: Box, target: string) => unknown> = {
  arrive_payout: arrivePayout,
  decide_dispute: decideDispute,
  expire_session: expireSession,
  pay_out: payOut,
}

/** Does what time has brought about: sessions expire, banks decide disputes. Survives restarts with the store. */
export class Errands {
  readonly #box: Box
  #timer: NodeJS.Timeout | undefined

  constructor(box: Box) {
    this.#box = box
  }

  wake(): void {
    clearTimeout(this.#timer)
    const { store } = this.#box
    for (const errand of store.all('errand').reverse()) {
      if (errand.dueAt > nowMs(this.#box)) continue
      store.transaction(() => {
        store.drop('errand', errand.id)
        doErrand[errand.kind](this.#box, errand.target)
      })
    }
    const next = Math.min(...store.all('errand').map(({ dueAt }) => dueAt))
    if (next === Number.POSITIVE_INFINITY) return
    this.#timer = setTimeout(() => this.#box.wake(), Math.min(next - nowMs(this.#box) + 1, 2 ** 30))
  }

  stop(): void {
    clearTimeout(this.#timer)
  }
}

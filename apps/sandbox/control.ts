import { Hono } from 'hono'
import { type Box, nowMs, switches } from './box.ts'
import { payCheckout } from './checkout-payment.ts'
import { expireSession } from './checkout-sessions.ts'
import { decideDispute } from './disputes.ts'
import { ApiError, envelope, invalid } from './errors.ts'
import { newId } from './ids.ts'
import { failPayout, payOut } from './payouts.ts'
import { known, pick } from './pick.ts'
import { behaviourOf } from './test-cards.ts'
import type { Troubles } from './troubles.ts'

/** One field of a JSON body, if it has the wanted type. */
function word(body: object, name: string): string | undefined {
  const value: unknown = Reflect.get(body, name)
  return typeof value === 'string' ? value : undefined
}
function count(body: object, name: string): number | undefined {
  const value: unknown = Reflect.get(body, name)
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : undefined
}

/** Levers for tests, which Stripe does not have. JSON in, JSON out. */
export function control(box: Box, troubles: Troubles): Hono {
  const app = new Hono()
  const change = <T>(work: () => T): T => {
    try {
      return box.store.transaction(work)
    } finally {
      box.wake()
    }
  }
  app.onError((error, c) => {
    if (!(error instanceof ApiError)) throw error
    return c.json(envelope(error), error.status === 404 ? 404 : 400)
  })

  app.get('/webhooks', (c) => c.json(switches(box)))
  app.post('/webhooks', async (c) => {
    const body: object = await c.req.json()
    const hold: unknown = Reflect.get(body, 'hold')
    const order = word(body, 'order')
    const before = switches(box)
    const after = {
      ...before,
      hold: typeof hold === 'boolean' ? hold : before.hold,
      order: order === 'natural' || order === 'reversed' || order === 'shuffled' ? order : before.order,
      copies: count(body, 'copies') ?? before.copies,
      drop: count(body, 'drop') ?? before.drop,
    }
    return c.json(change(() => box.store.put('switches', after)))
  })

  app.get('/deliveries', (c) => c.json(box.store.all('delivery').reverse()))
  app.post('/events/:id/deliver', (c) => {
    const event = pick(box, 'event', c.req.param('id'))
    const fresh = { state: 'pending', attempts: 0, lastStatus: null, lastError: null } as const
    const delivery = {
      ...fresh,
      id: newId.delivery(),
      event: event.id,
      type: event.type,
      dueAt: nowMs(box),
    }
    return c.json(change(() => box.store.put('delivery', delivery)))
  })

  app.post('/clock', async (c) => {
    const body: object = await c.req.json()
    const before = switches(box)
    const clockOffset = before.clockOffset + (count(body, 'advance_seconds') ?? 0)
    change(() => box.store.put('switches', { ...before, clockOffset }))
    return c.json({ now: new Date(nowMs(box)).toISOString() })
  })

  /** Plays the bank: decides about a dispute that has been answered. */
  app.post('/disputes/:id/decide', async (c) => {
    const body: object = await c.req.json()
    const { id } = pick(box, 'dispute', c.req.param('id'))
    change(() => decideDispute(box, id, Reflect.get(body, 'won') === true))
    return c.json(known(box, 'dispute', id))
  })

  app.post('/sessions/:id/expire', (c) => {
    const { id } = pick(box, 'session', c.req.param('id'))
    change(() => expireSession(box, id))
    return c.json(known(box, 'session', id))
  })

  /** Pays out now what was taken, and says what has left. */
  app.post('/payouts', async (c) => {
    const body: object = await c.req.json()
    const payout = change(() => payOut(box, word(body, 'currency') ?? 'eur'))
    return c.json({ payout })
  })
  app.post('/payouts/:id/fail', (c) => {
    const { id } = pick(box, 'payout', c.req.param('id'))
    return c.json(change(() => failPayout(box, id)))
  })

  /** Pays without a browser: exactly what the hosted page's button does. */
  app.post('/sessions/:id/pay', async (c) => {
    const body: object = await c.req.json()
    const session = pick(box, 'session', c.req.param('id'))
    if (session.status !== 'open') throw invalid(`This session is ${String(session.status)}.`)
    const typed = {
      number: word(body, 'number') ?? '4242424242424242',
      expiry: word(body, 'expiry') ?? '12/40',
      cvc: word(body, 'cvc') ?? '123',
      name: word(body, 'name') ?? 'Sandbox Tester',
      email: word(body, 'email') ?? session.customer_details?.email ?? 'tester@example.com',
    }
    const step = change(() => payCheckout(box, session, typed))
    return c.json({ step, problems: known(box, 'checkout', session.id).problems })
  })

  /** From now on the cards with these last digits behave as another test card does: a bank changes its mind. */
  app.post('/cards/:last4', async (c) => {
    const body: object = await c.req.json()
    const behaviour = behaviourOf(word(body, 'like') ?? '')
    const cards = box.store
      .all('card')
      .filter(({ id }) => known(box, 'payment_method', id).card?.last4 === c.req.param('last4'))
    change(() => {
      for (const card of cards) box.store.put('card', { ...card, behaviour })
    })
    return c.json({ changed: cards.length })
  })

  app.post('/troubles', async (c) => {
    const body: object = await c.req.json()
    const kind = word(body, 'kind')
    const times = count(body, 'times') ?? 1
    const only = word(body, 'only') ?? ''
    if (kind === 'delay') troubles.order({ kind, ms: count(body, 'ms') ?? 100 }, times, only)
    else if (kind === 'error' || kind === 'lost') troubles.order({ kind }, times, only)
    else throw invalid('kind must be one of delay, error, or lost', 'kind')
    return c.json({ ordered: times })
  })
  return app
}

import { type Box, now } from './box.ts'
import { createParameters, listParameters, updateParameters } from './checkout-parameters.ts'
import { endpoint } from './endpoint.ts'
import { invalid } from './errors.ts'
import { emit } from './events.ts'
import { merged } from './metadata.ts'
import { createSession } from './new-checkout-session.ts'
import { listAnswer, pages } from './pagination.ts'
import { cancelIntent } from './payment-intent-moves.ts'
import { known, pick } from './pick.ts'

/** Ends an open session; an attempt that waits for authentication ends with it. */
export function expireSession(box: Box, id: string): void {
  const before = known(box, 'session', id)
  if (before.status !== 'open') return
  const after = box.store.put('session', {
    ...before,
    expires_at: Math.min(before.expires_at, now(box)),
    status: 'expired',
    url: null,
  })
  emit(box, 'checkout.session.expired', after)
  if (typeof before.payment_intent === 'string') {
    cancelIntent(box, known(box, 'payment_intent', before.payment_intent), 'expired')
  }
}

export const checkoutSessionEndpoints = [
  endpoint('POST', '/v1/checkout/sessions', createParameters, ({ box }, params) =>
    createSession(box, params),
  ),
  endpoint('GET', '/v1/checkout/sessions', listParameters, ({ box }, params) => {
    const found = box.store.all('session').filter((session) => {
      return (
        (params.customer === undefined || session.customer === params.customer) &&
        (params.customer_details === undefined ||
          session.customer_details?.email === params.customer_details.email) &&
        (params.payment_intent === undefined || session.payment_intent === params.payment_intent) &&
        (params.status === undefined || session.status === params.status)
      )
    })
    return listAnswer(found, params, '/v1/checkout/sessions', 'checkout.session')
  }),
  endpoint('GET', '/v1/checkout/sessions/:id', { expand: pages.expand }, ({ box, id }) =>
    pick(box, 'session', id),
  ),
  endpoint('POST', '/v1/checkout/sessions/:id', updateParameters, ({ box, id }, params) => {
    const before = pick(box, 'session', id)
    return box.store.put('session', { ...before, metadata: merged(before.metadata ?? {}, params.metadata) })
  }),
  endpoint('POST', '/v1/checkout/sessions/:id/expire', { expand: pages.expand }, ({ box, id }) => {
    const session = pick(box, 'session', id)
    if (session.status !== 'open') {
      throw invalid(
        `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ` +
          `\`${String(session.status)}\`.`,
      )
    }
    expireSession(box, id)
    return pick(box, 'session', id)
  }),
  endpoint('GET', '/v1/checkout/sessions/:id/line_items', pages, ({ box, id }, params) => {
    const session = pick(box, 'session', id)
    const { items } = known(box, 'checkout', session.id)
    return listAnswer(items, params, `/v1/checkout/sessions/${id}/line_items`, 'line item')
  }),
]

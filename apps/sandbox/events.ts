import type Stripe from 'stripe'
import { type Box, now, nowMs } from './box.ts'
import { endpoint } from './endpoint.ts'
import { newId } from './ids.ts'
import { listAnswer, paging } from './pagination.ts'
import { listOf, notHere, type ParametersOf, text } from './parameters.ts'
import { pick } from './pick.ts'

/** Records what happened and queues its delivery; both are part of the transaction that made it happen. */
export function emit(
  box: Box,
  type: Stripe.Event.Type,
  object: Stripe.Event.Data.Object,
  previous?: Stripe.Event.Data.PreviousAttributes,
): void {
  const event = box.store.put('event', {
    id: newId.event(),
    object: 'event',
    api_version: box.version,
    created: now(box),
    data: { object, ...(previous === undefined ? {} : { previous_attributes: previous }) },
    livemode: false,
    pending_webhooks: box.webhookUrl === null ? 0 : 1,
    request: box.request,
    type,
  })
  if (box.webhookUrl === null) return
  box.store.put('delivery', {
    id: newId.delivery(),
    event: event.id,
    type,
    state: 'pending',
    attempts: 0,
    dueAt: nowMs(box),
    lastStatus: null,
    lastError: null,
  })
}

const listParameters = {
  ...paging,
  delivery_success: notHere,
  type: text(),
  types: listOf(text(), 20),
} satisfies ParametersOf<Stripe.EventListParams>

function matches(type: string, wanted: string): boolean {
  return wanted.endsWith('*') ? type.startsWith(wanted.slice(0, -1)) : type === wanted
}

export const eventEndpoints = [
  endpoint('GET', '/v1/events', listParameters, (call, params) => {
    const wanted = params.types ?? (params.type === undefined ? [] : [params.type])
    const found = call.box.store.all('event').filter((event) => {
      return wanted.length === 0 || wanted.some((name) => matches(event.type, name))
    })
    return listAnswer(found, params, '/v1/events', 'event')
  }),
  endpoint('GET', '/v1/events/:id', { expand: paging.expand }, (call) => {
    return pick(call.box, 'event', call.id)
  }),
]

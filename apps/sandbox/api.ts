import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { HttpBindings } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import { type Box, noRequest, now } from './box.ts'
import type { Call, Endpoint } from './endpoint.ts'
import { endpoints } from './endpoints.ts'
import { ApiError, envelope, invalid } from './errors.ts'
import { expanded } from './expand.ts'
import { canonical, type Raw, type RawTree, parseForm } from './form-body.ts'
import { answerId, busy, checkKey, earlierAnswer } from './idempotency.ts'
import { newId } from './ids.ts'
import type { StoredAnswer } from './kinds.ts'
import type { Troubles } from './troubles.ts'

interface Served {
  Bindings: HttpBindings
}
interface Answer {
  status: number
  body: string
}
interface Incoming {
  apiKey: string
  key: string | undefined
  raw: RawTree
  requestId: string
  /** `POST /v1/refunds`, for messages and for comparing what a key was used for. */
  place: string
}

function authorize(header: string | undefined): string {
  const [scheme = '', value = ''] = (header ?? '').split(' ')
  const basic = scheme.toLowerCase() === 'basic'
  const key = basic ? (Buffer.from(value, 'base64').toString().split(':')[0] ?? '') : value
  if (key === '') {
    throw new ApiError(
      401,
      'invalid_request_error',
      'You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer ' +
        "auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').",
    )
  }
  if (/^(sk|rk)_test_\w+$/.test(key)) return key
  const shown = `${key.slice(0, 7)}${'*'.repeat(8)}${key.slice(-4)}`
  throw new ApiError(401, 'invalid_request_error', `Invalid API Key provided: ${shown}`)
}

function checkVersion(header: string | undefined): void {
  if (header === undefined || /^\d{4}-\d\d-\d\d(\.\w+)?$/.test(header)) return
  throw invalid(`Invalid Stripe API version: ${header}`)
}

async function readRaw(c: Context<Served>): Promise<RawTree> {
  const query = new URL(c.req.url).search.slice(1)
  if (c.req.method !== 'POST') return parseForm(query)
  const type = c.req.header('content-type') ?? ''
  if (type.startsWith('multipart/form-data')) return readParts(c)
  const body = await c.req.text()
  if (body !== '' && !type.startsWith('application/x-www-form-urlencoded')) {
    throw invalid(
      'Invalid request (check that your POST content type is application/x-www-form-urlencoded). If you have ' +
        'questions, we can help at https://support.stripe.com/.',
    )
  }
  return parseForm([query, body].filter((part) => part !== '').join('&'))
}

/** A file comes in parts. Of what is in it the sandbox keeps what Stripe shows again: its name, type and size. */
async function readParts(c: Context<Served>): Promise<RawTree> {
  const parts = [...(await c.req.formData()).entries()]
  return Object.fromEntries(
    parts.map(([name, part]) => [
      name,
      typeof part === 'string'
        ? part
        : { name: part.name, size: String(part.size), type: part.type || 'application/octet-stream' },
    ]),
  )
}

function failure(error: unknown, requestId: string): Answer {
  if (error instanceof ApiError) {
    return { status: error.status, body: JSON.stringify(envelope(error), null, 2) }
  }
  console.error(`sandbox: ${requestId} failed`, error)
  const bug = new ApiError(500, 'api_error', 'The payment sandbox failed. Its console says why.')
  return { status: 500, body: JSON.stringify(envelope(bug), null, 2) }
}

/** The API proper: `/v1/…` in the order authentication, idempotency, parameters, work, answer. */
export function api(box: Box, troubles: Troubles): Hono<Served> {
  const app = new Hono<Served>()
  const running = new Set<string>()

  /** Does the work and remembers the answer in one transaction: a crash loses both or neither. */
  function execute(work: (call: Call) => object, call: Call, incoming: Incoming): Answer {
    const { key, requestId } = incoming
    const paths = expandPaths(incoming.raw['expand'])
    const remember = (answer: Answer): Answer => {
      if (key !== undefined) box.store.put('answer', stored(box, incoming, key, answer))
      return answer
    }
    box.request = { id: requestId, idempotency_key: key ?? null }
    try {
      return box.store.transaction(() => {
        try {
          const result = expanded(box, work(call), paths)
          return remember({ status: 200, body: JSON.stringify(result, null, 2) })
        } catch (error) {
          if (error instanceof ApiError && error.keepsEffects) return remember(failure(error, requestId))
          throw error
        }
      })
    } catch (error) {
      return remember(failure(error, requestId))
    } finally {
      box.request = noRequest
      box.wake()
    }
  }

  async function answer(endpoint: Endpoint, c: Context<Served>, requestId: string): Promise<Response> {
    const headers: Record<string, string> = {
      'content-type': 'application/json',
      'request-id': requestId,
      'stripe-version': box.version,
    }
    const reply = ({ status, body }: Answer): Response => {
      if (status >= 500) headers['stripe-should-retry'] = 'false'
      return new Response(body, { status, headers })
    }
    let held: string | undefined
    try {
      const apiKey = authorize(c.req.header('authorization'))
      checkVersion(c.req.header('stripe-version'))
      const key = c.req.method === 'POST' ? c.req.header('idempotency-key') : undefined
      const raw = await readRaw(c)
      const incoming = { apiKey, key, raw, requestId, place: `${c.req.method} ${c.req.path}` }
      if (key !== undefined) {
        headers['idempotency-key'] = key
        checkKey(key)
        const id = answerId(apiKey, key)
        if (running.has(id)) throw busy(key)
        const earlier = earlierAnswer(box, id, key, c.req.path, fingerprint(incoming))
        if (earlier !== undefined) {
          headers['idempotent-replayed'] = 'true'
          headers['original-request'] = earlier.requestId
          return reply(earlier)
        }
        running.add(id)
        held = id
      }
      const work = endpoint.prepare(raw)
      const trouble = troubles.next(incoming.place)
      if (trouble?.kind === 'delay') await sleep(trouble.ms)
      const failing = trouble?.kind === 'error'
      const result = execute(failing ? failOnPurpose : work, { box, id: c.req.param('id') ?? '' }, incoming)
      if (trouble?.kind === 'lost') c.env.incoming.socket.destroy()
      return reply(result)
    } catch (error) {
      return reply(failure(error, requestId))
    } finally {
      if (held !== undefined) running.delete(held)
    }
  }

  for (const endpoint of endpoints) {
    app.on(endpoint.method, endpoint.path, (c) => answer(endpoint, c, newId.request()))
  }
  app.all('/v1/*', (c) => {
    const help = 'The payment sandbox implements a part of https://stripe.com/docs/api.'
    const message = `Unrecognized request URL (${c.req.method}: ${c.req.path}). ${help}`
    const { status, body } = failure(new ApiError(404, 'invalid_request_error', message), '')
    return new Response(body, { status, headers: { 'content-type': 'application/json' } })
  })
  return app
}

function failOnPurpose(): never {
  throw new ApiError(500, 'api_error', 'An error the test asked for.')
}

function expandPaths(raw: Raw | undefined): string[] {
  if (raw === undefined || typeof raw === 'string') return []
  return Object.values(raw).filter((path) => typeof path === 'string')
}

function fingerprint({ raw, place }: Incoming): string {
  return createHash('sha256')
    .update(`${place}\n${canonical(raw)}`)
    .digest('hex')
}

function stored(box: Box, incoming: Incoming, key: string, answer: Answer): StoredAnswer {
  return {
    ...answer,
    id: answerId(incoming.apiKey, key),
    endpoint: incoming.place.split(' ')[1] ?? '',
    fingerprint: fingerprint(incoming),
    requestId: incoming.requestId,
    at: now(box),
  }
}

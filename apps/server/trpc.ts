import { initTRPC, TRPCError } from '@trpc/server'
import { type Actor, isStaff, type Staff } from '#shared/access/actor.ts'
import { type Action, type ActionOf, access, reachOf, type Rule } from '#shared/access/can.ts'
import { type CaseId, type CreditorId, isId } from '#shared/ids.ts'
import { isRefusal, Refusal } from '#shared/refusal.ts'
import { isTooBusy } from './db-faults.ts'
import { standsInFor } from './access/deputies.ts'
import type { KeptFile } from './cases/keep-files.ts'
import type { House } from './house.ts'

export type Ctx = {
  house: House
  actor: Actor
  requestId: string
  ip: string
  userAgent: string
  /** Files that came with the form of this request, kept already. No input can name them. */
  sent?: readonly KeptFile[] | undefined
}

/** An id that a procedure base has proved to be within reach of the actor; queries and use cases take nothing else. */
declare const proved: unique symbol
export type Authorised<I extends string> = I & { readonly [proved]: true }
export type OwnCase = Authorised<CaseId>
export type OwnCreditor = Authorised<CreditorId>

/**
 * Streams to open sessions. A word now and then keeps proxies from closing them and tells the browser that we are
 * there; every few minutes a stream begins anew, so that a session that has ended hears nothing more.
 */
const liveStream = {
  ping: { enabled: true, intervalMs: 10_000 },
  client: { reconnectAfterInactivityMs: 25_000 },
  maxDurationMs: 180_000,
}

const t = initTRPC
  .context<Ctx>()
  .meta<{ action: Action }>()
  .create({
    sse: liveStream,
    errorFormatter({ shape, error, ctx }) {
      const cause = error.cause
      return {
        code: shape.code,
        message: error.code,
        data: {
          code: error.code,
          httpStatus: shape.data.httpStatus,
          requestId: ctx?.requestId ?? null,
          refusal: isRefusal(cause) ? cause.toJSON() : null,
          fields: error.code === 'BAD_REQUEST' ? fieldsOf(cause) : null,
        },
      }
    },
  })

export const router = t.router
export const callerOf = t.createCallerFactory

/** The faults of an input by field: the path of the field, and the key of what is wrong with it. */
export function fieldsOf(cause: unknown): Record<string, string> | null {
  if (typeof cause !== 'object' || cause === null || !('issues' in cause)) return null
  const issues = cause.issues as { path: PropertyKey[]; message: string }[]
  return Object.fromEntries(issues.map((issue) => [issue.path.map(String).join('.'), issue.message]))
}

/** Refusals that HTTP has a word of its own for. */
const answers: Record<string, 'NOT_FOUND' | 'TOO_MANY_REQUESTS' | 'SERVICE_UNAVAILABLE'> = {
  'access.notFound': 'NOT_FOUND',
  'access.tooMany': 'TOO_MANY_REQUESTS',
  'app.busy': 'SERVICE_UNAVAILABLE',
}

/**
 * Lets an actor in who may do this at all, and is the one place where an expected no becomes an answer. A bug passes
 * through and is logged by the adapter.
 */
const gate = (action: Action) =>
  t.middleware(async ({ ctx, next }) => {
    const { actor } = ctx
    if (reachOf(actor.kind, action) === null) {
      throw new TRPCError({ code: actor.kind === 'visitor' ? 'UNAUTHORIZED' : 'FORBIDDEN' })
    }
    const rule: Rule = access[action]
    if (rule.owner && actor.kind === 'creditor' && actor.role !== 'owner')
      throw new TRPCError({ code: 'FORBIDDEN' })
    const result = await next()
    if (result.ok) return result
    // More people at once than there are connections is no bug: whoever waited in vain may simply try again.
    const cause = isTooBusy(result.error.cause) ? new Refusal('app.busy') : result.error.cause
    if (isRefusal(cause)) throw new TRPCError({ code: answers[cause.code] ?? 'UNPROCESSABLE_CONTENT', cause })
    return result
  })

/** Every procedure carries the name of its permission, so that a test can hold it against its place in the router. */
const on = (action: Action) => t.procedure.meta({ action }).use(gate(action))

const notFound = () => new TRPCError({ code: 'NOT_FOUND', cause: new Refusal('access.notFound') })

async function idIn(getRawInput: () => Promise<unknown>, key: string): Promise<unknown> {
  const raw = await getRawInput()
  return typeof raw === 'object' && raw !== null ? (raw as Record<string, unknown>)[key] : undefined
}

/** About nothing that belongs to somebody, or about the person asking. */
export const open = (action: ActionOf<'nothing' | 'desk'>) => on(action)

/** About a company: a creditor's own, or the one that the desk names by `creditorId`. */
export const ofCreditor = (action: ActionOf<'creditor'>) =>
  on(action).use(async ({ ctx, getRawInput, next }) => {
    const { actor, house } = ctx
    const named = await idIn(getRawInput, 'creditorId')
    if (actor.kind === 'creditor') {
      if (named !== undefined && named !== actor.creditorId) throw notFound()
      return next({ ctx: { ...ctx, creditorId: actor.creditorId as OwnCreditor } })
    }
    const found = isId('creditor', named) && (await house.db.creditor.count({ where: { id: named } })) === 1
    if (!found) throw notFound()
    return next({ ctx: { ...ctx, creditorId: named as OwnCreditor } })
  })

const whoseCase = 'select "creditorId", "collectorId" from "Case" where id = $1'

/** Whether a case is worked by this person: as its collector, or as the deputy of a collector who is away today. */
async function isAssigned(house: House, { userId }: Staff, collectorId: string | null): Promise<boolean> {
  if (collectorId === null || collectorId === userId) return collectorId === userId
  return (await standsInFor(house.db, userId, collectorId, house.clock.today())) !== null
}

/** About one case, by `caseId`. A stranger's case and a case that never was give the same answer. */
export const ofCase = (action: ActionOf<'case'>) =>
  on(action).use(async ({ ctx, getRawInput, next }) => {
    const { actor, house } = ctx
    // A debtor's session is of one case; what the input says does not matter.
    if (actor.kind === 'debtor') {
      const { caseId, creditorId } = actor
      return next({ ctx: { ...ctx, caseId: caseId as OwnCase, creditorId: creditorId as OwnCreditor } })
    }
    const named = await idIn(getRawInput, 'caseId')
    if (!isId('case', named)) throw notFound()
    const reach = reachOf(actor.kind, action)
    const [row] = await house.ask<{ creditorId: string; collectorId: string | null }>(whoseCase, [named])
    if (!row) throw notFound()
    const own =
      actor.kind === 'creditor'
        ? row.creditorId === actor.creditorId
        : isStaff(actor) && (reach === 'any' || (await isAssigned(house, actor, row.collectorId)))
    if (!own) throw notFound()
    return next({ ctx: { ...ctx, caseId: named as OwnCase, creditorId: row.creditorId as OwnCreditor } })
  })

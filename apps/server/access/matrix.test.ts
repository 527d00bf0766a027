import { TRPCError } from '@trpc/server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor, ActorKind } from '#shared/access/actor.ts'
import { type Action, access, type Rule } from '#shared/access/can.ts'
import type { CaseId, CreditorId, LinkId } from '#shared/ids.ts'
import { newId } from '#shared/ids.ts'
import { appRouter } from '../router.ts'
import { addCase } from '../testing/cases.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'

type Procedure = { _def: { type: string; meta?: { action: Action } } }
const procedures = Object.entries(appRouter._def.procedures as unknown as Record<string, Procedure>)
const kinds: ActorKind[] = [
  'visitor',
  'newcomer',
  'creditor',
  'manager',
  'collector',
  'auditor',
  'admin',
  'debtor',
  'webhook',
  'system',
]

let saldo: TestHouse
/** Two companies and two collectors, so that everything of one is foreign to the other. */
let own: { creditor: Extract<Actor, { kind: 'creditor' }>; collector: string }
let foreign: typeof own
let actors: Record<ActorKind, (caseId: CaseId, creditorId: CreditorId) => Actor>

beforeAll(async () => {
  saldo = await openTestHouse()
  const manager = await saldo.addStaff('manager', 'Marta Ferrer')
  const collector = await saldo.addStaff('collector', 'Jonas Brandt')
  const other = await saldo.addStaff('collector', 'Claire Morel')
  const auditor = await saldo.addStaff('auditor', 'Olof Lind')
  const admin = await saldo.addStaff('admin', 'Ines Prado')
  own = { creditor: await saldo.addCreditor('Aceros Vega SL'), collector: collector.userId }
  foreign = { creditor: await saldo.addCreditor('Nordlicht Textil GmbH'), collector: other.userId }
  const { userId, name, email } = manager
  actors = {
    visitor: () => ({ kind: 'visitor', language: 'en' }),
    newcomer: () => ({ kind: 'newcomer', userId, name, email, language: 'en' }),
    creditor: () => own.creditor,
    manager: () => manager,
    collector: () => collector,
    auditor: () => auditor,
    admin: () => admin,
    debtor: (caseId, creditorId) => ({
      kind: 'debtor',
      linkId: newId('link', Date.parse(saldo.house.clock.now())) as LinkId,
      caseId,
      creditorId,
      language: 'en',
    }),
    webhook: () => ({ kind: 'webhook', language: 'en' }),
    system: () => ({ kind: 'system', language: 'en' }),
  }
})
afterAll(() => saldo.close())

/** Calls a procedure by its path with nothing but ids, and answers the code it stops with, or OK. */
async function outcome(actor: Actor, path: string, input: object): Promise<string> {
  const call = path
    .split('.')
    .reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], saldo.callerAs(actor))
  try {
    await (call as (input: object) => Promise<unknown>)(input)
    return 'OK'
  } catch (error) {
    if (error instanceof TRPCError) return error.code
    throw error
  }
}

test('every procedure stands in the access table under its own name, and every row has its procedure', () => {
  expect(procedures.map(([path]) => path).toSorted()).toEqual(Object.keys(access).toSorted())
  for (const [path, procedure] of procedures) expect(procedure._def.meta?.action, path).toBe(path)
})

describe.each(procedures.map(([path]) => path as Action))('%s', (path) => {
  const rule: Rule = access[path]
  test.each(kinds)('as %s', async (kind) => {
    // A debtor has a link only once a case was taken on; a closed one needs no agreement to stand here as a row.
    const placed = kind === 'debtor' ? { status: 'CLOSED', closedOn: saldo.house.clock.today() } : {}
    const mine = await addCase(saldo.house, own.creditor.creditorId, {
      collectorId: own.collector,
      ...placed,
    })
    const theirs = await addCase(saldo.house, foreign.creditor.creditorId, { collectorId: foreign.collector })
    const actor = actors[kind](mine, own.creditor.creditorId)
    const idsOf = (caseId: CaseId, creditorId: CreditorId) =>
      rule.of === 'case' ? { caseId } : rule.of === 'creditor' ? { creditorId } : {}
    const withOwn = await outcome(actor, path, idsOf(mine, own.creditor.creditorId))
    const reach = rule.who[kind]
    if (!reach) {
      expect(withOwn).toBe(kind === 'visitor' ? 'UNAUTHORIZED' : 'FORBIDDEN')
      return
    }
    expect(['UNAUTHORIZED', 'FORBIDDEN', 'INTERNAL_SERVER_ERROR']).not.toContain(withOwn)
    if (rule.of === 'case' || rule.of === 'creditor') expect(withOwn).not.toBe('NOT_FOUND')
    if ((rule.of !== 'case' && rule.of !== 'creditor') || kind === 'debtor') return
    const withForeign = await outcome(actor, path, idsOf(theirs, foreign.creditor.creditorId))
    if (reach === 'any') expect(withForeign).not.toBe('NOT_FOUND')
    else expect(withForeign).toBe('NOT_FOUND')
    const never = newId('case', 1)
    expect(await outcome(actor, path, idsOf(never, newId('creditor', 1)))).toBe('NOT_FOUND')
  })
})

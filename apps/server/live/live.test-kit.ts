import type { Actor } from '#shared/access/actor.ts'
import type { CaseEventKind } from '#shared/cases/event-kinds.ts'
import type { EventsInput } from '#shared/live/live-input.ts'
import type { Scope } from '#shared/live/who-hears.ts'
import { inTransaction } from '../db.ts'
import { record } from '../events.ts'
import type { House } from '../house.ts'
import { openLog } from '../log.ts'
import { openHouse } from '../open-house.ts'
import { addActiveCase } from '../testing/debtor.ts'
import { openTestHouse } from '../testing/test-house.ts'
import type { Told } from './feed.ts'

/** Two companies with a case each, and the desk. */
export async function openLive() {
  const saldo = await openTestHouse()
  const { house } = saldo
  const marta = await saldo.addStaff('manager', 'Marta Ferrer')
  const jonas = await saldo.addStaff('collector', 'Jonas Brandt')
  const vega = await saldo.addCreditor('Aceros Vega SL')
  const nordlicht = await saldo.addCreditor('Nordlicht Textil GmbH')
  const bau = await addActiveCase(house, { creditor: vega, collector: jonas })
  const foreign = await addActiveCase(house, { creditor: nordlicht, collector: jonas })
  return {
    saldo,
    marta,
    vega,
    nordlicht,
    bau,
    ofBau: { caseId: bau.caseId, creditorId: vega.creditorId },
    ofForeign: { caseId: foreign.caseId, creditorId: nordlicht.creditorId },
    desk: { kind: 'desk' },
    atVega: { kind: 'creditor', creditorId: vega.creditorId },
    atNordlicht: { kind: 'creditor', creditorId: nordlicht.creditorId },
    atDebtor: { kind: 'debtor', caseId: bau.caseId, creditorId: vega.creditorId },
    /** A second process of the same product, on the same database. */
    secondProcess: () => openHouse(house.config, openLog('silent'), { clock: saldo.clock, supervise: false }),
  } as const
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))

/** An open session: it writes down what it is told, with when. */
export function openSession(
  house: House,
  scope: Scope,
  from: EventsInput = {},
  userId: string | null = null,
) {
  const controller = new AbortController()
  const told: (Told & { heardAt: number })[] = []
  const done = (async () => {
    for await (const message of house.live.tell({ scope, userId }, from, controller.signal)) {
      told.push({ ...message, heardAt: performance.now() })
    }
  })().catch(() => undefined)
  // An open transaction holds back what is told, also one in the database of another test on the same server.
  const until = async (isThere: () => boolean, ms = 20_000) => {
    const deadline = performance.now() + ms
    while (!isThere()) {
      if (performance.now() > deadline) throw new Error(`Not told in ${ms} ms: ${JSON.stringify(told)}`)
      await pause(5)
    }
  }
  return {
    told,
    kinds: () => told.flatMap((one) => (one.what === 'event' ? [one.kind] : [])),
    ids: () => told.flatMap((one) => (one.what === 'event' ? [one.id] : [])),
    lastId: () => told.findLast((one) => 'id' in one && one.id !== undefined) as { id: string } | undefined,
    until,
    ready: () => until(() => told.some(({ what }) => what === 'ready')),
    events: (count: number) => until(() => told.filter(({ what }) => what === 'event').length >= count),
    async close() {
      controller.abort()
      await done
    },
  }
}

/** Things that happen to a case, as commands record them; several of them in one transaction. */
export function happen(
  house: House,
  of: { caseId: string; creditorId: string },
  kind: CaseEventKind,
  { actor = system, times = 1 }: { actor?: Actor; times?: number } = {},
) {
  return inTransaction(house.db, actor, async (tx) => {
    for (let done = 0; done < times; done += 1) {
      await record(tx, actor, { ...of, kind, at: house.clock.now() })
    }
  })
}

const system: Actor = { kind: 'system', language: 'en' }

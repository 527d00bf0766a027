import { Agent, get, type IncomingMessage } from 'node:http'
import type { Actor } from '#shared/access/actor.ts'
import { readConfig } from '../apps/server/config.ts'
import { inTransaction } from '../apps/server/db.ts'
import { record } from '../apps/server/events.ts'
import { openLog } from '../apps/server/log.ts'
import { openHouse } from '../apps/server/open-house.ts'
import { inRoot } from '../apps/launcher/paths.ts'
import { demoPassword } from '../prisma/people.ts'

const sessions = 200
const steady = { events: 60, everyMs: 50 }
const burst = 200
const system: Actor = { kind: 'system', language: 'en' }

export type FanOut = {
  sessions: number
  /** Deliveries a second while a burst of events is written down and told to everybody. */
  perSecond: number
  /** From just before the event's transaction commits to its arrival, over all sessions, in a steady stream. */
  p50: number
  p95: number
}

/** Opens many sessions of the desk on one server and lets things happen to a case; every session hears each of them. */
export async function measureFanOut(url: string, databaseUrl: string): Promise<FanOut> {
  const cookie = await signIn(url)
  const config = readConfig({
    DATABASE_URL: databaseUrl,
    SALDO_VAR: inRoot('var', 'bench'),
    LOG_LEVEL: 'silent',
  })
  const { house, close } = await openHouse(config, openLog('silent'), { supervise: false })
  const agent = new Agent({ keepAlive: true, maxSockets: sessions })
  const answers: IncomingMessage[] = []
  try {
    const found = await house.db.case.findFirstOrThrow({
      where: { status: 'ACTIVE' },
      orderBy: { id: 'asc' },
    })
    const of = { caseId: found.id, creditorId: found.creditorId, kind: 'note-added' as const }
    const happen = (times = 1) =>
      inTransaction(house.db, system, async (tx) => {
        for (let done = 0; done < times; done += 1) await record(tx, system, { ...of, at: house.clock.now() })
      })
    const heard: number[][] = []
    for (let place = 0; place < sessions; place += 1) {
      const times: number[] = []
      heard.push(times)
      answers.push(await listen(`${url}/trpc/live.events?input=%7B%22ageMs%22%3A0%7D`, cookie, agent, times))
    }
    await pause(500)
    for (const times of heard) times.length = 0

    const told: number[] = []
    for (let event = 0; event < steady.events; event += 1) {
      told.push(performance.now())
      await happen()
      await pause(steady.everyMs)
    }
    await until(() => heard.every((times) => times.length >= steady.events))
    const delays = heard
      .flatMap((times) => times.map((time, place) => time - (told[place] ?? time)))
      .toSorted((one, other) => one - other)
    for (const times of heard) times.length = 0

    const begun = performance.now()
    await happen(burst)
    await until(() => heard.every((times) => times.length >= burst))
    const took = Math.max(...heard.map((times) => times.at(-1) ?? 0)) - begun
    const doubled = heard.some((times) => times.length !== burst)
    if (doubled) throw new Error('A session heard something twice')
    const at = (share: number) => delays[Math.floor(delays.length * share)] ?? Number.POSITIVE_INFINITY
    return { sessions, perSecond: (sessions * burst * 1_000) / took, p50: at(0.5), p95: at(0.95) }
  } finally {
    for (const answer of answers) answer.destroy()
    agent.destroy()
    await close()
  }
}

/** One open session, as a browser's EventSource is one; it notes when each event arrives. */
function listen(url: string, cookie: string, agent: Agent, times: number[]): Promise<IncomingMessage> {
  return new Promise((done, fail) => {
    get(url, { agent, headers: { cookie, accept: 'text/event-stream' } }, (answer) => {
      if (answer.statusCode !== 200) return fail(new Error(`live.events answered ${answer.statusCode}`))
      let rest = ''
      answer.setEncoding('utf8')
      answer.on('data', (text: string) => {
        const lines = (rest + text).split('\n')
        rest = lines.pop() ?? ''
        const now = performance.now()
        for (const line of lines) if (line.includes('"what":"event"')) times.push(now)
      })
      answer.on('error', () => undefined)
      done(answer)
    }).once('error', fail)
  })
}

async function signIn(url: string): Promise<string> {
  const answer = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email: 'marta@saldo.example', password: demoPassword }),
  })
  if (!answer.ok) throw new Error(`Signing in failed with ${answer.status}`)
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))

async function until(isThere: () => boolean): Promise<void> {
  const deadline = performance.now() + 30_000
  while (!isThere()) {
    if (performance.now() > deadline) throw new Error('Not every session heard everything in 30 s')
    await pause(5)
  }
}

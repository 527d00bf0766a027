import { type Instant, instant } from '#shared/dates.ts'
import { type Cursor, cursorText, isAfter, later, readCursor } from '#shared/live/cursor.ts'
import type { EventsInput } from '#shared/live/live-input.ts'
import { type PresenceScope, type Present, presenceScope } from '#shared/live/presence.ts'
import { mayHear, mayHearReading, type Scope } from '#shared/live/who-hears.ts'
import type { Ask, AskFor } from '../db.ts'
import { faultOf, type Log } from '../log.ts'
import type { Clock } from '../ports/clock.ts'
import { batch, eventReader, type LiveEvent } from './event-reader.ts'
import { listenTo } from './listener.ts'
import { readPresent } from './presence.ts'
import { readingIn } from './reading.ts'
import { StreamCut, Subscriber } from './subscriber.ts'

/** What an open session is told. Who did it stands in no message; `own` says that it was the reader. */
export type Told =
  | { what: 'event'; id: string; caseId: string; kind: string; at: Instant; own: boolean }
  /** The session listens from here on. */
  | { what: 'ready'; id: string }
  /** Too much has happened to tell it one by one: read everything again. */
  | { what: 'refresh'; id: string }
  | { what: 'here'; subject: string; people: Present[] }
  /** Somebody else has read what stands in a conversation of this case. */
  | { what: 'read'; caseId: string }

export type Session = { scope: Scope; userId: string | null }
type Message =
  | { event: LiveEvent }
  | { here: { subject: string; people: Present[] } }
  | { read: { caseId: string } }
type Open = { session: Session; subscriber: Subscriber<Message> }

export type LiveFeed = {
  /** Everything this session may know, from where it was before; ends when the signal says so. */
  tell(session: Session, from: EventsInput, signal?: AbortSignal): AsyncGenerator<Told, void>
  /** How many sessions listen to this process. */
  readonly sessions: number
  close(): Promise<void>
}

export type FeedOptions = { url: string; ask: Ask; askFor: AskFor; log: Log; clock: Clock }

/** A notification can get lost with its connection; this is how late an event is then at most. */
const safetyNetMs = 1_000
/** Something is true that an older transaction may stand before: look again soon. */
const soonMs = 40

/**
 * Reads every new event once per process and tells it to all sessions that may know it (A27). The cursor is a place in
 * the record, the same in every process, so that a session can go on anywhere: nothing is lost and nothing is doubled.
 */
export function openFeed({ url, ask, askFor, log, clock }: FeedOptions): LiveFeed {
  const reader = eventReader({ ask, askFor })
  const open = new Set<Open>()
  let head: Cursor | null = null
  let starting: Promise<Cursor> | null = null
  let listener: { close(): Promise<void> } | null = null
  let safetyNet: ReturnType<typeof setInterval> | undefined
  let reading: Promise<void> | null = null
  let isAskedAgain = false
  let isClosed = false

  const readNew = async (isTold: boolean): Promise<void> => {
    if (!head) return
    for (;;) {
      const events: LiveEvent[] = await reader.since(head)
      for (const event of events) {
        head = event.cursor
        for (const { session, subscriber } of open) {
          if (mayHear(session.scope, event)) subscriber.put({ event })
        }
      }
      if (events.length < batch) break
    }
    if (isTold && (await reader.isMoreComing())) setTimeout(() => look(true), soonMs).unref()
  }

  /** One reading at a time; whoever asks meanwhile gets one more afterwards. */
  const look = (isTold: boolean) => {
    if (isClosed) return
    if (reading) {
      isAskedAgain = true
      return
    }
    reading = readNew(isTold)
      .catch((error: unknown) => log('warn', 'live.unread', faultOf(error)))
      .finally(() => {
        reading = null
        if (isAskedAgain) {
          isAskedAgain = false
          look(true)
        }
      })
  }

  const tellPresence = async (payload: string) => {
    const [scope, subject] = payload.split(' ')
    if (!scope || !subject) return
    const those = [...open].filter(({ session }) => presenceScope(session.scope) === scope)
    if (those.length === 0) return
    const people = await readPresent(ask, scope as PresenceScope, subject)
    for (const { subscriber } of those) subscriber.put({ here: { subject, people } })
  }

  const tellOfReading = (payload: string) => {
    const reading = readingIn(payload)
    if (!reading) return
    const { caseId, readerId } = reading
    for (const { session, subscriber } of open)
      if (session.userId !== readerId && mayHearReading(session.scope, reading))
        subscriber.put({ read: { caseId } })
  }

  const start = (): Promise<Cursor> => {
    starting ??= reader.horizon().then(
      (xact) => {
        head = { xact, position: 0n }
        listener = listenTo({
          url,
          log,
          on: {
            saldo_event: () => look(true),
            saldo_reading: tellOfReading,
            saldo_presence: (payload) =>
              void tellPresence(payload).catch((error: unknown) =>
                log('warn', 'live.unread', faultOf(error)),
              ),
          },
          onUp: () => look(true),
        })
        safetyNet = setInterval(() => look(false), safetyNetMs)
        safetyNet.unref()
        return head
      },
      (error: unknown) => {
        starting = null
        throw error
      },
    )
    return starting
  }

  /** Whoever reads everything again after this has seen all that stands before it. */
  const everything = async (): Promise<Cursor> => ({ xact: await reader.horizon(), position: 0n })

  /** What the session missed, and from where on the memory of this process tells it the rest. */
  const catchUp = async ({ scope }: Session, from: EventsInput) => {
    const cursor = readCursor(from.lastEventId)
    const now = head ?? (await start())
    if (from.lastEventId && (!cursor || cursor.xact > (await reader.horizon()))) {
      // A cursor of another database, or none of ours: where it stood cannot be known.
      return { missed: [], from: await everything(), isTooMuch: true }
    }
    const found = cursor
      ? await reader.missed(scope, cursor)
      : await reader.recent(scope, ago(clock, from.ageMs ?? 0))
    if (found.length > batch) return { missed: [], from: await everything(), isTooMuch: true }
    const last = found.at(-1)?.cursor ?? cursor ?? now
    return {
      missed: found.filter((event) => mayHear(scope, event)),
      from: cursor ? last : later(last, now),
      isTooMuch: false,
    }
  }

  async function* tell(session: Session, from: EventsInput, signal?: AbortSignal) {
    await start()
    const subscriber = new Subscriber<Message>()
    const mine = { session, subscriber }
    open.add(mine)
    try {
      const { missed, from: start, isTooMuch } = await catchUp(session, from)
      let last = start
      const told = (event: LiveEvent): Told => ({
        what: 'event',
        id: cursorText(event.cursor),
        caseId: event.caseId,
        kind: event.kind,
        at: event.at,
        own: event.actorId !== null && event.actorId === session.userId,
      })
      if (isTooMuch) yield { what: 'refresh', id: cursorText(last) } as const
      else for (const event of missed) yield told(event)
      yield { what: 'ready', id: cursorText(last) } as const
      for await (const message of subscriber.read(signal)) {
        if ('here' in message) yield { what: 'here', ...message.here } as const
        else if ('read' in message) yield { what: 'read', ...message.read } as const
        else if (isAfter(message.event.cursor, last)) {
          last = message.event.cursor
          yield told(message.event)
        }
      }
    } catch (error) {
      // Whoever went away is not told why the stream ended.
      if (!(error instanceof StreamCut) || !signal?.aborted) throw error
    } finally {
      open.delete(mine)
    }
  }

  return {
    tell,
    get sessions() {
      return open.size
    },
    async close() {
      isClosed = true
      clearInterval(safetyNet)
      for (const { subscriber } of open) subscriber.cut()
      await listener?.close()
      await reading
    },
  }
}

/** A command writes its time before it is done; the margin is longer than any of them may take. */
const margin = 15_000
const ago = (clock: Clock, ageMs: number): Instant =>
  instant(new Date(Date.parse(clock.now()) - ageMs - margin).toISOString())

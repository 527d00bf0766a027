import { onlineManager } from '@tanstack/react-query'
import type { Inputs, Outputs } from '#pwa/app/trpc.ts'

type Wire = Outputs['live']['events'] extends AsyncIterable<infer One> ? One : never
/** What the stream tells: with its place in the record around it, or without. */
export type Told = Wire extends infer One
  ? One extends { id: string; data: infer Data }
    ? Data
    : One
  : never

type Listening = {
  onTold: (told: Told) => void
  /** The connection is there (again), or several tries in a row have failed. */
  onUp: () => void
  onDown: () => void
}

/** Where this tab is in what happens. It outlives frames and broken connections. */
let lastEventId: string | null = null

const firstPauseMs = 250
/** A new start of the server takes seconds: within a minute somebody is back soon after it, later now and then. */
const longestPauseMs = { soon: 1_500, later: 15_000 }
const triesOfAMinute = 40
/** A page that nobody sees lets go of its connection after a while: browsers have few of them. */
const hiddenForMs = 60_000
/** What a screen may show without asking again (trpc.ts), on top of the age of the page itself. */
const knownForMs = 20_000
const pageAgeMs = () => Math.min(600_000, Math.round(performance.now()) + knownForMs)

/** The server says a word at least every ten seconds; silence for longer than this is a broken connection. */
const silentForMs = 25_000

/**
 * One stream per tab. It comes back by itself where it was, waits while the device is offline or nobody looks, and
 * spreads the returns of many tabs after a new start of the server. It reads what tRPC's subscription sends with the
 * browser's own EventSource: the library's link would make every first screen two kilobytes larger.
 */
export function openStream({ onTold, onUp, onDown }: Listening): () => void {
  let source: EventSource | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let hideTimer: ReturnType<typeof setTimeout> | undefined
  let silence: ReturnType<typeof setTimeout> | undefined
  let failures = 0

  const close = () => {
    clearTimeout(timer)
    clearTimeout(silence)
    source?.close()
    source = null
  }
  const mayOpen = () => onlineManager.isOnline() && document.visibilityState === 'visible'
  const heard = () => {
    clearTimeout(silence)
    silence = setTimeout(again, silentForMs)
  }
  // The browser would try again by itself, but only after seconds; ours is sooner at first and then later.
  function again() {
    close()
    failures += 1
    if (failures === 4) onDown()
    const longest = failures > triesOfAMinute ? longestPauseMs.later : longestPauseMs.soon
    const pause = Math.min(longest, firstPauseMs * 2 ** Math.min(failures - 1, 6))
    timer = setTimeout(open, pause * (0.75 + Math.random() / 2))
  }
  function open() {
    close()
    if (!mayOpen()) return
    const from: Inputs['live']['events'] = lastEventId === null ? { ageMs: pageAgeMs() } : { lastEventId }
    source = new EventSource(`/trpc/live.events?input=${encodeURIComponent(JSON.stringify(from))}`)
    heard()
    source.addEventListener('connected', () => {
      heard()
      failures = 0
      onUp()
    })
    source.addEventListener('ping', heard)
    source.addEventListener('message', ({ data, lastEventId: id }: MessageEvent<string>) => {
      heard()
      if (id) lastEventId = id
      onTold(JSON.parse(data))
    })
    for (const end of ['error', 'serialized-error', 'return']) source.addEventListener(end, again)
  }
  const onSeen = () => {
    clearTimeout(hideTimer)
    if (document.visibilityState === 'hidden') hideTimer = setTimeout(close, hiddenForMs)
    else if (!source) open()
  }
  const stopOnline = onlineManager.subscribe((isOnline) => {
    failures = 0
    if (isOnline) open()
    else close()
  })
  document.addEventListener('visibilitychange', onSeen)
  open()
  return () => {
    stopOnline()
    document.removeEventListener('visibilitychange', onSeen)
    clearTimeout(hideTimer)
    close()
  }
}

import type { Tone } from '#pwa/ui/tone.ts'

type Note = { title: string; type: Tone; description?: string }
type Show = (note: Note) => void

/** The region that shows passing words is fetched with the first of them, so that no first screen pays for it. */
let onWanted: () => void = () => undefined
let region: Show | null = null
const waiting: Note[] = []

/** Says something in passing: read out, and gone after a while. Never the only place of an error. */
export function say(title: string, tone: Tone = 'good', description?: string): void {
  const note = { title, type: tone, ...(description ? { description } : {}) }
  if (region) return region(note)
  waiting.push(note)
  onWanted()
}

/** The root asks to be told when the region is needed. */
export function whenSomethingIsSaid(call: () => void): () => void {
  onWanted = call
  if (waiting.length > 0) call()
  return () => {
    onWanted = () => undefined
  }
}

/** The region reports that it is on the page. */
export function regionReady(show: Show): () => void {
  region = show
  for (const note of waiting.splice(0)) show(note)
  return () => {
    region = null
  }
}

import * as z from 'zod/mini'
import { id } from '../fields.ts'

/**
 * `lastEventId` is where a session was before its connection broke. One that is new says instead how old the oldest
 * thing is that it shows, in milliseconds, so that nothing between its reading and its listening is lost.
 */
export const eventsInput = z.object({
  lastEventId: z.optional(z.nullable(z.string().check(z.maxLength(48)))),
  ageMs: z.optional(z.int().check(z.minimum(0), z.maximum(600_000))),
})
export type EventsInput = z.output<typeof eventsInput>

/** The id of an open page, made by the page itself; one person may have several. */
const pageId = z.string().check(z.regex(/^[\w-]{8,40}$/))

export const hereInput = z.object({ caseId: id('case'), pageId })
export type HereInput = z.output<typeof hereInput>

export const awayInput = z.object({ pageId })
export type AwayInput = z.output<typeof awayInput>

import * as z from 'zod'

/** A run as the person saw it: what has changed since is shown first. */
export const runChoice = z.object({ runId: z.string().max(40), version: z.number().int() })
export type RunChoice = z.output<typeof runChoice>

export const runDiscard = runChoice.extend({ why: z.string().trim().min(3).max(500) })
export type RunDiscard = z.output<typeof runDiscard>

export const oneRun = z.object({ runId: z.string().max(40) })
export const oneRemittance = z.object({ remittanceId: z.string().max(40) })

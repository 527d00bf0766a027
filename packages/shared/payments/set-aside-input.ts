import * as z from 'zod/mini'
import { dayField, id, text } from '../fields.ts'

const seen = { setAsideId: id('setAside'), why: text(500).check(z.minLength(3, 'input.tooShort')) }

/** What is decided about it here; to which case it is posted is decided with that case. */
export const settleSetAsideInput = z.object({ ...seen, decision: z.enum(['refund', 'noted']) })
export type SettleSetAside = z.output<typeof settleSetAsideInput>

/** It stays, and is looked at again on a day. */
export const keepSetAsideInput = z.object({ ...seen, untilOn: dayField })
export type KeepSetAside = z.output<typeof keepSetAsideInput>

import * as z from 'zod/mini'
import { dayField, id } from '../fields.ts'

/** When somebody is away, and who stands in meanwhile; whether it fits says `whyNotBeAway`. */
export const absenceInput = z.object({
  fromOn: dayField,
  untilOn: dayField,
  deputyId: id('user'),
})
export type AbsenceInput = z.infer<typeof absenceInput>

export const endAbsenceInput = z.object({ absenceId: id('absence') })

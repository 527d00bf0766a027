import * as z from 'zod/mini'
import { country, line } from '../fields.ts'

/** As whom somebody registers. The last is refused in words that help (A42). */
export const actingAs = ['company', 'soleTrader', 'consumer'] as const
export type ActingAs = (typeof actingAs)[number]

/** The declaration of being a business (A41): which words were on the screen when it was given. */
export const declarationVersion = '2026-11'

/** What the registration of a company asks. */
export const companyInput = z.object({
  name: line(120),
  country,
  actingAs: z.enum(actingAs, 'input.choose'),
  number: line(60),
  declaration: z.literal(declarationVersion, 'input.mustConfirm'),
  /** The secret of a quote's link, when the way here began with a quote (A06). */
  quote: z.optional(line(100)),
})
export type CompanyInput = z.infer<typeof companyInput>

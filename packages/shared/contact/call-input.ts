import * as z from 'zod/mini'
import { country, email, line, optionalLine, text } from '../fields.ts'
import { plainPhone } from '../phone.ts'

const emptyOr = <T extends z.core.$ZodType<unknown, string>>(rule: T) =>
  z.optional(
    z.union([
      z.pipe(
        z.literal(''),
        z.transform(() => undefined),
      ),
      rule,
    ]),
  )

/** Somebody asks to be called or written to (A09). Who wants a call leaves a number; nobody is contacted without consent. */
export const callInput = z
  .object({
    kind: z.enum(['CALL', 'WRITE'], 'input.choose'),
    name: line(120),
    company: line(120),
    email,
    phone: optionalLine(40),
    country,
    callWhen: optionalLine(120),
    text: emptyOr(text(4_000)),
    consent: z.literal('yes', 'contact.consent'),
  })
  .check(
    z.refine(
      ({ kind, phone }) => (kind === 'CALL' || phone !== undefined ? plainPhone(phone ?? '') !== null : true),
      {
        path: ['phone'],
        error: 'contact.phone',
      },
    ),
  )
export type CallInput = z.output<typeof callInput>

import * as z from 'zod/mini'
import { id } from '../fields.ts'
import { ibanField, readable } from './bank-details-input.ts'

/** Whose account it is and its number, as a debtor types them. */
const account = { name: readable(70), iban: ibanField }

/** The account on which a refund shall arrive for which we asked. */
export const sayAccountInput = z.object({ refundId: id('refund'), ...account })
export type SayAccount = z.output<typeof sayAccountInput>

/**
 * A debtor asks for what was paid too much. What came by card goes back to the card by itself; an account is needed only
 * where a part of it came by transfer, and the form asks for it only then.
 */
export const askCreditInput = z.object({ account: z.nullable(z.object(account)) })
export type AskCredit = z.output<typeof askCreditInput>

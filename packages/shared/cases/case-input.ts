import * as z from 'zod/mini'
import {
  amount,
  country,
  currency,
  dayField,
  email,
  id,
  language,
  line,
  optionalLine,
  phone,
} from '../fields.ts'

/** Limits on everything: what is longer is a mistake or an attack. */
export const caseLimits = { invoices: 100, contacts: 10, name: 120, number: 60, reference: 60 } as const

/** A way to reach the debtor, with the language that is spoken there (A14). */
export const contactInput = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('EMAIL'), value: email, person: optionalLine(caseLimits.name), language }),
  z.object({ kind: z.literal('PHONE'), value: phone, person: optionalLine(caseLimits.name), language }),
])
export type ContactInput = z.output<typeof contactInput>

/** Structured, because bank transfers will demand it (C10); unknown parts stay empty. */
export const addressInput = z.object({
  street: optionalLine(120),
  postalCode: optionalLine(20),
  city: optionalLine(80),
})
export type AddressInput = z.output<typeof addressInput>

/**
 * The business that owes. One of legal form, company number, VAT number or the declaration that a person trades alone
 * says that it is a business (A42); whether a number exists is checked by its check digits elsewhere.
 */
export const debtorInput = z
  .object({
    name: line(caseLimits.name),
    country,
    language,
    legalForm: optionalLine(40),
    companyNumber: optionalLine(40),
    vatNumber: optionalLine(40),
    soleTrader: z._default(z.boolean(), false),
    address: z._default(addressInput, {}),
    contacts: z.array(contactInput).check(
      z.maxLength(caseLimits.contacts, 'input.tooMany'),
      z.refine((contacts) => distinct(contacts.map(({ kind, value }) => `${kind} ${value}`)), 'input.twice'),
    ),
  })
  .check(
    z.refine(
      ({ legalForm, companyNumber, vatNumber, soleTrader }) =>
        soleTrader || [legalForm, companyNumber, vatNumber].some((given) => given !== undefined),
      { error: 'input.businessProof', path: ['legalForm'] },
    ),
  )
export type DebtorInput = z.output<typeof debtorInput>

export const invoiceInput = z
  .object({
    number: line(caseLimits.number),
    issuedOn: z.optional(dayField),
    dueOn: dayField,
    amountMinor: amount,
  })
  .check(
    z.refine(({ issuedOn, dueOn }) => issuedOn === undefined || issuedOn <= dueOn, {
      error: 'input.order',
      path: ['dueOn'],
    }),
  )
export type InvoiceInput = z.output<typeof invoiceInput>

/** A complete case, as it is submitted. Several invoices of one debtor in one currency are one case (Part 7.2). */
export const caseInput = z.object({
  quoteId: z.optional(id('quote')),
  currency,
  reference: optionalLine(caseLimits.reference),
  debtor: debtorInput,
  invoices: z.array(invoiceInput).check(
    z.minLength(1, 'input.required'),
    z.maxLength(caseLimits.invoices, 'input.tooMany'),
    z.refine((invoices) => distinct(invoices.map(({ number }) => number.toUpperCase())), 'input.twice'),
  ),
})
export type CaseInput = z.output<typeof caseInput>

function distinct(values: readonly string[]): boolean {
  return new Set(values).size === values.length
}

import * as z from 'zod/mini'
import { id } from '../fields.ts'
import { type Minor, sum, zero } from '../money.ts'
import { type CaseInput, caseInput, caseLimits } from './case-input.ts'
import { documentKinds, documentLimits } from './document.ts'

/** Whatever is typed, up to a length that no honest entry reaches. */
const typed = z._default(z.string().check(z.maxLength(400)), '')
const typedAmount = z.nullable(z.custom<Minor>((value) => Number.isSafeInteger(value)))

/**
 * A case as it is being typed: every field may be empty or wrong. An amount is kept as it was typed, beside what the
 * form of that moment read in it, because "12.400" is read differently in Madrid and in London.
 */
export const caseDraft = z.object({
  currency: typed,
  reference: typed,
  debtor: z.object({
    kind: z._default(z.enum(['', 'COMPANY', 'SOLE_TRADER', 'CONSUMER']), ''),
    name: typed,
    country: typed,
    language: typed,
    legalForm: typed,
    companyNumber: typed,
    vatNumber: typed,
    street: typed,
    postalCode: typed,
    city: typed,
  }),
  contacts: z
    .array(z.object({ kind: z.enum(['EMAIL', 'PHONE']), value: typed, person: typed, language: typed }))
    .check(z.maxLength(caseLimits.contacts)),
  invoices: z
    .array(
      z.object({
        id: id('invoice'),
        number: typed,
        issuedOn: typed,
        dueOn: typed,
        amount: typed,
        amountMinor: typedAmount,
      }),
    )
    .check(z.maxLength(caseLimits.invoices)),
  /** What each uploaded document is, and to which invoice it belongs. */
  documents: z
    .array(
      z.object({
        id: id('document'),
        kind: z.enum(documentKinds),
        invoiceId: z._default(z.nullable(id('invoice')), null),
      }),
    )
    .check(z.maxLength(documentLimits.files)),
})

export type CaseDraft = z.output<typeof caseDraft>
export type DraftContact = CaseDraft['contacts'][number]
export type DraftInvoice = CaseDraft['invoices'][number]

/** An empty draft for a debtor that is most likely in this country and owes in this currency. */
export function emptyDraft(country: string, language: string, currency: string): CaseDraft {
  const nothing = { legalForm: '', companyNumber: '', vatNumber: '', street: '', postalCode: '', city: '' }
  return {
    currency,
    reference: '',
    debtor: { kind: '', name: '', country, language, ...nothing },
    contacts: [],
    invoices: [],
    documents: [],
  }
}

/** What is wrong with a draft, by field: `debtor.name`, `contacts.0.value`, `invoices.1.dueOn`; the key of the sentence. */
export type DraftFaults = Readonly<Record<string, string>>
export type ReadDraft =
  | { readonly input: CaseInput; readonly faults: null }
  | { readonly input: null; readonly faults: DraftFaults }

/** Reads a draft as the complete case it wants to be. Contacts and invoices that are still empty are left out. */
export function readDraft(draft: CaseDraft): ReadDraft {
  const { debtor } = draft
  const contacts = draft.contacts.filter(({ value, person }) => value.trim() !== '' || person.trim() !== '')
  const invoices = draft.invoices.filter((invoice) => !isBlank(invoice))
  const candidate = {
    currency: draft.currency,
    reference: draft.reference,
    debtor: {
      name: debtor.name,
      country: debtor.country,
      language: debtor.language,
      legalForm: debtor.legalForm,
      companyNumber: debtor.companyNumber,
      vatNumber: debtor.vatNumber,
      soleTrader: debtor.kind === 'SOLE_TRADER',
      address: { street: debtor.street, postalCode: debtor.postalCode, city: debtor.city },
      contacts,
    },
    invoices: invoices.map(({ number, issuedOn, dueOn, amountMinor }) => ({
      number,
      dueOn,
      amountMinor,
      ...(issuedOn === '' ? {} : { issuedOn }),
    })),
  }
  const read = caseInput.safeParse(candidate)
  const faults: Record<string, string> = {}
  if (debtor.kind === '') faults['debtor.kind'] = 'input.choose'
  if (debtor.kind === 'CONSUMER') faults['debtor.kind'] = 'quotes.consumer'
  for (const issue of read.error?.issues ?? []) {
    const path = fieldOf(issue.path, draft, contacts, invoices)
    faults[path] ??= issue.message
  }
  if (read.success && Object.keys(faults).length === 0) return { input: read.data, faults: null }
  return { input: null, faults }
}

/** The sum of the amounts that could be read so far. */
export const draftPrincipal = ({ invoices }: Pick<CaseDraft, 'invoices'>): Minor =>
  sum(invoices.map(({ amountMinor }) => (amountMinor !== null && amountMinor > 0 ? amountMinor : zero)))

/** An invoice row nobody has typed anything into. */
export const isBlank = ({ number, issuedOn, dueOn, amount }: DraftInvoice): boolean =>
  [number, issuedOn, dueOn, amount].every((text) => text.trim() === '')

/** The name of a field as the form knows it: places in the lists are those of the draft, empty rows included. */
function fieldOf(
  path: readonly PropertyKey[],
  draft: CaseDraft,
  contacts: readonly DraftContact[],
  invoices: readonly DraftInvoice[],
): string {
  const [first, second, third, ...rest] = path.map(String)
  if (first === 'debtor' && second === 'contacts' && third !== undefined) {
    const contact = contacts[Number(third)]
    return ['contacts', contact ? draft.contacts.indexOf(contact) : third, ...rest].join('.')
  }
  if (first === 'debtor' && second === 'address') return ['debtor', third, ...rest].join('.')
  if (first === 'debtor' && second === 'contacts') return 'contacts'
  if (first === 'invoices' && second !== undefined) {
    const invoice = invoices[Number(second)]
    const field = third === 'amountMinor' ? 'amount' : third
    return ['invoices', invoice ? draft.invoices.indexOf(invoice) : second, field].filter(Boolean).join('.')
  }
  return path.map(String).join('.')
}

import type { CaseDraft, DraftContact, DraftInvoice } from './case-draft.ts'

export type Whose = 'mine' | 'theirs'
export const draftFields = [
  'currency',
  'reference',
  'kind',
  'name',
  'country',
  'language',
  'legalForm',
  'companyNumber',
  'vatNumber',
  'street',
  'postalCode',
  'city',
] as const
export type DraftField = (typeof draftFields)[number]

/** One thing in which two versions differ. What one of them does not have at all is null there. */
export type Difference =
  | { key: string; what: DraftField; mine: string; theirs: string }
  | { key: string; what: 'contact'; mine: DraftContact | null; theirs: DraftContact | null }
  | { key: string; what: 'invoice'; mine: DraftInvoice | null; theirs: DraftInvoice | null }

const fieldIn = ({ debtor, currency, reference }: CaseDraft, field: DraftField): string =>
  field === 'currency' ? currency : field === 'reference' ? reference : debtor[field]
const contactKey = ({ kind, value }: DraftContact) => `contact:${kind}:${value.trim().toLowerCase()}`
const invoiceKey = ({ id }: DraftInvoice) => `invoice:${id}`
const isSame = (one: object | undefined, other: object | undefined) => sorted(one) === sorted(other)
const sorted = (value: object | undefined) =>
  JSON.stringify(Object.entries(value ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1)))

/** Everything in which two versions of one draft differ, in the order of the form. */
export function draftDifferences(mine: CaseDraft, theirs: CaseDraft): Difference[] {
  const fields = draftFields.flatMap((what): Difference[] => {
    const [one, other] = [fieldIn(mine, what), fieldIn(theirs, what)]
    return one.trim() === other.trim() ? [] : [{ key: what, what, mine: one, theirs: other }]
  })
  const contacts = pairs(mine.contacts, theirs.contacts, contactKey).map(
    (pair): Difference => ({ what: 'contact', ...pair }),
  )
  const invoices = pairs(mine.invoices, theirs.invoices, invoiceKey).map(
    (pair): Difference => ({ what: 'invoice', ...pair }),
  )
  return [...fields, ...contacts, ...invoices]
}

function pairs<T extends object>(mine: readonly T[], theirs: readonly T[], keyOf: (item: T) => string) {
  const [here, there] = [mine, theirs].map((list) => new Map(list.map((item) => [keyOf(item), item])))
  const keys = new Set([...(here?.keys() ?? []), ...(there?.keys() ?? [])])
  return [...keys].flatMap((key) => {
    const [one, other] = [here?.get(key), there?.get(key)]
    return isSame(one, other) ? [] : [{ key, mine: one ?? null, theirs: other ?? null }]
  })
}

/**
 * One draft out of two: of every difference the chosen version, of everything else what both say. Nobody loses a
 * document: what either of them has added stays, each with the kind that the chosen side gave it.
 */
export function mergeDrafts(
  mine: CaseDraft,
  theirs: CaseDraft,
  chosen: Readonly<Record<string, Whose>>,
): CaseDraft {
  const takes = (key: string) => (chosen[key] ?? 'mine') === 'theirs'
  const field = (what: DraftField) => fieldIn(takes(what) ? theirs : mine, what)
  const listed = <T extends object>(one: readonly T[], other: readonly T[], keyOf: (item: T) => string) => {
    const places = [...new Set([...other, ...one].map(keyOf))]
    return places.flatMap((key) => {
      const found = (takes(key) ? other : one).find((item) => keyOf(item) === key)
      return found ? [found] : []
    })
  }
  const documents = [...mine.documents, ...theirs.documents]
  return {
    currency: field('currency'),
    reference: field('reference'),
    debtor: {
      kind: (takes('kind') ? theirs : mine).debtor.kind,
      name: field('name'),
      country: field('country'),
      language: field('language'),
      legalForm: field('legalForm'),
      companyNumber: field('companyNumber'),
      vatNumber: field('vatNumber'),
      street: field('street'),
      postalCode: field('postalCode'),
      city: field('city'),
    },
    contacts: listed(mine.contacts, theirs.contacts, contactKey),
    invoices: listed(mine.invoices, theirs.invoices, invoiceKey),
    documents: documents.filter(({ id }, place) => documents.findIndex((one) => one.id === id) === place),
  }
}

import type { DocumentKind } from './document.ts'

/** What the meter looks at. `documented` are the numbers of invoices that have a document of their own. */
export type CaseMaterial = {
  readonly debtor: {
    readonly legalForm?: string | null
    readonly companyNumber?: string | null
    readonly vatNumber?: string | null
    readonly soleTrader: boolean
    readonly street?: string | null
    readonly postalCode?: string | null
    readonly city?: string | null
  }
  readonly contacts: readonly { readonly kind: 'EMAIL' | 'PHONE'; readonly person?: string | null }[]
  readonly invoices: readonly { readonly number: string }[]
  readonly documents: readonly DocumentKind[]
}

export type HelpfulThing =
  | 'invoices'
  | 'invoiceDocuments'
  | 'email'
  | 'phone'
  | 'contactPerson'
  | 'companyNumber'
  | 'address'
  | 'proofOfDelivery'
  | 'contract'
  | 'statement'
  | 'correspondence'

export type Completeness = {
  /** 0 to 100. */
  readonly score: number
  /** What would help, the most helpful first, with what it would add. */
  readonly missing: readonly { readonly thing: HelpfulThing; readonly points: number }[]
}

/** Our own weights [G]: what finds and convinces a debtor counts most (A13, A14). They add up to 100. */
const points: Record<HelpfulThing, number> = {
  invoices: 15,
  invoiceDocuments: 20,
  email: 15,
  phone: 10,
  companyNumber: 10,
  address: 10,
  proofOfDelivery: 8,
  contactPerson: 4,
  contract: 4,
  statement: 2,
  correspondence: 2,
}

/** How complete a case is, and what would help. It never forbids: a case may be submitted with what there is. */
export function completeness(material: CaseMaterial): Completeness {
  const { debtor, contacts, invoices, documents } = material
  const has = (kind: DocumentKind) => documents.includes(kind)
  const copies = documents.filter((kind) => kind === 'INVOICE').length
  const parts: Record<HelpfulThing, number> = {
    invoices: invoices.length > 0 ? 1 : 0,
    // Some copies are better than none: each invoice that is there counts its share.
    invoiceDocuments: invoices.length > 0 ? Math.min(1, copies / invoices.length) : 0,
    email: contacts.some(({ kind }) => kind === 'EMAIL') ? 1 : 0,
    phone: contacts.some(({ kind }) => kind === 'PHONE') ? 1 : 0,
    contactPerson: contacts.some(({ person }) => Boolean(person)) ? 1 : 0,
    // A sole trader need not be in any register.
    companyNumber: debtor.companyNumber || debtor.vatNumber || debtor.soleTrader ? 1 : 0,
    address: debtor.street && debtor.postalCode && debtor.city ? 1 : debtor.city ? 0.5 : 0,
    proofOfDelivery: has('PROOF_OF_DELIVERY') ? 1 : 0,
    contract: has('CONTRACT') ? 1 : 0,
    statement: has('STATEMENT_OF_ACCOUNT') ? 1 : 0,
    correspondence: has('CORRESPONDENCE') ? 1 : 0,
  }
  const things = (Object.keys(points) as HelpfulThing[]).map((thing) => ({
    thing,
    points: points[thing] - Math.floor(points[thing] * parts[thing]),
  }))
  const missing = things.filter((entry) => entry.points > 0)
  const score = 100 - missing.reduce((all, entry) => all + entry.points, 0)
  return { score, missing: missing.toSorted((one, other) => other.points - one.points) }
}

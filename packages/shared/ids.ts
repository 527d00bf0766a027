/**
 * Ids are text: a prefix that names the kind, an underscore, and 26 characters of Crockford's base 32
 * (128 bits: 48 of time in milliseconds, 80 of chance). They sort by time, they read aloud without
 * I, L, O or U, and an id of one kind is never accepted for another, neither by the compiler nor by `isId`.
 * An id is a name, never a secret: link tokens are made elsewhere.
 */
export const idPrefixes = {
  absence: 'abs',
  account: 'acc',
  agreement: 'agr',
  allocation: 'alc',
  bankAssignment: 'bas',
  bankEntry: 'ben',
  bankImport: 'bim',
  bankStatement: 'bst',
  bankDetails: 'bkd',
  callback: 'cbk',
  case: 'case',
  charge: 'chg',
  collectiveEntry: 'cen',
  chargeback: 'chb',
  checkout: 'chk',
  clientAccount: 'cla',
  clientIban: 'cib',
  complaint: 'cmp',
  consent: 'cns',
  contact: 'ctc',
  correction: 'cor',
  cost: 'cst',
  costConsent: 'ccn',
  credit: 'crt',
  creditor: 'crd',
  debtor: 'dbt',
  decision: 'dcs',
  directPayment: 'dpy',
  dispute: 'dsp',
  disputeEntry: 'den',
  disputeItem: 'dit',
  document: 'doc',
  entry: 'ent',
  event: 'evt',
  feeInvoice: 'fin',
  feePayment: 'fip',
  hold: 'hld',
  inboundMail: 'inm',
  instalment: 'ins',
  invitation: 'ivt',
  invoice: 'inv',
  lead: 'led',
  letter: 'ltr',
  link: 'lnk',
  linkCode: 'cod',
  mail: 'mai',
  member: 'mbr',
  message: 'msg',
  negotiation: 'neg',
  note: 'not',
  payBack: 'pbk',
  payment: 'pay',
  payout: 'pyo',
  payoutLine: 'pyl',
  plan: 'pln',
  planFeed: 'pfd',
  posting: 'pst',
  presence: 'prs',
  question: 'qst',
  quote: 'quo',
  read: 'rdb',
  receipt: 'rcp',
  refund: 'rfd',
  remittance: 'rmt',
  remittanceLine: 'rml',
  remittanceRun: 'rrn',
  report: 'rpt',
  request: 'req',
  round: 'rnd',
  savedCard: 'svc',
  session: 'ses',
  setAside: 'asd',
  task: 'tsk',
  upload: 'upl',
  user: 'usr',
  visit: 'vst',
  waiver: 'wvr',
} as const

export type IdKind = keyof typeof idPrefixes

declare const kindOfId: unique symbol
/** An id of one kind. */
export type Id<K extends IdKind> = string & { readonly [kindOfId]: K }

export type AccountId = Id<'account'>
export type AgreementId = Id<'agreement'>
export type CaseId = Id<'case'>
export type ChargebackId = Id<'chargeback'>
export type CreditorId = Id<'creditor'>
export type DebtorId = Id<'debtor'>
export type DirectPaymentId = Id<'directPayment'>
export type DisputeId = Id<'dispute'>
export type DocumentId = Id<'document'>
export type EventId = Id<'event'>
export type InvoiceId = Id<'invoice'>
export type LetterId = Id<'letter'>
export type LinkId = Id<'link'>
export type MessageId = Id<'message'>
export type NegotiationId = Id<'negotiation'>
export type PaymentId = Id<'payment'>
export type PlanId = Id<'plan'>
export type SavedCardId = Id<'savedCard'>
export type QuoteId = Id<'quote'>
export type RefundId = Id<'refund'>
export type CorrectionId = Id<'correction'>
export type ReceiptId = Id<'receipt'>
export type UserId = Id<'user'>

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
const timeLength = 10
const chanceLength = 16
const latest = 2 ** 48 - 1

// This room has neither DOM nor Node types; both worlds have this one function.
declare const crypto: { getRandomValues(bytes: Uint8Array): Uint8Array }

/**
 * A new id. `now` is the moment in milliseconds since 1970, given by the caller's clock.
 * Refuses (RangeError) a moment that is no whole number or does not fit 48 bits.
 */
export function newId<K extends IdKind>(kind: K, now: number): Id<K> {
  if (!Number.isInteger(now) || now < 0 || now > latest) throw new RangeError(`No moment for an id: ${now}`)
  return `${idPrefixes[kind]}_${timeText(now)}${chanceText()}` as Id<K>
}

/** Whether the text is an id of this kind; the shape only, not whether the row exists. */
export function isId<K extends IdKind>(kind: K, text: unknown): text is Id<K> {
  if (typeof text !== 'string') return false
  const prefix = `${idPrefixes[kind]}_`
  return text.startsWith(prefix) && /^[0-7][0-9a-hjkmnp-tv-z]{25}$/.test(text.slice(prefix.length))
}

/** The moment inside an id, in milliseconds since 1970. */
export function momentOfId(id: Id<IdKind>): number {
  const body = id.slice(id.indexOf('_') + 1)
  return [...body.slice(0, timeLength)].reduce((total, letter) => total * 32 + alphabet.indexOf(letter), 0)
}

function timeText(now: number): string {
  let rest = now
  let text = ''
  for (let place = 0; place < timeLength; place += 1) {
    text = alphabet.charAt(rest % 32) + text
    rest = Math.floor(rest / 32)
  }
  return text
}

// Chance is drawn for many ids at a time: a single draw costs as much as a hundred.
const drawn = new Uint8Array(chanceLength * 128)
let used = drawn.length

function chanceText(): string {
  if (used === drawn.length) {
    crypto.getRandomValues(drawn)
    used = 0
  }
  let text = ''
  // 256 is a multiple of 32, so taking five bits of each byte favours no letter.
  for (const byte of drawn.subarray(used, used + chanceLength)) text += alphabet.charAt(byte % 32)
  used += chanceLength
  return text
}

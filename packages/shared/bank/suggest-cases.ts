import type { CaseId } from '../ids.ts'
import { mod97 } from './mod97.ts'
import { bareNumber, creditorReference } from './creditor-reference.ts'
import type { ArrivedMoney, PossibleCase } from './match-entry.ts'

/** Why a case is suggested; each has its sentence. The weights only order them [G]. */
export const suggestionWeights = {
  reference: 100,
  mistypedReference: 60,
  caseNumber: 60,
  endToEnd: 60,
  knownIban: 40,
  invoiceNumber: 40,
  creditorsReference: 30,
  payerName: 30,
  instalment: 25,
  everything: 25,
  invoiceAmount: 20,
} as const
export type SuggestionReason = keyof typeof suggestionWeights

export type Suggestion = {
  readonly caseId: CaseId
  readonly weight: number
  readonly reasons: readonly SuggestionReason[]
}

const most = 5

/**
 * The cases of this creditor that the money might be for, the likeliest first, each with its reasons. Nothing is
 * decided by it: a person chooses. A case without a reason is not suggested.
 */
export function suggestCases(money: ArrivedMoney, cases: readonly PossibleCase[]): Suggestion[] {
  return cases
    .filter(({ creditorId, currency }) => creditorId === money.creditorId && currency === money.currency)
    .map((file) => {
      const reasons = reasonsFor(money, file)
      return {
        caseId: file.caseId,
        reasons,
        weight: reasons.reduce((total, reason) => total + suggestionWeights[reason], 0),
      }
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((one, other) => other.weight - one.weight || (one.caseId < other.caseId ? -1 : 1))
    .slice(0, most)
}

function reasonsFor(money: ArrivedMoney, file: PossibleCase): SuggestionReason[] {
  const written = bareNumber([money.reference, money.text].filter(Boolean).join(' '))
  const bare = bareNumber(file.number)
  const reference = creditorReference(file.number)
  const isOpen = ({ open }: { open: number }) => open > 0
  const holds: Record<SuggestionReason, boolean> = {
    reference: written.includes(reference),
    mistypedReference: !written.includes(reference) && mistyped(written, reference),
    caseNumber: !written.includes(reference) && written.includes(bare),
    endToEnd: money.endToEndId !== null && bareNumber(money.endToEndId).includes(bare),
    knownIban: money.payerIban !== null && file.payerIbans.includes(money.payerIban),
    invoiceNumber: file.invoices.some(({ number }) => contains(written, number)),
    creditorsReference: file.creditorsReference !== null && contains(written, file.creditorsReference),
    payerName: money.payerName !== null && isSameName(money.payerName, file.debtorName),
    instalment: file.openInstalments[0] === money.amount,
    everything: money.amount === file.outstanding || money.amount === file.dueNow,
    invoiceAmount: file.invoices.filter(isOpen).some(({ open }) => open === money.amount),
  }
  return (Object.keys(holds) as SuggestionReason[]).filter((reason) => holds[reason])
}

/** Numbers shorter than this stand in every text by chance. */
const shortest = 4
function contains(written: string, number: string): boolean {
  const bare = bareNumber(number)
  return bare.length >= shortest && written.includes(bare)
}

/** One character of the reference is wrong, or its check digits are. */
function mistyped(written: string, reference: string): boolean {
  for (let at = written.indexOf('RF'); at !== -1; at = written.indexOf('RF', at + 1)) {
    const piece = written.slice(at, at + reference.length)
    if (piece.length < reference.length || mod97(piece.slice(4) + piece.slice(0, 4)) === 1) continue
    const wrong = [...piece].filter((letter, place) => letter !== reference[place]).length
    if (wrong <= 2) return true
  }
  return false
}

const legalForms = new Set([
  'GMBH',
  'AG',
  'KG',
  'SL',
  'SA',
  'SARL',
  'SAS',
  'SRL',
  'LTD',
  'LIMITED',
  'LLC',
  'BV',
  'NV',
])

/** Every telling word of the shorter name stands in the longer one, whatever the order, accents and legal form. */
export function isSameName(one: string, other: string): boolean {
  const words = (name: string) =>
    name
      .normalize('NFKD')
      .replace(/[\u0300-\u036f]/g, '')
      .toUpperCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length > 2 && !legalForms.has(word))
  const [few = [], many = []] = [words(one), words(other)].toSorted((a, b) => a.length - b.length)
  return few.length > 0 && few.every((word) => many.includes(word))
}

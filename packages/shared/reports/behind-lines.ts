import type { Day } from '../dates.ts'
import type { ClaimPart } from '../ledger/allocation.ts'
import type { ClaimStep } from '../ledger/claim-trail.ts'
import type { PostingKind } from '../ledger/posting.ts'
import type { StatementKind, StatementLine } from './statement.ts'

/** Which postings can stand behind a line: of which part of the claim, and named after which events. */
const behind: Partial<Record<StatementKind, { part: ClaimPart; kinds: readonly PostingKind[] }>> = {
  INVOICE: { part: 'PRINCIPAL', kinds: ['invoice-placed'] },
  REDUCTION: { part: 'PRINCIPAL', kinds: ['claim-reduced'] },
  COMPENSATION: { part: 'COMPENSATION', kinds: ['compensation-claimed', 'claim-reduced'] },
  COST: { part: 'COSTS', kinds: ['cost-claimed'] },
  COSTS_COVERED: { part: 'COSTS', kinds: ['claim-reduced'] },
  INTEREST: { part: 'INTEREST', kinds: ['interest-accrued'] },
  WAIVED: { part: 'INTEREST', kinds: ['claim-reduced'] },
}

/**
 * The postings of which a line of a statement is made, in the order of the books. A receipt brings its own along; interest
 * to every posting that accrued some day of its period, the last of which may reach beyond it; everything else to what
 * was posted for its invoice on its day or, where the case came to us later, on the first day after it. Empty where
 * nothing is posted yet: interest is posted at the end of a month and whenever money arrives.
 */
export function postingsBehind(line: StatementLine, trail: readonly ClaimStep[]): string[] {
  return line.postings ? [...line.postings] : stepsBehind(line, trail).map(({ postingId }) => postingId)
}

function stepsBehind(line: StatementLine, trail: readonly ClaimStep[]): readonly ClaimStep[] {
  const { kind, slice } = line
  if (kind === 'WRITTEN_OFF') return trail.filter((step) => step.kind === 'written-off')
  const wanted = behind[kind]
  if (!wanted) return []
  const own = trail.filter(
    (step) =>
      wanted.kinds.includes(step.kind) &&
      step.moved.some(
        ({ part, invoiceNumber }) => part === wanted.part && invoiceNumber === line.invoiceNumber,
      ),
  )
  return slice ? accruedIn(own, slice.from, slice.to) : firstSince(own, line.on)
}

/** A posting of interest accrues the days since the posting before it, up to its own. */
function accruedIn(own: readonly ClaimStep[], from: Day, to: Day): readonly ClaimStep[] {
  return own.filter(({ on }) => {
    const before = own.findLast((step) => step.on < on)?.on ?? ''
    return from <= on && to > before
  })
}

function firstSince(own: readonly ClaimStep[], on: Day): readonly ClaimStep[] {
  const first = own.find((step) => step.on >= on)
  return first ? own.filter((step) => step.on === first.on) : []
}

import type { Plan, Step, Town } from './negotiation-town.test-kit.ts'

/**
 * What must be true of a town after every step, worked out by plain arithmetic that shares nothing with the rules.
 * Amounts are cents of EUR and the law of the creditor knows no interest, so that adding up is enough.
 */
export function faultsOf(town: Town): string[] {
  return [
    ...(town.negotiations.filter(({ over }) => !over).length > 1 ? ['two live negotiations'] : []),
    ...(town.plans.length > 1 ? ['two active plans'] : []),
    ...(town.demand().dueNow > mostToAsk(town) ? ['a disputed amount is demanded'] : []),
    ...town.plans.flatMap((plan) => faultsOfPlan(town, plan)),
    ...town.log.slice(-1).flatMap((step) => faultsOfStep(town, step)),
  ]
}

const limitOf = (town: Town) => Math.min(50_000_00, town.mandate.authorityLimit)
const isCreditors = (town: Town) => town.owed >= limitOf(town)

/** The open principal of each invoice without what is held of it; nothing where the whole case is. */
function mostToAsk(town: Town): number {
  if (town.holds.some(({ invoiceId }) => invoiceId === null)) return 0
  let paid = town.paid
  return town.invoices.reduce((all, { invoiceId, amount }) => {
    const covered = Math.min(paid, amount)
    paid -= covered
    const own = town.holds.filter((hold) => hold.invoiceId === invoiceId)
    const held = own.some((hold) => hold.amount === null)
      ? amount
      : own.reduce((sum, hold) => sum + (hold.amount ?? 0), 0)
    return all + Math.max(0, amount - covered - held)
  }, 0)
}

function faultsOfPlan(town: Town, plan: Plan): string[] {
  const { negotiation, round, instalments, signedAt } = plan
  const { terms, claimed, by, number } = round
  const own = town.log.filter((step) => step.negotiation === negotiation.id && step.round === number)
  // What was taken back was never said.
  const approvals = own.filter(
    ({ command }, place) => command === 'approve' && own[place + 1]?.command !== 'takeBack',
  )
  const byCreditor = by === 'creditor' || approvals.some(({ party }) => party === 'creditor')
  const managers = new Set(
    own
      .filter(({ party, command }) => party === 'manager' && (command === 'approve' || command === 'counter'))
      .map(({ personId }) => personId),
  )
  const reduction = claimed - terms.total
  const needsCreditor =
    isCreditors(town) || reduction > Math.floor((claimed * town.mandate.discountAtMost) / 10_000)
  const total = instalments.reduce((all, { amount }) => all + amount, 0)
  const faults = [
    [total !== terms.total, 'instalments do not add up'],
    [instalments.some(({ amount }) => amount <= 0), 'an instalment is nothing'],
    [terms.total > claimed, 'more than what is owed'],
    [needsCreditor && !byCreditor, 'a plan without the creditor'],
    [
      !needsCreditor && !byCreditor && managers.size === 0 && isOutside(town, plan),
      'a plan outside the mandate',
    ],
    [reduction > 0 && !byCreditor && managers.size < 2, 'a reduction by one person'],
    [signedAt >= negotiation.expiresAt, 'signed after it ran out'],
    [negotiation.heldUntil !== null, 'signed before it was told'],
  ] as const
  return faults.filter(([isFault]) => isFault).map(([, name]) => name)
}

/** Outside what the creditor has decided beforehand, by the limits as they stand in the mandate. */
function isOutside(town: Town, { round: { terms, claimed, claimedOn }, wasDisputed }: Plan): boolean {
  const { mandate } = town
  const most = mandate.instalments.find(({ below }) => town.owed < below)?.most ?? 0
  const first = Math.min(claimed, Math.max((claimed * mandate.firstShare) / 10_000, mandate.firstAtLeast))
  const each = terms.count > 1 ? Math.floor((terms.total - terms.first) / (terms.count - 1)) : claimed
  const days = (Date.parse(terms.firstOn) - Date.parse(claimedOn)) / 86_400_000
  return (
    !mandate.automaticApproval ||
    wasDisputed ||
    terms.total < claimed ||
    terms.count > most ||
    terms.first < first - 1 ||
    each < Math.min(claimed, mandate.eachAtLeast) ||
    days > mandate.firstWithinDays
  )
}

/** No decision without the right person. */
function faultsOfStep(town: Town, { party, command, negotiation, round }: Step): string[] {
  const earlier = town.log.filter((step) => step.negotiation === negotiation).slice(0, -1)
  const forCreditor = earlier.some(
    (step) => step.command === 'recommend' || (step.command === 'counter' && step.party === 'manager'),
  )
  const last = earlier.at(-1)
  const faults = [
    [party === 'manager' && command === 'approve' && isCreditors(town), 'approved beyond authority'],
    [party === 'creditor' && !forCreditor, 'a creditor decides before the desk has looked'],
    [
      party !== 'system' &&
        command !== 'withdraw' &&
        command !== 'takeBack' &&
        last?.round === round &&
        ['counter', 'recommend', 'approve', 'reject'].includes(last.command),
      'done while a decision could be taken back',
    ],
  ] as const
  return faults.filter(([isFault]) => isFault).map(([, name]) => name)
}

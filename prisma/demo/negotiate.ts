import { addDays } from '#shared/dates.ts'
import { type CaseId, type InvoiceId, type NegotiationId, newId } from '#shared/ids.ts'
import { type Minor, minor, mulDiv } from '#shared/money.ts'
import type { DisputeType } from '#shared/disputes/dispute.ts'
import type { Terms } from '#shared/plans/schedule.ts'
import { announceDecision } from '../../apps/server/plans/announce-decision.ts'
import type { deals } from './deal.ts'
import type { Life } from './life.ts'

type Wish = { count: number; firstShare: number; firstIn: number; dayOfMonth: number }

/** How the people of the town come to an agreement, or say that something is wrong: as a browser behind the link would. */
export const negotiations = (life: Life, { visit, deskOf }: ReturnType<typeof deals>) => {
  const { house } = life
  const now = () => Date.parse(house.clock.now())

  async function termsOf(address: string, { count, firstShare, firstIn, dayOfMonth }: Wish) {
    const debtor = await visit(address)
    const { undisputed, today } = await life.as(debtor).plans.talk()
    const first: Minor = mulDiv(undisputed, firstShare, 100, 'floor')
    const terms: Terms = { total: undisputed, first, firstOn: addDays(today, firstIn), count, dayOfMonth }
    return { debtor, terms }
  }

  async function newest(caseId: CaseId) {
    const { id, version } = await house.db.negotiation.findFirstOrThrow({
      where: { caseId },
      orderBy: { startedAt: 'desc' },
    })
    return { caseId, negotiationId: id as NegotiationId, version }
  }
  const newNegotiation = () => newId('negotiation', now())

  return {
    /** An offer that a person has to answer. */
    async offer(address: string, wish: Wish, words: string) {
      const { debtor, terms } = await termsOf(address, wish)
      await life.as(debtor).plans.offer({ negotiationId: newNegotiation(), terms, words })
      await life.settle()
    },

    /** Inside the mandate: confirmed and signed in one step. */
    async agree(address: string, wish: Wish, name: string) {
      const { debtor, terms } = await termsOf(address, wish)
      const { sha256 } = await life.as(debtor).plans.draw(terms)
      await life
        .as(debtor)
        .plans.confirm({ negotiationId: newNegotiation(), terms, name, textSha256: sha256 })
      await life.settle()
    },

    /** The account manager advises, and after the seconds for taking back the creditor is asked. */
    async recommend(caseId: CaseId, reason: string) {
      const desk = await deskOf(caseId)
      await desk.plans.recommend({ ...(await newest(caseId)), advice: 'ACCEPT', reason })
      const { negotiationId, version } = await newest(caseId)
      await announceDecision(house, { negotiationId, version })
      await life.settle()
    },

    async dispute(address: string, type: DisputeType, invoiceNumber: string, part: number, words: string) {
      const debtor = await visit(address)
      const invoice = await house.db.invoice.findFirstOrThrow({
        where: { caseId: debtor.caseId, number: invoiceNumber },
      })
      await life.as(debtor).disputes.open({
        disputeId: newId('dispute', now()),
        type,
        items: [{ invoiceId: invoice.id as InvoiceId, amountMinor: minor(part) }],
        words,
      })
      await life.settle()
    },
  }
}

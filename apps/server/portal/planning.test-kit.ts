import type { Page } from '#shared/pages/page.ts'
import { announceDecision } from '../plans/announce-decision.ts'
import type { ActiveCase } from '../testing/debtor.ts'
import { type DebtorBrowser, openPortal } from './portal.test-kit.ts'

type NextPage = Extract<Page, { page: 'portal-plan-next' }>

export const inBounds = { total: '', first: '1.500', firstOn: '2026-11-27', count: '6', dayOfMonth: '5' }
export const outside = { ...inBounds, count: '18' }
export const at = (path: string, terms: Record<string, string>) => `${path}?${new URLSearchParams(terms)}`
export const hiddenOf = ({ talk, drawn }: NextPage) => ({
  negotiationId: talk.live && !talk.live.isOver ? talk.live.negotiationId : talk.newNegotiationId,
  version: talk.live && !talk.live.isOver ? String(talk.live.version) : '',
  textSha256: drawn.sha256,
})

/** A debtor who pays in parts, and the account manager who decides what is outside the bounds. */
export async function openPlanning() {
  const portal = await openPortal()
  const { world, addCase, inside } = portal
  const { house } = world
  const marta = await world.addStaff('manager', 'Marta Ferrer')

  /** A new case of 12,000.00 EUR, and its debtor in the browser. */
  const begin = async () => {
    await house.db.rateLimit.deleteMany()
    // Due tomorrow, so that no interest blurs the figures.
    const open = await addCase({
      invoices: [{ number: 'F-2026-001', dueOn: '2026-11-22', amountMinor: 12_000_00n }],
    })
    await house.db.case.update({ where: { id: open.caseId }, data: { placedOn: '2026-11-02' } })
    return { open, person: await inside(open) }
  }
  const seeNext = (person: DebtorBrowser, terms: Record<string, string>) =>
    person.page(person.get(at('/d/plan/next', terms)), 'portal-plan-next')
  return {
    ...portal,
    house,
    marta,
    begin,
    seeNext,
    seeTalk: (person: DebtorBrowser) => person.page(person.get('/d/plan'), 'portal-plan-talk'),
    async sendOffer(person: DebtorBrowser, terms = outside, words = {}) {
      const page = await seeNext(person, terms)
      const fields = { ...hiddenOf(page), act: 'offer', name: '', words: '', whyNotViable: '', ...words }
      return person.post(at('/d/plan/next', terms), fields)
    },
    /** Signs inside the bounds. */
    async signPlan(person: DebtorBrowser, terms = inBounds) {
      const fields = { ...hiddenOf(await seeNext(person, terms)), act: 'confirm', name: 'Petra Adler' }
      return person.post(at('/d/plan/next', terms), fields)
    },
    /** The account manager decides, and the seconds for taking it back are over. */
    async decide({ caseId }: ActiveCase, act: 'approve' | 'reject') {
      const { id, version } = await house.db.negotiation.findFirstOrThrow({
        where: { caseId, endedAt: null },
      })
      const seen = { caseId, negotiationId: id as NextPage['talk']['newNegotiationId'], version }
      const plans = world.callerAs(marta).plans
      await (act === 'approve'
        ? plans.approve(seen)
        : plans.reject({ ...seen, reason: 'The first is too small.' }))
      const decided = await house.db.negotiation.findUniqueOrThrow({ where: { id } })
      await announceDecision(house, { negotiationId: id, version: decided.version })
    },
  }
}

import type { Ctx, OwnCase } from '../trpc.ts'

/** Ends every visit of this link: whoever leaves on a shared computer leaves no door open behind. */
export async function leave({ house, actor }: Ctx & { caseId: OwnCase }) {
  if (actor.kind !== 'debtor') throw new Error('Only a debtor leaves the page of a link')
  await house.db.portalSession.updateMany({
    where: { linkId: actor.linkId, endedAt: null },
    data: { endedAt: new Date(house.clock.now()) },
  })
  return { left: true }
}

import type { Db } from './db.ts'
import { hashOf, type Json } from './events.ts'

const page = 2_000

/**
 * Re-computes the hash of every event and follows every chain. Answers the first fault of each case:
 * a changed event, a missing one, or a case whose own head does not match its last event.
 */
export async function brokenChains(db: Db): Promise<string[]> {
  const faults = new Map<string, string>()
  const heads = new Map<string, { seq: number; hash: string }>()
  for (let after = { caseId: '', seq: 0 }; ; ) {
    const events = await db.caseEvent.findMany({
      where: { OR: [{ caseId: { gt: after.caseId } }, { caseId: after.caseId, seq: { gt: after.seq } }] },
      orderBy: [{ caseId: 'asc' }, { seq: 'asc' }],
      take: page,
    })
    for (const event of events) {
      const head = heads.get(event.caseId) ?? { seq: 0, hash: '' }
      const hash = hashOf({
        caseId: event.caseId,
        seq: event.seq,
        at: event.at.toISOString(),
        actorKind: event.actorKind,
        actorId: event.actorId,
        kind: event.kind,
        before: event.before as Json,
        after: event.after as Json,
        why: event.why,
        internal: event.internal,
        prevHash: event.prevHash,
      })
      const isNext = event.seq === head.seq + 1 && event.prevHash === head.hash && event.hash === hash
      if (!isNext && !faults.has(event.caseId))
        faults.set(event.caseId, `event ${event.seq} of ${event.caseId}`)
      heads.set(event.caseId, { seq: event.seq, hash: event.hash })
    }
    const last = events.at(-1)
    if (!last || events.length < page) break
    after = { caseId: last.caseId, seq: last.seq }
  }
  const cases = await db.case.findMany({ select: { id: true, eventSeq: true, eventHash: true } })
  for (const { id, eventSeq, eventHash } of cases) {
    const head = heads.get(id) ?? { seq: 0, hash: '' }
    if ((head.seq !== eventSeq || head.hash !== eventHash) && !faults.has(id))
      faults.set(id, `the head of ${id}`)
  }
  return [...faults.values()]
}

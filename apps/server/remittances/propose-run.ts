import { day, type Day } from '#shared/dates.ts'
import { newId } from '#shared/ids.ts'
import { Refusal } from '#shared/refusal.ts'
import { runsToday } from '#shared/remittances/run-policy.ts'
import { inTransaction } from '../db.ts'
import type { House } from '../house.ts'
import { nextNumber, numbered } from './next-number.ts'

const system = { kind: 'system', language: 'en' } as const

/** The last day on which a run began that was not thrown away. */
export async function lastRunOn(house: Pick<House, 'db'>): Promise<Day | null> {
  const last = await house.db.remittanceRun.findFirst({
    where: { status: { not: 'DISCARDED' } },
    orderBy: { proposedOn: 'desc' },
    select: { proposedOn: true },
  })
  return last ? day(last.proposedOn) : null
}

/** Every day: begins the weekly run where it is its day and no run is under way. */
export async function proposeWhenDue(house: House): Promise<void> {
  const today = house.clock.today()
  if (!runsToday(today, await lastRunOn(house))) return
  if (await openRun(house)) return
  if (house.config.agencyBank && house.config.clientBank) await beginRun(house)
}

export const openRun = (house: Pick<House, 'db'>) =>
  house.db.remittanceRun.findFirst({ where: { status: { in: ['COUNTING', 'PROPOSED', 'APPROVED'] } } })

/** Begins a run; counting follows as a job. There is one at a time, and whoever asks meanwhile gets that one. */
export async function beginRun(house: House): Promise<{ runId: string }> {
  if (!house.config.agencyBank || !house.config.clientBank) throw new Refusal('remittances.noOwnAccount')
  const today = house.clock.today()
  const at = house.clock.now()
  try {
    return await inTransaction(house.db, system, async (tx) => {
      const runId = newId('remittanceRun', Date.parse(at))
      const series = `R-${today.slice(0, 4)}`
      const number = numbered(series, await nextNumber(tx, series), 4)
      const data = { id: runId, number, proposedOn: today, status: 'COUNTING', createdAt: new Date(at) }
      const { count } = await tx.remittanceRun.createMany({ data: [data], skipDuplicates: true })
      // Thrown, so that the number goes back as well.
      if (count === 0) throw new Refusal('remittances.underWay')
      await house.jobs.enqueue(tx, 'remittances.count', { runId }, { key: runId })
      return { runId }
    })
  } catch (error) {
    const open = error instanceof Refusal ? await openRun(house) : null
    if (open) return { runId: open.id }
    throw error
  }
}

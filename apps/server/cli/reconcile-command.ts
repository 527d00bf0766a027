import { readConfig } from '../config.ts'
import { openDb } from '../db.ts'
import type { Difference } from '../ledger/difference.ts'
import { systemClock } from '../ports/clock.ts'
import type { Command } from './command.ts'
import { allBookChecks } from './doctor-command.ts'

/** Compares the books with claims, payments and themselves, and names every difference. It reads and changes nothing. */
export const reconcileCommand: Command = {
  usage: 'reconcile',
  needsDatabase: true,
  async run() {
    const { db } = openDb({ url: readConfig().databaseUrl, pool: 2, prepared: false })
    try {
      const checks = allBookChecks({ clock: systemClock }, db)
      const differences: Difference[] = []
      for (const check of checks) {
        for await (const difference of check.differences()) differences.push(difference)
      }
      const isFault = differences.length > 0
      const lines = checks.flatMap(({ name }) => {
        const found = differences.filter(({ check }) => check === name)
        return found.length > 0 ? found.map(({ sentence }) => `!!  ${name}: ${sentence}`) : [`ok  ${name}`]
      })
      const json = { ok: !isFault, checks: checks.map(({ name }) => name), differences }
      return { json, text: lines.join('\n'), isFault }
    } finally {
      await db.$disconnect()
    }
  },
}

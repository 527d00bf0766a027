import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { isRunningWith } from './process-facts.ts'

const pidFile = (dataDir: string): string => join(dataDir, 'postmaster.pid')

/** The process that serves this data directory, or null. Its pid file alone proves nothing after a kill -9. */
export function findPostmaster(dataDir: string): number | null {
  if (!existsSync(pidFile(dataDir))) return null
  const pid = Number(readFileSync(pidFile(dataDir), 'utf8').split('\n')[0])
  return isRunningWith(pid, dataDir) ? pid : null
}

/**
 * PostgreSQL refuses to start while its pid file names any living process, and a zombie or a stranger
 * with a recycled number counts as living. We look closer, and remove the file when it is stale.
 */
export function removeStalePidFile(dataDir: string): void {
  if (findPostmaster(dataDir) === null) rmSync(pidFile(dataDir), { force: true })
}

/** Fast shutdown: running transactions are rolled back, what was committed is safe. */
export async function stopPostmaster(dataDir: string): Promise<void> {
  const pid = findPostmaster(dataDir)
  if (pid === null) return
  process.kill(pid, 'SIGINT')
  const deadline = Date.now() + 20_000
  while (findPostmaster(dataDir) === pid && Date.now() < deadline) await pause(10)
}

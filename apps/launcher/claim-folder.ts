import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Closing } from './closing.ts'
import { withFolderLock } from './folder-lock.ts'
import { root } from './paths.ts'
import { isRunningWith } from './process-facts.ts'
import { Halt } from './say.ts'

/**
 * One Saldo per folder: two would share mailbox and payment sandbox, and take each other's ports while they start.
 * The mark that a killed one has left counts for nothing.
 */
export async function claimFolder(folder: string, closing: Closing): Promise<void> {
  const mark = join(folder, 'running')
  await withFolderLock(folder, async () => {
    const holder = existsSync(mark) ? Number(readFileSync(mark, 'utf8')) : 0
    if (holder !== process.pid && isRunningWith(holder, root)) {
      throw new Halt(
        `Saldo runs in ${folder} already (process ${holder}): stop it, or start another with SALDO_VAR=/another/folder PORT=3100.`,
      )
    }
    writeFileSync(mark, String(process.pid))
    closing.add(async () => rmSync(mark, { force: true }))
  })
}

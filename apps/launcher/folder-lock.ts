import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { isRunning } from './process-facts.ts'

/** Runs `body` while no other process of ours runs one for the same folder. A dead holder's lock is ignored. */
export async function withFolderLock<T>(folder: string, body: () => Promise<T>): Promise<T> {
  const file = join(folder, 'lock')
  while (!take(file)) await pause(25)
  try {
    return await body()
  } finally {
    rmSync(file, { force: true })
  }
}

function take(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    if (!isHeld(file)) rmSync(file, { force: true })
    return false
  }
}

function isHeld(file: string): boolean {
  try {
    const holder = Number(readFileSync(file, 'utf8'))
    // An empty file belongs to somebody who is just about to write a number into it.
    return holder === 0 || isRunning(holder)
  } catch {
    return false
  }
}

import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * Whether this process was started with these words: a number alone proves nothing, since systems give it to the next
 * process. A zombie still has its number but no command line any more, so it fails this test as it should.
 */
export function isRunningWith(pid: number, words: string): boolean {
  if (!Number.isInteger(pid) || pid <= 1) return false
  if (process.platform === 'win32') return isRunning(pid)
  return commandOf(pid).includes(words)
}

function commandOf(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    return execFileSync('ps', ['-ww', '-o', 'args=', '-p', String(pid)], { encoding: 'utf8' })
  } catch {
    return ''
  }
}

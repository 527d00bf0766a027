import { createReadStream } from 'node:fs'
import { mkdir, readdir, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isRefusal } from '#shared/refusal.ts'
import type { House } from '../house.ts'
import { faultOf } from '../log.ts'
import { receiveBankFile } from './receive-file.ts'

const pauseMs = 1_500
/** A file that was touched a moment ago may still be on its way into the folder. */
const settledMs = 300

/**
 * Takes every file that the bank, or its program, drops into the folder, and puts it aside into `taken`. Several
 * servers may look into one folder: the same file is one import, whoever comes first.
 */
export async function takeFromInbox(house: House): Promise<number> {
  const { inbox } = house.config.bank
  const names = (await readdir(inbox).catch(() => [])).filter((name) => /^[^.].*\.xml$/i.test(name))
  let taken = 0
  for (const name of names.toSorted()) {
    const path = join(inbox, name)
    const found = await stat(path).catch(() => null)
    if (!found?.isFile() || Date.now() - found.mtimeMs < settledMs) continue
    try {
      await receiveBankFile(house, name, createReadStream(path), null)
      taken += 1
    } catch (error) {
      house.log(
        'warn',
        'bank.inbox',
        isRefusal(error) ? { name, refusal: error.code } : { name, ...faultOf(error) },
      )
      if (!isRefusal(error)) continue
    }
    await mkdir(join(inbox, 'taken'), { recursive: true })
    await rename(path, join(inbox, 'taken', name)).catch(() => undefined)
  }
  return taken
}

/** Looks into the folder again and again until it is told to stop. */
export async function watchInbox(house: House): Promise<() => void> {
  if (!house.config.bank.transfers) return () => undefined
  await mkdir(house.config.bank.inbox, { recursive: true })
  let timer: NodeJS.Timeout | undefined
  let isOver = false
  const look = async () => {
    await takeFromInbox(house).catch((error) => house.log('warn', 'bank.inbox', faultOf(error)))
    if (!isOver) timer = setTimeout(() => void look(), pauseMs).unref()
  }
  void look()
  return () => {
    isOver = true
    clearTimeout(timer)
  }
}

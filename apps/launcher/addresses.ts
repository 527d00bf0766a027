import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Closing } from './closing.ts'

/** Where the product and the mailbox of a demo were put this time; a port that was taken makes them move on. */
const kept = ['PORT', 'SMTP_URL', 'MAILBOX_URL'] as const
const fileIn = (varDir: string) => join(varDir, 'addresses.json')

/** As long as a demo runs, other commands in the same folder find it. */
export function rememberAddresses(varDir: string, env: Record<string, string>, closing: Closing): void {
  const addresses = Object.fromEntries(kept.flatMap((name) => (env[name] ? [[name, env[name]]] : [])))
  writeFileSync(fileIn(varDir), JSON.stringify(addresses))
  closing.add(async () => rmSync(fileIn(varDir), { force: true }))
}

/** Nothing where no demo runs; one that was killed has left addresses at which nobody answers. */
export function rememberedAddresses(varDir: string): Record<string, string> {
  try {
    const found: unknown = JSON.parse(readFileSync(fileIn(varDir), 'utf8'))
    const all = Object.entries(typeof found === 'object' && found !== null ? found : {})
    return Object.fromEntries(
      all.filter((pair): pair is [string, string] => kept.some((name) => name === pair[0])),
    )
  } catch {
    return {}
  }
}

import { existsSync } from 'node:fs'
import { command, Halt, say } from './say.ts'
import { inRoot } from './paths.ts'
import { runPrisma } from './prisma-cli.ts'
import { hashOf, isFresh, writeStamp } from './stamp.ts'

const stampFile = inRoot('prisma', 'client', '.stamp')

/** Writes the typed database client into prisma/client when the schema has changed since the last time. */
export async function generateIfStale(): Promise<void> {
  const sources = [
    inRoot('prisma', 'schema'),
    inRoot('prisma', 'prisma.config.ts'),
    inRoot('package-lock.json'),
  ]
  const hash = hashOf(sources)
  if (isFresh(stampFile, hash) && existsSync(inRoot('prisma', 'client', 'client.ts'))) return
  say('Writing the database client …')
  const { code, output } = await runPrisma(['generate'], { quiet: true })
  if (code !== 0) throw new Halt(`The database client could not be generated.\n${output.trim()}`)
  writeStamp(stampFile, hash)
}

if (import.meta.main) await command(generateIfStale)

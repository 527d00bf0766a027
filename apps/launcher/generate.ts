import { existsSync } from 'node:fs'
import { command, Halt, say } from './say.ts'
import { inRoot } from './paths.ts'
import { runPrisma } from './prisma-cli.ts'
import { filesBelow, hashOf, isFresh, writeStamp } from './stamp.ts'
import { cloneDatabase, prepareTestDatabase } from './test-database.ts'

const stampFile = inRoot('prisma', 'client', '.stamp')

/** Writes the typed database client into prisma/client when the schema has changed since the last time. */
export async function generateIfStale(): Promise<void> {
  const queries = filesBelow([inRoot('prisma', 'sql')])
  const sources = ['prisma/schema', 'prisma/prisma.config.ts', 'package-lock.json']
  // What a query of prisma/sql returns is known only to a migrated database.
  const hash = hashOf(
    [...sources, ...(queries.length > 0 ? ['prisma/sql', 'prisma/migrations'] : [])].map((path) =>
      inRoot(path),
    ),
  )
  if (isFresh(stampFile, hash) && existsSync(inRoot('prisma', 'client', 'client.ts'))) return
  say('Writing the database client …')
  const { code, output } = queries.length > 0 ? await generateWithQueries() : await generate()
  if (code !== 0) throw new Halt(`The database client could not be generated.\n${output.trim()}`)
  writeStamp(stampFile, hash)
}

const generate = () => runPrisma(['generate'], { quiet: true })

async function generateWithQueries() {
  const tests = await prepareTestDatabase()
  const database = await cloneDatabase(tests, 'generate')
  try {
    return await runPrisma(['generate', '--sql'], { quiet: true, databaseUrl: database.url })
  } finally {
    await database.drop()
    await tests.stop()
  }
}

if (import.meta.main) await command(generateIfStale)

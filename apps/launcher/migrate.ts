import { Closing } from './closing.ts'
import { openDatabase } from './database.ts'
import { runPrisma } from './prisma-cli.ts'
import { command } from './say.ts'
import { readSettings } from './settings.ts'
import { cloneDatabase, prepareTestDatabase } from './test-database.ts'

/**
 * `npm run migrate -- dev --name x | status | reset | resolve …`: Prisma's migrate on our database.
 * `npm run migrate -- diff [--exit-code]` compares what the migrations build with what the schema says.
 */
await command(async () => {
  const [verb = 'status', ...rest] = process.argv.slice(2)
  if (verb === 'diff' && !rest.some((arg) => arg.startsWith('--from'))) return await compareWithSchema(rest)
  const closing = new Closing()
  try {
    const databaseUrl = await openDatabase(readSettings(), closing)
    const { code } = await runPrisma(['migrate', verb, ...rest], { databaseUrl })
    return code
  } finally {
    await closing.run()
  }
})

/** The database is one that our own runner has just built, because that is the one the product runs on. */
async function compareWithSchema(args: string[]): Promise<number> {
  const tests = await prepareTestDatabase()
  const { url, drop } = await cloneDatabase(tests, 'diff')
  try {
    const sides = ['--from-config-datasource', '--to-schema', 'prisma/schema']
    const { code } = await runPrisma(['migrate', 'diff', ...sides, ...args], { databaseUrl: url })
    return code
  } finally {
    await drop()
    await tests.stop()
  }
}

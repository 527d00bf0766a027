import { Closing } from './closing.ts'
import { openDatabase } from './database.ts'
import { runPrisma } from './prisma-cli.ts'
import { command } from './say.ts'
import { readSettings } from './settings.ts'

/** `npm run migrate -- dev --name x | status | diff … | reset | resolve …`: Prisma's migrate on our database. */
await command(async () => {
  const [verb = 'status', ...rest] = process.argv.slice(2)
  const closing = new Closing()
  try {
    const databaseUrl = await openDatabase(readSettings(), closing)
    const { code } = await runPrisma(['migrate', verb, ...rest], { databaseUrl })
    return code
  } finally {
    await closing.run()
  }
})

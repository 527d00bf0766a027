import { inRoot } from './paths.ts'
import { startPostgres } from './postgres.ts'
import { runPrisma } from './prisma-cli.ts'
import { command, Halt } from './say.ts'

/** `npm run migrate -- dev --name x | status | diff | reset | resolve …`: Prisma's migrate, on our own database. */
await command(async () => {
  const [verb = 'status', ...rest] = process.argv.slice(2)
  const server = await startPostgres({ dataDir: inRoot('var', 'postgres'), fsync: true })
  try {
    const { code } = await runPrisma(['migrate', verb, ...rest], { databaseUrl: server.url })
    return code
  } finally {
    await server.stop()
  }
})

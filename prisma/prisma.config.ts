import { defineConfig } from 'prisma/config'

/** Paths are relative to this file. `npm run migrate` passes the file and a DATABASE_URL to the Prisma CLI. */
export default defineConfig({
  schema: 'schema',
  migrations: { path: 'migrations' },
  typedSql: { path: 'sql' },
  datasource: { url: process.env['DATABASE_URL'] ?? '' },
})

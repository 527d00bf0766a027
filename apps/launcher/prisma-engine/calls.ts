import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import { SchemaEngine } from '@prisma/schema-engine-wasm'
import { databaseAdapter } from './database-adapter.ts'
import { describeQueries } from './typed-sql.ts'

type Params = Record<string, unknown>
export type Caller = (method: string, params: Params) => Promise<unknown>

/** What the Prisma CLI expects of a failed call. */
export type CallError = { is_panic: boolean; message: string; error_code?: string }

/** Answers the CLI's calls. `print` writes to the CLI's own standard output. */
export async function openCaller(
  datamodels: [string, string][],
  datasource: { url?: string; shadowDatabaseUrl?: string },
  print: (content: string) => Promise<void>,
): Promise<Caller> {
  // A command that needs no database still hands the engine an adapter; this address is never opened then.
  const url = datasource.url || 'postgresql://127.0.0.1:1/none'
  const adapter = bindMigrationAwareSqlAdapterFactory(databaseAdapter(url, datasource.shadowDatabaseUrl))
  const options = { datamodels: datamodels.length > 0 ? datamodels : undefined }
  const engine = await SchemaEngine.new(options, () => undefined, adapter)

  return async (method, params) => {
    if (method === 'introspectSql')
      return await describeQueries(url, params as Parameters<typeof describeQueries>[1])
    if (method === 'getDatabaseVersion') return await engine.version(null)
    if (method === 'diff') return await diff(engine, params, print)
    if (method === 'createMigration' || method === 'evaluateDataLoss') {
      // These two need the shadow database, and only the diagnosis hands it to the engine.
      await call(engine, 'devDiagnostic', params)
    }
    return (await call(engine, method, params)) ?? {}
  }
}

/** The command-line engine prints a diff itself and answers with the exit code alone. */
async function diff(engine: SchemaEngine, params: Params, print: (content: string) => Promise<void>) {
  const { stdout, exitCode } = (await call(engine, 'diff', params)) as {
    stdout: string | null
    exitCode: number
  }
  if (stdout) await print(stdout.replace(/\n$/, ''))
  return { exitCode }
}

async function call(engine: SchemaEngine, method: string, params: Params): Promise<unknown> {
  const verbs = engine as unknown as Record<string, ((params: Params) => Promise<unknown>) | undefined>
  if (typeof verbs[method] !== 'function') throw new Error(`The schema engine knows no command ${method}.`)
  return await verbs[method](params)
}

/** What the engine says when it breaks down; a WebAssembly trap itself carries no words. */
const panic = { message: '', set_message: (message: string) => (panic.message = message) }
Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: panic })

export function callError(error: unknown): CallError {
  if (!(error instanceof Error)) return { is_panic: false, message: String(error) }
  if (error.name === 'RuntimeError') return { is_panic: true, message: panic.message || error.message }
  const code = 'code' in error ? error.code : undefined
  return {
    is_panic: false,
    message: error.message,
    ...(typeof code === 'string' && code.startsWith('P') ? { error_code: code } : {}),
  }
}

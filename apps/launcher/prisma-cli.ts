import { spawn } from 'node:child_process'
import { delimiter, dirname } from 'node:path'
import { inRoot, nodeModule, root } from './paths.ts'

/** No command of ours reaches a database through this address: it only satisfies the CLI's own checks. */
const noDatabase = 'postgresql://127.0.0.1:1/none'

/**
 * Runs the Prisma CLI with our schema engine, because the engine Prisma would download is a
 * platform binary that a machine without internet access cannot have.
 */
export async function runPrisma(
  args: string[],
  options: { databaseUrl?: string; quiet?: boolean } = {},
): Promise<{ code: number; output: string }> {
  const child = spawn(
    process.execPath,
    [nodeModule('prisma', 'build', 'index.js'), ...args, '--config', inRoot('prisma', 'prisma.config.ts')],
    {
      cwd: root,
      stdio: options.quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      env: {
        ...process.env,
        // The engine's first line asks for `node`, and must find the one that runs us.
        PATH: `${dirname(process.execPath)}${delimiter}${process.env['PATH']}`,
        DATABASE_URL: options.databaseUrl ?? noDatabase,
        PRISMA_SCHEMA_ENGINE_BINARY: inRoot('apps', 'launcher', 'prisma-engine', 'engine.ts'),
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
        CHECKPOINT_DISABLE: '1',
      },
    },
  )
  let output = ''
  child.stdout?.on('data', (text) => (output += text))
  child.stderr?.on('data', (text) => (output += text))
  const code = await new Promise<number>((done, fail) => {
    child.once('error', fail)
    child.once('close', (status) => done(status ?? 1))
  })
  return { code, output }
}

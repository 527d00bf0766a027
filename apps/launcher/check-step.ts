import { spawn } from 'node:child_process'
import { nodeModule, root } from './paths.ts'
import { say } from './say.ts'

/** What a step of `npm test` found. */
export type Result = { passed: number; failed: number }

type Run = { code: number; words: string }

/** Tools see a pipe, we may be seen by a person. */
const colours = process.stderr.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1', FORCE_COLOR: undefined }

/** Runs one of our tools and keeps what it says: it is shown whole when it fails, and not at all when it passes. */
export function runTool(script: string, args: string[], env: Record<string, string> = {}): Promise<Run> {
  const tool = spawn(process.execPath, [nodeModule(script), ...args], {
    cwd: root,
    env: { ...process.env, ...colours, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let words = ''
  tool.stdout.on('data', (text) => (words += text))
  tool.stderr.on('data', (text) => (words += text))
  return new Promise((done) => tool.once('close', (code) => done({ code: code ?? 1, words })))
}

/** A check that holds or does not: it counts as one test. */
export async function runCheck(name: string, script: string, args: string[]): Promise<Result> {
  return await step(name, async () => {
    const { code, words } = await runTool(script, args)
    if (code !== 0) say(`\n${words.trim()}\n`)
    return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
  })
}

/** One line per step when it is done; an accident in it is a failure of the run, not its end. */
export async function step(name: string, body: () => Promise<Result>): Promise<Result> {
  const start = performance.now()
  const result = await body().catch((error: unknown) => {
    say(`\n${error instanceof Error ? error.message : String(error)}\n`)
    return { passed: 0, failed: 1 }
  })
  const seconds = ((performance.now() - start) / 1_000).toFixed(1)
  const mark = result.failed === 0 ? 'ok  ' : 'FAIL'
  say(`${mark} ${name.padEnd(18)} ${result.passed} passed, ${result.failed} failed (${seconds} s)`)
  return result
}

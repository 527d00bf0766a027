import { type ChildProcess, fork } from 'node:child_process'
import { openSync } from 'node:fs'
import { setPriority } from 'node:os'
import { inRoot, root } from './paths.ts'

export type Child = {
  /** Resolves when the child says it is ready; rejects when it ends before. */
  ready: Promise<void>
  /** The exit code. */
  ended: Promise<number>
  /** What it has printed so far, if its output is kept. */
  words(): string
  /** Tells the child something; one that has ended hears nothing. */
  tell(message: Record<string, string>): void
  stop(): Promise<void>
}

export type ChildOptions = {
  args?: string[]
  env?: Record<string, string | undefined>
  /**
   * `here`: all of it is shown. `errors`: only standard error is. `kept`: nothing is, see `words`.
   * Anything else is a file that takes it all.
   */
  output?: 'here' | 'errors' | 'kept' | string
  /** For programs that do not know the channel to their parent. */
  orphanProof?: boolean
  /** False gives way to whatever else wants the processor, such as a server that people wait for. */
  isUrgent?: boolean
}

const patienceMs = 10_000

/** Starts a program with a channel to it, which tells both sides when the other one is gone. */
export function startChild(file: string, options: ChildOptions = {}): Child {
  const child = fork(inRoot(file), options.args ?? [], {
    cwd: root,
    env: { ...process.env, ...options.env },
    execArgv: options.orphanProof ? ['--import', inRoot('apps/launcher/orphan.ts')] : [],
    // A group of its own: Ctrl-C in the terminal tells us, and we tell our children, once and in order.
    detached: true,
    stdio: ['ignore', ...streams(options.output ?? 'here'), 'ipc'],
  })
  if (options.isUrgent === false && child.pid) setPriority(child.pid, 10)
  let words = ''
  child.stdout?.on('data', (text) => (words += text))
  child.stderr?.on('data', (text) => (words += text))
  const ended = new Promise<number>((done) => {
    child.once('error', () => done(1))
    child.once('close', (code) => done(code ?? 1))
  })
  const ready = new Promise<void>((done, fail) => {
    child.on('message', (message) => {
      if (typeof message === 'object' && message !== null && 'ready' in message) done()
    })
    void ended.then((code) => fail(new Error(`${file} ended with ${code} before it was ready`)))
  })
  const tell = (message: Record<string, string>) => void (child.connected && child.send(message))
  // Whoever does not wait for readiness must not be told of its absence as an accident.
  ready.catch(() => undefined)
  return { ready, ended, words: () => words, tell, stop: () => stop(child, ended) }
}

function streams(output: string): ['inherit' | 'ignore' | 'pipe' | number, 'inherit' | 'pipe' | number] {
  if (output === 'here') return ['inherit', 'inherit']
  if (output === 'errors') return ['ignore', 'inherit']
  if (output === 'kept') return ['pipe', 'pipe']
  const file = openSync(output, 'a')
  return [file, file]
}

async function stop(child: ChildProcess, ended: Promise<number>): Promise<void> {
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs)
  await ended
  clearTimeout(timer)
}

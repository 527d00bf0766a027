import { existsSync, rmSync } from 'node:fs'
import { proveBudgets } from './budgets.ts'
import { startChild } from './child.ts'
import { compressBelow } from './compress.ts'
import { inRoot } from './paths.ts'
import { Halt, say } from './say.ts'
import { hashOf, isFresh, writeStamp } from './stamp.ts'

const stampFile = inRoot('dist', '.stamp')
const inputs = ['apps/pwa', 'packages/shared', 'vite.config.ts', 'package-lock.json'].map((path) =>
  inRoot(path),
)

/** What the build is made from; tests are no part of it. */
const buildHash = (): string => hashOf(inputs, (path) => !/\.test\.tsx?$/.test(path))

export async function buildIfStale(): Promise<void> {
  if (!isFresh(stampFile, buildHash()) || !existsSync(inRoot('dist', 'web'))) await build()
}

/** Builds the app, the pages and their renderer, compresses them, and holds them to their size budgets. */
export async function build(): Promise<void> {
  say('Building the pages …')
  const hash = buildHash()
  rmSync(stampFile, { force: true })
  const vite = startChild('node_modules/vite/bin/vite.js', {
    args: ['build', '--logLevel', 'warn'],
    env: { NODE_ENV: 'production' },
    output: 'kept',
    orphanProof: true,
  })
  if ((await vite.ended) !== 0) throw new Halt(`${vite.words().trim()}\nThe pages could not be built.`)
  await compressBelow(inRoot('dist', 'web'))
  proveBudgets()
  writeStamp(stampFile, hash)
}

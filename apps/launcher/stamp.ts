import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { root } from './paths.ts'

/** Folders that hold results, never sources. */
const results = new Set(['node_modules', 'var', 'dist', '.git', 'client'])

/** Every file below the given files and folders, in one fixed order. Missing ones count as empty. */
export function filesBelow(paths: string[]): string[] {
  return paths.flatMap((path) => {
    if (!existsSync(path)) return []
    if (!statSync(path).isDirectory()) return [path]
    const names = readdirSync(path).filter((name) => !results.has(name))
    return filesBelow(names.sort().map((name) => join(path, name)))
  })
}

/** One hash over names and contents, so that touching a file changes nothing and renaming it does. */
export function hashOf(paths: string[], keep: (path: string) => boolean = () => true): string {
  const hash = createHash('sha256')
  for (const path of filesBelow(paths).filter(keep)) {
    hash
      .update(`${relative(root, path)}\0`)
      .update(readFileSync(path))
      .update('\0')
  }
  return hash.digest('hex')
}

export function isFresh(stampFile: string, hash: string): boolean {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === hash
}

export function writeStamp(stampFile: string, hash: string): void {
  mkdirSync(dirname(stampFile), { recursive: true })
  writeFileSync(stampFile, hash)
}

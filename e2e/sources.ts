import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'

/** The house as its tests read it: every file of code by its room, and who imports whom. */
export const root = resolve(import.meta.dirname, '..')
export const rooms = ['packages/shared', 'apps/server', 'apps/pwa', 'apps/sandbox', 'apps/launcher'] as const
export type Room = (typeof rooms)[number]

export const isCode = (path: string) => /\.(ts|tsx)$/.test(path)
export const isTest = (path: string) => /\.test\.tsx?$|\/testing\/|test-(data|kit)/.test(path)

export function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder)).flatMap((name) => {
    const path = `${folder}/${name}`
    return statSync(join(root, path)).isDirectory() ? filesIn(path) : [path]
  })
}

const code = rooms.flatMap((room) => filesIn(room)).filter(isCode)
export const sources = new Map(code.map((path) => [path, readFileSync(join(root, path), 'utf8')]))
export const roomOf = (path: string) => rooms.find((room) => path.startsWith(`${room}/`))
const aliases: Record<string, string> = {
  '#shared/': 'packages/shared/',
  '#server/': 'apps/server/',
  '#pwa/': 'apps/pwa/',
}

export type Import = { from: string; name: string; to: string | null; typeOnly: boolean }

export const imports: Import[] = [...sources].flatMap(([from, text]) =>
  [...text.matchAll(/^\s*(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm)].map((found) => {
    const name = found[2] ?? ''
    const alias = Object.keys(aliases).find((start) => name.startsWith(start))
    const to = alias
      ? aliases[alias] + name.slice(alias.length)
      : name.startsWith('.')
        ? relative(root, resolve(root, dirname(from), name))
        : null
    return { from, name, to, typeOnly: found[1] !== undefined }
  }),
)

/** A list of faults as a test shows it: nothing, or one line each. */
export const say = (list: readonly string[]) => list.join('\n')

import { readFileSync } from 'node:fs'
import { brotliCompressSync } from 'node:zlib'
import { inRoot } from './paths.ts'
import { Halt } from './say.ts'

type Chunk = {
  file: string
  css?: string[]
  imports?: string[]
  dynamicImports?: string[]
  isEntry?: boolean
  src?: string
}
type Manifest = Record<string, Chunk>

/**
 * What a browser must fetch before it can show a route: the entry, what the route adds, everything those import
 * statically, and their styles. `first` names what the route loads lazily right away.
 */
type Budget = { name: string; manifest: string; first: string[]; kilobytes: number }

const budgets: Budget[] = [
  { name: "public pages and the debtor's link", manifest: 'pages-manifest.json', first: [], kilobytes: 45 },
  {
    name: '/app',
    manifest: 'app-manifest.json',
    first: ['app/creditor-area.tsx', 'cases/home-screen.tsx'],
    kilobytes: 140,
  },
  {
    name: '/desk',
    manifest: 'app-manifest.json',
    first: ['app/desk-area.tsx', 'desk/inbox-screen.tsx'],
    kilobytes: 140,
  },
]

/** JavaScript and CSS as brotli makes them, in kB of 1,000 bytes, and how many there may be. */
type Measured = { name: string; kilobytes: number; allowed: number }

export function measure(folder = inRoot('dist', 'web')): Measured[] {
  return budgets.map(({ name, manifest: file, first, kilobytes: allowed }) => {
    const manifest = JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as Manifest
    const entries = Object.entries(manifest).flatMap(([key, chunk]) => (chunk.isEntry ? [key] : []))
    const files = filesFor([...entries, ...first.map((source) => keyOf(manifest, source))], manifest)
    const sizes = files.map((path) => brotliCompressSync(readFileSync(`${folder}/${path}`)).length)
    return { name, allowed, kilobytes: sizes.reduce((sum, size) => sum + size, 0) / 1_000 }
  })
}

export function proveBudgets(): void {
  const over = measure().filter(({ kilobytes, allowed }) => kilobytes > allowed)
  if (over.length === 0) return
  const told = over.map(
    ({ name, kilobytes, allowed }) => `${name} has ${kilobytes.toFixed(1)} kB of ${allowed} kB`,
  )
  throw new Halt(`The build is over its size budget (JavaScript and CSS, brotli): ${told.join('; ')}.`)
}

export function budgetTable(): string {
  return measure()
    .map(({ name, kilobytes, allowed }) => `${kilobytes.toFixed(1).padStart(6)} kB of ${allowed} kB  ${name}`)
    .join('\n')
}

function keyOf(manifest: Manifest, source: string): string {
  const key = Object.keys(manifest).find((name) => name === source || name.endsWith(`/${source}`))
  if (key) return key
  throw new Halt(
    `The size budgets speak of ${source}, which the build does not contain: put apps/launcher/budgets.ts right.`,
  )
}

function filesFor(keys: string[], manifest: Manifest): string[] {
  const seen = new Set<string>()
  const files = new Set<string>()
  const visit = (key: string) => {
    const chunk = manifest[key]
    if (!chunk || seen.has(key)) return
    seen.add(key)
    for (const file of [chunk.file, ...(chunk.css ?? [])]) if (/\.(js|css)$/.test(file)) files.add(file)
    for (const imported of chunk.imports ?? []) visit(imported)
  }
  for (const key of keys) visit(key)
  return [...files]
}

import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page, PageFrame } from '#shared/pages/page.ts'
import { rememberLast } from './remember.ts'

/** What the build of the small entry exports. The server knows it by this shape only, never by its source. */
export type Render = (page: Page, frame: PageFrame) => string

type Frame = Omit<PageFrame, 'css' | 'script'>

export type PageRenderer = {
  /** A whole HTML document. */
  html(page: Page, frame: Frame): Promise<string>
  /**
   * Content-Security-Policy of every page: its own style, its own script, nothing else. A form may lead to the
   * named places besides ourselves.
   */
  policy(formTargets?: readonly string[]): string
}

type Manifest = Record<string, { file: string; css?: string[]; isEntry?: boolean }>

/** About 50 kB each. */
const keptPages = 200

/** The renderer of a finished build: its style and its script stand in every page, allowed by their hashes. */
export async function builtPages(dist: string): Promise<PageRenderer> {
  const entry = join(dist, 'render', 'render.js')
  if (!existsSync(entry)) throw new Error('The pages are not built yet: run npm run build.')
  const { render } = (await import(pathToFileURL(entry).href)) as { render: Render }
  const manifest = JSON.parse(readFileSync(join(dist, 'web', 'pages-manifest.json'), 'utf8')) as Manifest
  const island = Object.values(manifest).find((chunk) => chunk.isEntry)
  if (!island) throw new Error('The build of the pages has no entry.')
  const css = (island.css ?? []).map((file) => readFileSync(join(dist, 'web', file), 'utf8')).join('\n')
  const script = standingInPage(readFileSync(join(dist, 'web', island.file), 'utf8'))
  const draw = (page: Page, frame: Frame) => render(page, { ...frame, css, script })
  // A page depends on nothing but what it is given, and most of them are asked for again and again.
  const html = rememberLast(keptPages, (page, frame) => JSON.stringify([page, frame]), draw)
  const allowed = { style: hashOf(css), script: `'self' ${hashOf(script)}`, connect: "'self'" }
  return {
    html: async (page, frame) => html(page, frame),
    policy: (formTargets) => pagePolicy(allowed, formTargets),
  }
}

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** What the script fetches later lies where it lay itself; and no text in it may end the element it stands in. */
function standingInPage(script: string): string {
  const placed = script.replace(/\bimport\((['"`])\.\//g, 'import($1/assets/')
  if (/['"`]\.\.?\//.test(placed) || /<\/script|<!--/i.test(placed))
    throw new Error('The script of the pages cannot stand in a page.')
  return placed
}

export type PagePolicy = { style: string; script: string; connect: string }

export const pagePolicy = ({ style, script, connect }: PagePolicy, formTargets: readonly string[] = []) =>
  [
    "default-src 'none'",
    `style-src ${style}`,
    `script-src ${script}`,
    "img-src 'self' data:",
    `connect-src ${connect}`,
    `form-action ${["'self'", ...formTargets].join(' ')}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "manifest-src 'self'",
  ].join('; ')

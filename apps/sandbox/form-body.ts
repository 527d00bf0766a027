import { invalid } from './errors.ts'

/** What a form-encoded body says before anybody asked what it should say: texts, and trees of texts. */
export type Raw = string | RawTree
export interface RawTree {
  [key: string]: Raw
}

export function emptyTree(): RawTree {
  // No prototype: a parameter called `__proto__` is then a name like any other.
  return Object.create(null)
}

/**
 * `line_items[0][price_data][currency]=eur` becomes a tree. Lists stay trees with keys 0, 1, 2…, because only
 * the schema knows whether `metadata[0]` is a list or a word somebody chose as a key; `a[]=x` counts on its own.
 */
export function parseForm(text: string): RawTree {
  const tree = emptyTree()
  for (const [name, value] of new URLSearchParams(text)) place(tree, pathOf(name), value, name)
  return tree
}

function pathOf(name: string): string[] {
  const open = name.indexOf('[')
  if (open < 0) return [name]
  const inner = name.slice(open)
  if (open === 0 || !/^(\[[^[\]]*\])+$/.test(inner)) throw invalid(`Invalid parameter name: ${name}`, name)
  return [name.slice(0, open), ...inner.slice(1, -1).split('][')]
}

function place(tree: RawTree, path: string[], value: string, name: string): void {
  let here = tree
  path.forEach((step, depth) => {
    const key = step === '' ? String(Object.keys(here).length) : step
    if (depth === path.length - 1) {
      if (typeof here[key] === 'object') throw conflict(name)
      here[key] = value
      return
    }
    const next = (here[key] ??= emptyTree())
    if (typeof next === 'string') throw conflict(name)
    here = next
  })
}

function conflict(name: string) {
  return invalid(`Invalid request: '${name}' is given both as a value and as a hash.`, name)
}

/** The same parameters in any order make the same text: what idempotency compares. */
export function canonical(raw: Raw): string {
  if (typeof raw === 'string') return JSON.stringify(raw)
  const parts = Object.keys(raw)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(raw[key] ?? '')}`)
  return `{${parts.join(',')}}`
}

import { readFileSync } from 'node:fs'
import { expect } from 'vitest'

export type Reader = 'debtor' | 'creditor' | 'manager' | 'collector' | 'auditor' | 'admin'

/** A key that is no name but a value: an id, a day, a number. */
const isValue = (key: string) => /^([a-z]{3,4}_[0-9a-z]{26}|\d{4}-\d\d-\d\d|\d+)$/.test(key)

/** Where every value of a payload stands: `invoices[].documents[].name`. What is null tells nothing. */
export function pathsOf(payload: unknown, at = ''): string[] {
  if (payload === null || payload === undefined) return []
  if (Array.isArray(payload)) return payload.flatMap((one) => pathsOf(one, `${at}[]`))
  if (typeof payload !== 'object' || payload instanceof Date) return at ? [at] : []
  return Object.entries(payload).flatMap(([key, inner]) =>
    pathsOf(inner, `${at ? `${at}.` : ''}${isValue(key) ? '*' : key}`),
  )
}

/** What has reached one kind of reader: by the name of the payload, every place in it that carries something. */
export class PayloadKeys {
  readonly found = new Map<string, Set<string>>()

  add(name: string, payload: unknown): void {
    const known = this.found.get(name) ?? new Set()
    for (const path of pathsOf(payload)) known.add(path)
    this.found.set(name, known)
  }

  /** In the form of the lists: one block a payload, one line for the keys of each of its objects. */
  text(): string {
    return [...this.found]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .flatMap(([name, paths]) => [name, ...linesOf([...paths])])
      .join('\n')
  }
}

function linesOf(paths: readonly string[]): string[] {
  const objects = new Map<string, string[]>()
  for (const path of paths.toSorted()) {
    const [parent, key] = [path.slice(0, path.lastIndexOf('.') + 1), path.slice(path.lastIndexOf('.') + 1)]
    objects.set(parent, [...(objects.get(parent) ?? []), key])
  }
  return [...objects]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([parent, keys]) => `  ${parent === '' ? '' : `${parent.slice(0, -1)}: `}${keys.join(' ')}`)
}

const fileOf = (reader: Reader) => `apps/server/testing/allowed-keys/${reader}.txt`

/** The list of one reader: names of payloads at the margin, below them each object with its keys. */
function allowedFor(reader: Reader): Map<string, Set<string>> {
  const text = readFileSync(new URL(`allowed-keys/${reader}.txt`, import.meta.url), 'utf8')
  const allowed = new Map<string, Set<string>>()
  let places = new Set<string>()
  for (const line of text.split('\n')) {
    if (line === '' || line.startsWith('#')) continue
    if (!line.startsWith('  ')) {
      places = new Set()
      allowed.set(line, places)
      continue
    }
    const [, parent = '', keys = ''] = /^ {2}(?:(\S+): )?(.*)$/.exec(line) ?? []
    for (const key of keys.split(' ')) places.add(parent ? `${parent}.${key}` : key)
  }
  return allowed
}

/**
 * Nothing reaches a reader that does not stand in the reader's list.
 */
export function expectAllowed(reader: Reader, { found }: PayloadKeys): void {
  const allowed = allowedFor(reader)
  const stranger = [...found].flatMap(([name, paths]) =>
    [...paths]
      .filter((path) => !allowed.get(name)?.has(path))
      .map((path) => `${name}: ${path || '(everything)'}`),
  )
  expect(
    stranger.toSorted(),
    `New in what is read by: ${reader}. Where that is meant, write it into ${fileOf(reader)}; whoever does has thought about who reads it.`,
  ).toEqual([])
}

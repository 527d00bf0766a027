import { closeSync, existsSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Kind, Kinds } from './kinds.ts'

type Change = { [K in Kind]: { kind: K; id: string; value: Kinds[K] | null } }[Kind]
type Shelves = { [K in Kind]: Map<string, Kinds[K]> }

/**
 * Everything lives in memory; every transaction is one line appended to one file before anybody hears the
 * answer. A process killed at any moment loses at most a line nobody was told about, and a torn last line is
 * cut off at the next start.
 */
export class Store {
  readonly #shelves: Shelves = {
    answer: new Map(),
    balance_transaction: new Map(),
    card: new Map(),
    challenge: new Map(),
    charge: new Map(),
    checkout: new Map(),
    customer: new Map(),
    delivery: new Map(),
    dispute: new Map(),
    errand: new Map(),
    event: new Map(),
    paid_out: new Map(),
    file: new Map(),
    payment_intent: new Map(),
    payment_method: new Map(),
    payout: new Map(),
    refund: new Map(),
    session: new Map(),
    setup_intent: new Map(),
    switches: new Map(),
  }
  readonly #file: number
  #end: number
  #changes: Change[] | null = null
  #undo: Array<() => void> = []

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true })
    const path = join(folder, 'sandbox.jsonl')
    const bytes = existsSync(path) ? readFileSync(path) : Buffer.alloc(0)
    const whole = bytes.lastIndexOf(0x0a) + 1
    for (const line of bytes.subarray(0, whole).toString('utf8').split('\n')) {
      if (line === '') continue
      const changes: Change[] = JSON.parse(line)
      for (const change of changes) this.#apply(change)
    }
    this.#file = openSync(path, existsSync(path) ? 'r+' : 'w+')
    ftruncateSync(this.#file, whole)
    this.#end = whole
  }

  get<K extends Kind>(kind: K, id: string): Kinds[K] | undefined {
    return this.#shelves[kind].get(id)
  }

  /** Newest first, as Stripe lists everything. */
  all<K extends Kind>(kind: K): Array<Kinds[K]> {
    return [...this.#shelves[kind].values()].reverse()
  }

  put<K extends Kind>(kind: K, value: Kinds[K]): Kinds[K] {
    this.#change({ kind, id: value.id, value } as Change)
    return value
  }

  drop(kind: Kind, id: string): void {
    this.#change({ kind, id, value: null })
  }

  /** All or nothing: an error undoes everything. */
  transaction<T>(work: () => T): T {
    if (this.#changes !== null) return work()
    this.#changes = []
    this.#undo = []
    try {
      const result = work()
      this.#write()
      return result
    } catch (error) {
      for (const undo of this.#undo.reverse()) undo()
      throw error
    } finally {
      this.#changes = null
    }
  }

  close(): void {
    closeSync(this.#file)
  }

  #change(change: Change): void {
    if (this.#changes === null) {
      this.transaction(() => this.#change(change))
      return
    }
    const shelf = this.#shelves[change.kind] as Map<string, unknown>
    const before = shelf.get(change.id)
    this.#undo.push(() => (before === undefined ? shelf.delete(change.id) : shelf.set(change.id, before)))
    this.#changes.push(change)
    this.#apply(change)
  }

  #apply(change: Change): void {
    const shelf = this.#shelves[change.kind] as Map<string, unknown>
    if (change.value === null) shelf.delete(change.id)
    else shelf.set(change.id, change.value)
  }

  #write(): void {
    if (this.#changes === null || this.#changes.length === 0) return
    const line = Buffer.from(`${JSON.stringify(this.#changes)}\n`)
    // The position is explicit: a write cut short by a full disk is overwritten by the next one, not joined to it.
    for (let done = 0; done < line.length; ) {
      done += writeSync(this.#file, line, done, line.length - done, this.#end + done)
    }
    this.#end += line.length
  }
}

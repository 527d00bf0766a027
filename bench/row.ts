import type { Closing } from '../apps/launcher/closing.ts'
import type { Measurable } from './bench-case.ts'

/** One figure that the product promises. */
export type Row = { what: string; measured: string; bound: string; ok: boolean }

/** The running product that is measured. */
export type Measured = {
  url: string
  databaseUrl: string
  closing: Closing
  /** One active case, its creditor signed in and its debtor let in; opened once, by whoever asks first. */
  openCase: () => Promise<{ oneRow: Measurable; debtorView: Measurable }>
}

/** Some figures that belong together, and can be asked for alone: `npm run bench -- receipts`. */
export type Rows = (measured: Measured) => Promise<Row[]> | Row[]

export const atLeast = (what: string, ratio: number, least: number, target?: number): Row => ({
  what,
  measured: ratio.toFixed(2),
  bound: target === undefined ? `≥ ${least}` : `≥ ${least} (target ${target})`,
  ok: ratio >= least,
})

export const atMost = (what: string, milliseconds: number, most: number, target?: number): Row => ({
  what,
  measured: `${milliseconds < 100 ? milliseconds.toFixed(1) : Math.round(milliseconds)} ms`,
  bound: target === undefined ? `≤ ${most} ms` : `≤ ${most} ms (target ${target})`,
  ok: milliseconds <= most,
})

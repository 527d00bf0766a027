import type Stripe from 'stripe'
import { invalid, missing } from './errors.ts'
import type { Raw } from './form-body.ts'
import { type Field, integer, listOf, objectOf, readShape, text } from './parameters.ts'

interface Range {
  gt?: number | undefined
  gte?: number | undefined
  lt?: number | undefined
  lte?: number | undefined
}

const range = objectOf({ gt: integer, gte: integer, lt: integer, lte: integer })
const created: Field<Range> = {
  required: false,
  read: (raw: Raw, name) => {
    if (typeof raw !== 'string') return range.read(raw, name)
    const exactly = integer.read(raw, name)
    return { gte: exactly, lte: exactly }
  },
}

const limit: Field<number> = {
  required: false,
  read: (raw, name) => {
    const value = integer.read(raw, name)
    if (value >= 1 && value <= 100) return value
    const side = value < 1 ? 'greater than or equal to 1' : 'less than or equal to 100'
    throw invalid(`This value must be ${side}.`, name, 'parameter_invalid_integer')
  },
}

/** The parameters every list has. */
export const pages = {
  ending_before: text(),
  expand: listOf(text(), 20),
  limit,
  starting_after: text(),
}
export const paging = { ...pages, created }

type Page = ReturnType<typeof readShape<typeof pages>> & { created?: Range | undefined }

function within(time: number, { gt, gte, lt, lte }: Range): boolean {
  return (
    (gt === undefined || time > gt) &&
    (gte === undefined || time >= gte) &&
    (lt === undefined || time < lt) &&
    (lte === undefined || time <= lte)
  )
}

/** One page of a list that is already in the order it is shown in. */
export function listAnswer<T extends { id: string; created?: number }>(
  all: T[],
  page: Page,
  url: string,
  noun: string,
): Stripe.ApiList<T> {
  const wanted = page.created
  const rows = wanted === undefined ? all : all.filter(({ created: time }) => within(time ?? 0, wanted))
  const size = page.limit ?? 10
  if (page.starting_after !== undefined && page.ending_before !== undefined) {
    throw invalid('You cannot parameterize both starting_after and ending_before.', 'starting_after')
  }
  if (page.ending_before !== undefined) {
    const before = rows.slice(0, place(rows, page.ending_before, noun, 'ending_before'))
    return { object: 'list', data: before.slice(-size), has_more: before.length > size, url }
  }
  const cursor = page.starting_after
  const from = cursor === undefined ? 0 : place(rows, cursor, noun, 'starting_after') + 1
  return { object: 'list', data: rows.slice(from, from + size), has_more: rows.length > from + size, url }
}

function place(rows: Array<{ id: string }>, id: string, noun: string, param: string): number {
  const index = rows.findIndex((row) => row.id === id)
  if (index < 0) throw missing(noun, id, param, 400)
  return index
}

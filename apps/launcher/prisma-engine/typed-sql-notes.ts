export type Note = {
  alias: string | undefined
  type: string | undefined
  nullable: boolean
  text: string | null
}

/** One parameter: `-- @param {Int?} $1:minimum The smallest amount`, everything but the place being optional. */
const parameter =
  /^--\s*@param\s*(?:\{\s*(\w+)\s*(\[\])?\s*(\?)?\s*\})?\s*(?:\$(\d+))?(?::?(\w+)(\?)?)?[ \t]*(.*)$/

const words: Record<string, string> = {
  ...{ Int: 'int', BigInt: 'bigint', Float: 'double', Decimal: 'decimal', Boolean: 'bool', String: 'string' },
  ...{ DateTime: 'datetime', Json: 'json', Bytes: 'bytes' },
}

/** Reads what the comments at the head of a query say about it and its parameters. */
export function readNotes(source: string): { documentation: string | null; notes: Note[] } {
  let documentation: string | null = null
  const notes: Note[] = []
  for (const line of source.split('\n').map((text) => text.trim())) {
    documentation ??= /^--\s*@description\s+(.*)$/.exec(line)?.[1] ?? null
    const found = parameter.exec(line)
    if (!found) continue
    const [, type, array, optional, place, alias, optionalAlias, text] = found
    const word = type === undefined ? undefined : (words[type] ?? type)
    notes[place === undefined ? notes.length : Number(place) - 1] = {
      alias,
      type: word !== undefined && array ? `${word}-array` : word,
      nullable: Boolean(optional ?? optionalAlias),
      text: text || null,
    }
  }
  return { documentation, notes }
}

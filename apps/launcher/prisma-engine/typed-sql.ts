import pg from 'pg'
import { readNotes } from './typed-sql-notes.ts'

type Query = { name: string; source: string }
type Field = { name: string; dataTypeID: number; tableID: number; columnID: number }
type Described = { parameters: number[]; fields: Field[] }

/** PostgreSQL's names of types in the words of Prisma's generator; an array adds `-array`. */
const words: Record<string, string> = {
  ...{
    int2: 'int',
    int4: 'int',
    int8: 'bigint',
    oid: 'bigint',
    float4: 'float',
    float8: 'double',
    numeric: 'decimal',
  },
  ...{ money: 'decimal', bool: 'bool', text: 'string', varchar: 'string', bpchar: 'string', name: 'string' },
  ...{
    char: 'char',
    inet: 'string',
    cidr: 'string',
    bit: 'string',
    varbit: 'string',
    bytea: 'bytes',
    json: 'json',
  },
  ...{
    jsonb: 'json',
    uuid: 'uuid',
    xml: 'xml',
    date: 'date',
    time: 'time',
    timetz: 'time',
    timestamp: 'datetime',
  },
  timestamptz: 'datetime',
}

/**
 * Answers what goes into each query of prisma/sql and what comes out. The engine's own way there never returns over
 * an adapter, so we ask PostgreSQL: it parses a statement and describes it without running it.
 */
export async function describeQueries(url: string, { queries }: { queries: Query[] }) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const described = []
    for (const { name, source } of queries) described.push(await describeQuery(client, name, source))
    return { queries: described }
  } finally {
    await client.end()
  }
}

async function describeQuery(client: pg.Client, name: string, source: string) {
  const { parameters, fields } = await describe(client, source)
  const { documentation, notes } = readNotes(source)
  const typeNames = await namesOfTypes(client, [...parameters, ...fields.map((field) => field.dataTypeID)])
  const required = await requiredColumns(client, source, fields)
  return {
    name,
    source,
    documentation,
    parameters: parameters.map((oid, index) => ({
      name: notes[index]?.alias ?? `_${index + 1}`,
      typ: notes[index]?.type ?? typeNames.get(oid) ?? 'unknown',
      documentation: notes[index]?.text ?? null,
      nullable: notes[index]?.nullable ?? false,
    })),
    resultColumns: fields.map((field) => ({
      name: field.name,
      typ: typeNames.get(field.dataTypeID) ?? 'unknown',
      nullable: !required.has(`${field.tableID}.${field.columnID}`),
    })),
  }
}

/** Parse and Describe of the wire protocol. */
function describe(client: pg.Client, text: string): Promise<Described> {
  const { connection } = client as unknown as { connection: import('pg').Connection }
  const described: Described = { parameters: [], fields: [] }
  return new Promise((done, fail) => {
    const query = {
      submit() {
        connection.on('parameterDescription', onParameters)
        connection.parse({ name: '', text, types: [] }, true)
        connection.describe({ type: 'S', name: '' }, true)
        connection.sync()
      },
      handleRowDescription: ({ fields }: { fields: Field[] }) => (described.fields = fields),
      handleError(error: Error) {
        connection.off('parameterDescription', onParameters)
        fail(error)
      },
      handleReadyForQuery() {
        connection.off('parameterDescription', onParameters)
        done(described)
      },
    }
    const onParameters = ({ dataTypeIDs }: { dataTypeIDs: number[] }) => (described.parameters = dataTypeIDs)
    client.query(query as unknown as pg.Query)
  })
}

async function namesOfTypes(client: pg.Client, oids: number[]): Promise<Map<number, string>> {
  const { rows } = await client.query<{ oid: number; name: string; kind: string; array: boolean }>(
    `select t.oid, coalesce(base.typname, t.typname) as name, coalesce(base.typtype, t.typtype) as kind,
            element.oid is not null as array
       from pg_type t
       left join pg_type element on element.oid = t.typelem and t.typcategory = 'A'
       left join pg_type base on base.oid = coalesce(nullif(element.typbasetype, 0), element.oid, nullif(t.typbasetype, 0))
      where t.oid = any($1)`,
    [oids],
  )
  return new Map(
    rows.map(({ oid, name, kind, array }) => {
      const word = kind === 'e' ? name : (words[name] ?? 'unknown')
      return [oid, array ? `${word}-array` : word]
    }),
  )
}

/** Columns declared NOT NULL stay so in a result, unless an outer join may fill in for a missing row. */
async function requiredColumns(client: pg.Client, source: string, fields: Field[]): Promise<Set<string>> {
  if (/\b(left|right|full)\s+(outer\s+)?join\b/i.test(source)) return new Set()
  const { rows } = await client.query<{ attrelid: number; attnum: number }>(
    'select attrelid, attnum from pg_attribute where attnotnull and attrelid = any($1)',
    [fields.map((field) => field.tableID)],
  )
  return new Set(rows.map(({ attrelid, attnum }) => `${attrelid}.${attnum}`))
}

import { createServer } from 'node:http'
import pg from 'pg'

/**
 * The least a server can do: node:http, pg with prepared statements, the same SQL, the rows as JSON.
 * It is what our own answers are measured against, on the same machine in the same minute.
 */
type Statement = { text: string; values: unknown[] }

const [, , databaseUrl = '', statementsJson = '[]'] = process.argv
const statements = JSON.parse(statementsJson) as Statement[]
const pool = new pg.Pool({ connectionString: databaseUrl, max: 12, options: '-c role=saldo_app' })

const server = createServer(async (_request, response) => {
  const client = await pool.connect()
  try {
    const answers: unknown[] = []
    for (const [place, { text, values }] of statements.entries()) {
      const isPlain = values.length === 0
      const result = await client.query(isPlain ? { text } : { name: `s${place}`, text, values })
      answers.push(result.rows)
    }
    const body = JSON.stringify(answers)
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
    response.end(body)
  } finally {
    client.release()
  }
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.send?.({ port: typeof address === 'object' && address ? address.port : 0 })
})
process.once('disconnect', () => process.exit(0))

import { AsyncLocalStorage } from 'node:async_hooks'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { PrismaClient } from '#db/client.ts'
import type { Actor } from '#shared/access/actor.ts'
import { isForAnotherTry, TransactionOver } from './db-faults.ts'

export type Db = PrismaClient
/** What a use case writes through: one transaction, already narrowed to what its actor may touch. */
export type Tx = Omit<Db, '$connect' | '$disconnect' | '$on' | '$transaction' | '$use' | '$extends'>

/**
 * One plain question past Prisma, for the few that every request asks: a third of the cost. The text is a constant, so
 * that it is prepared once; what is asked for stands in the values.
 */
export type Ask = <Row>(text: string, values: readonly string[]) => Promise<Row[]>

/** The same, narrowed to the rows of one creditor as `inTransaction` narrows. */
export type AskFor = <Row>(creditorId: string, text: string, values: readonly string[]) => Promise<Row[]>

/** What may stand in a plain question; whole rows go as one text of JSON. */
type Plain = string | number | null | readonly string[]

type Question = (text: string, values: readonly Plain[]) => { text: string; values: Plain[]; name?: string }

/**
 * A transaction of plain questions (`askIn`), which Prisma has no part in: a quarter less work for the posting of a
 * receipt. Work that turns to Prisma after all is taken back and begun again with it, and so is what the database wants
 * to be tried again; outside of the transaction it must therefore do nothing.
 */
export type Plainly = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => Promise<T>

type Database = { db: Db; ask: Ask; askFor: AskFor; plainly: Plainly; close: () => Promise<void> }

export type DbOptions = { url: string; pool: number; prepared: boolean }

const preparedLimit = 500

/**
 * Connects as the role saldo_app: not an owner, not a superuser, so that row-level security holds.
 * Prepared statements halve the cost of a read; their number is bounded so that a server cannot fill up.
 */
export function openDb({ url, pool: max, prepared }: DbOptions): Database {
  const names = new Map<string, string>()
  const nameOf = (sql: string) => {
    const known = names.get(sql)
    if (known !== undefined || names.size >= preparedLimit) return known ?? ''
    const name = `s${names.size}`
    names.set(sql, name)
    return name
  }
  const question: Question = (text, values) => ({
    text,
    values: [...values],
    ...(prepared ? { name: nameOf(text) } : {}),
  })
  const pool = new pg.Pool({
    connectionString: url,
    max,
    options: '-c role=saldo_app',
    application_name: 'saldo',
    // Questions that do not wait for one another leave together and are answered in their order.
    pipeline: true,
    Client: clientAsking(question),
  })
  // A connection that breaks is replaced by the next question, and what was asked on it is answered with the fault;
  // without a listener it would end us, whether somebody uses it at that moment or not.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => void client.on('error', () => undefined))
  const adapter = new PrismaPg(pool, {
    disposeExternalPool: true,
    ...(prepared ? { statementNameGenerator: ({ sql }) => nameOf(sql) } : {}),
  })
  const db = new PrismaClient({ adapter, transactionOptions: { maxWait: 5_000, timeout: 15_000 } })
  return {
    db,
    ask: async (text, values) => (await pool.query(question(text, values))).rows,
    async askFor(creditorId, text, values) {
      const client = await pool.connect()
      try {
        await client.query(narrowedBegin(creditorId))
        const { rows } = await client.query(question(text, values))
        await client.query('commit')
        client.release()
        return rows
      } catch (error) {
        // The connection goes with its transaction: nothing of it may be left for the next who uses it.
        client.release(true)
        throw error
      }
    },
    async plainly(actor, work) {
      // Where none is free, Prisma says so when it has waited long enough.
      const isFree = pool.idleCount > 0 || pool.totalCount < max
      const done = isFree ? await inPlain(await pool.connect(), actor, work) : begunAgain
      return done === begunAgain ? inTransaction(db, actor, work) : done
    },
    // Prisma ends the pool only where it has used it itself.
    async close() {
      await db.$disconnect()
      if (!pool.ending) await pool.end()
    },
  }
}

const tries = 3

const whoseRows = (actor: Actor) =>
  actor.kind === 'creditor' || actor.kind === 'debtor' ? actor.creditorId : null

/**
 * Runs work in one transaction, again when the database asks for it (serialisation, deadlock).
 * For a creditor or a debtor it becomes the role saldo_creditor of that one company: row-level security then hides
 * everybody else's rows even where a query forgot its filter.
 */
export async function inTransaction<T>(db: Db, actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  const creditorId = whoseRows(actor)
  for (let attempt = 1; ; attempt++) {
    try {
      const wish: Wish = { creditorId }
      return await wishes.run(wish, () =>
        db.$transaction(async (tx) => {
          if (wish.ask) askers.set(tx, wish.ask)
          else if (creditorId !== null) await narrowTo(tx, creditorId)
          return await wishes.exit(() => work(tx))
        }),
      )
    } catch (error) {
      if (attempt >= tries || !isForAnotherTry(error)) throw error
    }
  }
}

/**
 * One plain question inside a transaction, on its own connection: what the busiest writes are made of. Several that do
 * not wait for one another travel together (`Promise.all`) and are answered in the order in which they were asked.
 */
export function askIn<Row>(tx: Tx, text: string, values: readonly Plain[]): Promise<Row[]> {
  const ask = askers.get(tx)
  return ask ? ask<Row>(text, values) : tx.$queryRawUnsafe<Row[]>(text, ...values)
}

type AskIn = <Row>(text: string, values: readonly Plain[]) => Promise<Row[]>
const askers = new WeakMap<Tx, AskIn>()

const narrowedBegin = (creditorId: string) =>
  `begin; select set_config('role', 'saldo_creditor', true), set_config('app.creditor', ${pg.escapeLiteral(creditorId)}, true)`

/** For whom a transaction is to begin, and then how to ask in it. */
type Wish = { creditorId: string | null; ask?: AskIn }
const wishes = new AsyncLocalStorage<Wish>()

/** Narrows a transaction in the same breath in which it begins, and tells whoever began it how to ask on its connection. */
const clientAsking = (question: Question) =>
  class extends pg.Client {
    /** The transaction that is open on this connection, for those who ask in it past Prisma. */
    private current = { isOver: true }

    override query = ((first: unknown, ...rest: unknown[]) => {
      const wish = wishes.getStore()
      const asked = typeof first === 'object' && first !== null && 'text' in first ? first.text : first
      const isBegin = asked === 'BEGIN'
      // Also where its time has run out: then Prisma ends it while its work still goes on.
      if (asked === 'COMMIT' || asked === 'ROLLBACK') this.current.isOver = true
      if (!wish || !isBegin) return Reflect.apply(super.query, this, [first, ...rest])
      const own = { isOver: false }
      this.current = own
      wish.ask = async (text, values) => {
        if (own.isOver) throw new TransactionOver()
        this.leaveTogether()
        return (await super.query(question(text, values))).rows
      }
      if (wish.creditorId !== null) return super.query(narrowedBegin(wish.creditorId))
      return Reflect.apply(super.query, this, [first, ...rest])
    }) as pg.Client['query']

    /** What is asked in one breath leaves as one packet. */
    private leaveTogether() {
      const { stream } = this.connection
      if (stream.writableCorked > 0) return
      stream.cork()
      process.nextTick(() => stream.uncork())
    }
  }

const begunAgain = Symbol('begun again')

async function inPlain<T>(
  client: pg.PoolClient,
  actor: Actor,
  work: (tx: Tx) => Promise<T>,
): Promise<T | typeof begunAgain> {
  const wish: Wish = { creditorId: whoseRows(actor) }
  try {
    await wishes.run(wish, () => client.query('BEGIN'))
    const done = await work(plainTx(wish.ask))
    const { command } = await client.query('COMMIT')
    if (command !== 'COMMIT')
      throw new Error('The transaction was broken, and whoever worked in it has not said so')
    client.release()
    return done
  } catch (error) {
    // Whatever is still on its way is answered before; a connection that cannot even do this is gone with it all.
    const isGone = await client.query('ROLLBACK').then(
      () => false,
      () => true,
    )
    client.release(isGone)
    if (error instanceof AskedOfPrisma || isForAnotherTry(error)) return begunAgain
    throw error
  }
}

/** Prisma was asked in a transaction that it has no part in. */
class AskedOfPrisma extends Error {
  override name = 'AskedOfPrisma'
}

const plain = new WeakSet<Tx>()

function plainTx(ask: AskIn | undefined): Tx {
  const get = (_: Tx, name: string | symbol) => {
    throw new AskedOfPrisma(String(name))
  }
  const tx = new Proxy<Tx>({} as Tx, { get })
  plain.add(tx)
  if (ask) askers.set(tx, ask)
  return tx
}

/** For work that knows that it will turn to Prisma: said before anything is written, it is begun again for nothing. */
export function needsPrisma(tx: Tx): void {
  if (plain.has(tx)) throw new AskedOfPrisma('needed')
}

/** From here to the end of the transaction only rows of this creditor exist. */
export async function narrowTo(tx: Tx, creditorId: string): Promise<void> {
  await tx.$executeRaw`select set_config('role', 'saldo_creditor', true), set_config('app.creditor', ${creditorId}, true)`
}

import pg from 'pg'
import { faultOf, type Log } from '../log.ts'

type Listening = {
  url: string
  log: Log
  /** By channel: what to do when the database says something there. */
  on: Record<string, (payload: string) => void>
  /** The connection is there, for the first time or again: what was said in between was missed. */
  onUp: () => void
}

const longestPauseMs = 10_000

/**
 * One connection of this process that only listens. It comes back by itself after the database was away, each time a
 * little later; what is missed meanwhile is read by whoever listens, not repeated by the database.
 */
export function listenTo({ url, log, on, onUp }: Listening): { close(): Promise<void> } {
  let client: pg.Client | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let pauseMs = 200
  let isClosed = false

  const again = () => {
    client = null
    if (isClosed) return
    clearTimeout(timer)
    timer = setTimeout(() => void connect(), pauseMs)
    pauseMs = Math.min(pauseMs * 2, longestPauseMs)
  }

  const connect = async () => {
    const mine = new pg.Client({
      connectionString: url,
      options: '-c role=saldo_app',
      application_name: 'saldo-live',
      keepAlive: true,
    })
    client = mine
    let isLost = false
    const lose = (error?: unknown) => {
      if (isLost) return
      isLost = true
      if (!isClosed) log('warn', 'live.unheard', error ? faultOf(error) : {})
      void mine.end().catch(() => undefined)
      again()
    }
    mine.on('error', lose)
    mine.on('end', () => lose())
    mine.on('notification', ({ channel, payload }) => on[channel]?.(payload ?? ''))
    try {
      await mine.connect()
      for (const channel of Object.keys(on)) await mine.query(`listen ${pg.escapeIdentifier(channel)}`)
      pauseMs = 200
      onUp()
    } catch (error) {
      lose(error)
    }
  }
  void connect()

  return {
    async close() {
      isClosed = true
      clearTimeout(timer)
      await client?.end().catch(() => undefined)
    },
  }
}

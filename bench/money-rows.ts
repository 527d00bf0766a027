import { measureBankFile } from './camt.ts'
import { measureClaims } from './claim-on.ts'
import { measureMonthEnd } from './month-end.ts'
import { measureReceipts } from './receipts.ts'
import { atLeast, atMost, type Rows } from './row.ts'
import { measureTenfold } from './tenfold.ts'

/** Money that adds up must also do so fast enough, and no slower for each case where there are ten times as many. */
export const moneyRows = {
  claims() {
    const { cases, milliseconds } = measureClaims()
    return [atMost(`claimOn for ${cases} cases with their receipts`, milliseconds, 3_000)]
  },
  async receipts({ databaseUrl }) {
    const { spread, hot } = await measureReceipts(databaseUrl)
    const against = ({ ours, bare }: typeof hot) =>
      `${Math.round(ours)}/s against ${Math.round(bare)}/s in one SQL function`
    return [
      atLeast(`receipts by 8 clients: ${against(spread)}`, spread.ratio, 0.45),
      atLeast(`receipts by 8 clients on 10 hot cases: ${against(hot)}`, hot.ratio, 0.6),
    ]
  },
  async camt({ databaseUrl }) {
    const file = await measureBankFile(databaseUrl)
    const what = `a camt.053 of ${file.entries} bookings (${Math.round(file.megabytes)} MB)`
    return [
      atMost(`${what}: read, checked and kept`, file.readMilliseconds, 60_000),
      {
        what: `${what}: memory that reading it needs at its highest`,
        measured: `${Math.round(file.readMegabytes)} MB`,
        bound: '≤ 250 MB',
        ok: file.readMegabytes <= 250,
      },
      {
        what: `${what}: the last tenth against the first, ${Math.round(file.bookedPerSecond)} bookings/s`,
        measured: file.lastToFirst.toFixed(2),
        bound: '≤ 1.5',
        ok: file.lastToFirst <= 1.5,
      },
    ]
  },
  async months({ databaseUrl }) {
    const { reports, cases, milliseconds } = await measureMonthEnd(databaseUrl)
    return [atMost(`month-end reports to ${reports} creditors with ${cases} cases`, milliseconds, 60_000)]
  },
  async tenfold({ databaseUrl }) {
    const found = await measureTenfold(databaseUrl)
    return found.map(({ what, few, many, ratio }) => ({
      what: `ten times the cases, ${what}: ${Math.round(many)} µs for each case against ${Math.round(few)} µs`,
      measured: ratio.toFixed(2),
      bound: '≤ 1.3',
      ok: ratio <= 1.3,
    }))
  },
} satisfies Record<string, Rows>

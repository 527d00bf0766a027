import type { HalfYear } from './half-year.ts'
import { expand, row } from './rate-row.ts'

/**
 * The reference rates that statutory interest is built on, in hundredths of a percentage point, per half-year.
 * DOMAIN rule: a rate that rests on one secondary source or on general knowledge says `verified: false`, and every
 * screen shows it so (C3).
 */
export type Series = 'ECB_MRO' | 'DE_BASE' | 'AT_BASE' | 'BANK_OF_ENGLAND'

export type ReferenceRate = {
  readonly hundredths: number
  readonly source: string
  readonly verified: boolean
  /** The day on which the source was read. */
  readonly asOf: string
}

const irishTable = 'enterprise.gov.ie; Bundesbank base rate series + 0.88'
const bundesbank = 'Deutsche Bundesbank, base rate series'
const boe = 'payontime.co.uk'
const oenb = 'oenb.at, reference rates pursuant to section 456 UGB'
const oneReport = 'getinvoicepdf.com (one secondary source)'

const series: Record<Series, ReadonlyMap<HalfYear, ReferenceRate>> = {
  // The rate of the ECB's main refinancing operations (Directive 2011/7/EU Art 2(7)).
  ECB_MRO: expand([
    row('2011-1', 100, bundesbank),
    row('2011-2', 125, bundesbank),
    row('2012-1..2012-2', 100, bundesbank),
    row('2013-1', 75, irishTable),
    row('2013-2', 50, irishTable),
    row('2014-1', 25, irishTable),
    row('2014-2', 15, irishTable),
    row('2015-1..2016-1', 5, irishTable),
    row('2016-2..2022-2', 0, irishTable),
    row('2023-1', 250, irishTable),
    row('2023-2', 400, irishTable),
    row('2024-1', 450, irishTable),
    row('2024-2', 425, irishTable),
    row('2025-1', 315, bundesbank),
    row('2025-2', 215, bundesbank),
    row('2026-1', 215, 'BOE-A-2025-27201; Gazzetta Ufficiale 15/2026'),
    row('2026-2', 240, oneReport, 'unverified'),
  ]),
  // Basiszinssatz, section 247 BGB.
  DE_BASE: expand([
    row('2011-1', 12, bundesbank),
    row('2011-2', 37, bundesbank),
    row('2012-1..2012-2', 12, bundesbank),
    row('2013-1', -13, bundesbank),
    row('2013-2', -38, bundesbank),
    row('2014-1', -63, bundesbank),
    row('2014-2', -73, bundesbank),
    row('2015-1..2016-1', -83, bundesbank),
    row('2016-2..2022-2', -88, bundesbank),
    row('2023-1', 162, bundesbank),
    row('2023-2', 312, bundesbank),
    row('2024-1', 362, bundesbank),
    row('2024-2', 337, bundesbank),
    row('2025-1', 227, bundesbank),
    row('2025-2', 127, bundesbank),
    row('2026-1', 127, 'finanzmarktnachrichten.de, Bundesbank 1.27'),
    row('2026-2', 152, `derived: MRO − 0.88, ${oneReport}`, 'unverified'),
  ]),
  // Changes of the MRO below half a point since the last change leave the Austrian base rate where it is.
  AT_BASE: expand([
    row('2013-1', 38, oenb),
    row('2013-2..2016-1', -12, oenb),
    row('2016-2..2022-2', -62, oenb),
    row('2023-1', 188, oenb),
    row('2023-2', 338, oenb),
    row('2024-1', 388, oenb),
    row('2024-2', 388, 'derived: MRO moved by less than half a point', 'unverified'),
    row('2025-1', 253, 'evi.gv.at, OeNB notice of 16-12-2024'),
    row('2025-2', 153, 'latecalc.com'),
    row('2026-1', 153, 'derived: MRO unchanged', 'unverified'),
    row('2026-2', 153, 'derived: MRO moved by less than half a point', 'unverified'),
  ]),
  // The official dealing rate in force on 31 December and on 30 June (SI 2002/1675 art 4), named by the half that follows.
  BANK_OF_ENGLAND: expand([
    row('2011-1..2016-2', 50, boe),
    row('2017-1..2017-2', 25, boe),
    row('2018-1..2018-2', 50, boe),
    row('2019-1..2020-1', 75, boe),
    row('2020-2..2021-2', 10, boe),
    row('2022-1', 25, boe),
    row('2022-2', 125, boe),
    row('2023-1', 350, boe),
    row('2023-2', 500, boe),
    row('2024-1', 525, boe),
    row('2024-2', 525, 'general knowledge', 'unverified'),
    row('2025-1', 475, 'thelegalreference.com'),
    row('2025-2', 425, 'support.paidnice.com'),
    row('2026-1', 375, 'streets.uk, cut of 18-12-2025'),
    row('2026-2', 375, 'usewolfx.com (one secondary source)', 'unverified'),
  ]),
}

/**
 * The reference rate of a half-year. Beyond the last half-year on file the last rate is carried forward and says so
 * (`verified: false`), because a product that stops on 1 January helps nobody. Before the first one: null.
 */
export function referenceRate(name: Series, half: HalfYear): ReferenceRate | null {
  const known = series[name].get(half)
  if (known) return known
  const last = [...series[name]].at(-1)
  if (!last || half < last[0]) return null
  return { ...last[1], source: `carried forward from ${last[0]}: ${last[1].source}`, verified: false }
}

/** Every rate on file, for the page that shows our sources and for the tests. */
export function ratesOnFile(name: Series): readonly (readonly [HalfYear, ReferenceRate])[] {
  return [...series[name]]
}

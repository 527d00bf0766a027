import { at } from './countries/at.ts'
import { be } from './countries/be.ts'
import { ch } from './countries/ch.ts'
import { cz } from './countries/cz.ts'
import { de } from './countries/de.ts'
import { dk } from './countries/dk.ts'
import { es } from './countries/es.ts'
import { fr } from './countries/fr.ts'
import { gb } from './countries/gb.ts'
import { ie } from './countries/ie.ts'
import { it } from './countries/it.ts'
import { nl } from './countries/nl.ts'
import { pl } from './countries/pl.ts'
import { pt } from './countries/pt.ts'
import { se } from './countries/se.ts'
import { tr } from './countries/tr.ts'
import { us } from './countries/us.ts'
import type { CountryFile } from './country-file.ts'

/** Every country whose law on late payment we know something about; all others have "no local file" (Part 7.9). */
export const countryFiles: readonly CountryFile[] = [
  at,
  be,
  ch,
  cz,
  de,
  dk,
  es,
  fr,
  gb,
  ie,
  it,
  nl,
  pl,
  pt,
  se,
  tr,
  us,
]

const byCountry = new Map(countryFiles.map((file) => [file.country, file]))

/** The file of a country, or null for "no local file". */
export function countryFile(country: string): CountryFile | null {
  return byCountry.get(country) ?? null
}

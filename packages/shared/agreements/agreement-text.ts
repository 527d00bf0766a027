import { type Day, day } from '../dates.ts'
import type { Language } from '../languages.ts'
import ar from './text/2026-11/ar.json' with { type: 'json' }
import de from './text/2026-11/de.json' with { type: 'json' }
import en from './text/2026-11/en.json' with { type: 'json' }
import es from './text/2026-11/es.json' with { type: 'json' }
import ar2 from './text/2026-11-2/ar.json' with { type: 'json' }
import de2 from './text/2026-11-2/de.json' with { type: 'json' }
import en2 from './text/2026-11-2/en.json' with { type: 'json' }
import es2 from './text/2026-11-2/es.json' with { type: 'json' }

/** The words of the agreement in one language, before anybody's name or choice is in them. */
export type AgreementText = {
  readonly title: string
  /** Says that the text is an example to be reviewed; not part of what is signed. */
  readonly notice: string
  readonly preface: readonly string[]
  readonly clauses: readonly AgreementClause[]
}
export type AgreementClause = {
  /** Names the clause in every language and version, so that a screen can lead to it. */
  readonly id: string
  readonly heading: string
  readonly paragraphs: readonly string[]
}

/**
 * Every version ever offered for signature stays here, word for word: a paper signed with it must be printable again.
 * A change of one word is a new version.
 */
const versions: Readonly<Record<string, AgreementVersion>> = {
  '2026-11': { from: day('2026-11-01'), texts: { en, es, de, ar } },
  // Says what is paid out where the fee is paid apart.
  '2026-11-2': { from: day('2026-11-22'), texts: { en: en2, es: es2, de: de2, ar: ar2 } },
}
type AgreementVersion = { readonly from: Day; readonly texts: Readonly<Record<Language, AgreementText>> }

/** The version that is offered for signature today. */
export const currentAgreementVersion = '2026-11-2'

/** The text of a version in one language. Refuses (RangeError) a version that was never offered. */
export function agreementText(language: Language, version: string = currentAgreementVersion): AgreementText {
  return versionOf(version).texts[language]
}

/** The day from which a version is offered for signature. */
export function agreementOfferedFrom(version: string): Day {
  return versionOf(version).from
}

/** The versions that exist, oldest first. */
export const agreementVersions: readonly string[] = Object.keys(versions)

/**
 * The text as one string, of which the fingerprint is taken: title, preface, numbered clauses and paragraphs, one blank
 * line between them, in Unicode NFC. The same words always give the same string.
 */
export function canonicalText(text: AgreementText): string {
  const clauses = text.clauses.flatMap((clause, place) => [
    `${place + 1}. ${clause.heading}`,
    ...clause.paragraphs.map((paragraph, line) => `${place + 1}.${line + 1} ${paragraph}`),
  ])
  return [text.title, ...text.preface, ...clauses].join('\n\n').normalize('NFC')
}

function versionOf(version: string): AgreementVersion {
  const found = versions[version]
  if (!found) throw new RangeError(`No such version of the agreement: ${version}`)
  return found
}

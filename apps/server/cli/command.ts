import { type ParseArgsConfig, parseArgs } from 'node:util'
import { type Country, isCountry } from '#shared/countries.ts'
import { type Day, isDay } from '#shared/dates.ts'
import { fromDecimal, isCurrency, type Minor } from '#shared/money.ts'

/** The command was used wrongly: exit code 2, and the line that shows how to use it. */
export class WrongUsage extends Error {}

/** A command found what it looks for: a fault. Exit code 1, the sentence on standard error. */
export class Fault extends Error {}

/** What a command answers; with `isFault` it has done its work and found faults, and ends with 1. */
export type Answer = { json: unknown; text: string; isFault?: boolean }
export type Command = {
  /** How it is used, one line. */
  usage: string
  /** Whether a database must be reachable at DATABASE_URL. */
  needsDatabase: boolean
  run(args: string[]): Promise<Answer>
}

type Options = NonNullable<ParseArgsConfig['options']>

/** Reads `--name value` pairs; every name must be known and none may be missing. */
export function readOptions<N extends string>(args: string[], names: readonly N[]): Record<N, string> {
  const options: Options = Object.fromEntries(names.map((name) => [name, { type: 'string' }]))
  const { values } = parsed(args, options)
  const missing = names.filter((name) => typeof values[name] !== 'string')
  if (missing.length > 0) throw new WrongUsage(`Missing: ${missing.map((name) => `--${name}`).join(', ')}.`)
  return values as Record<N, string>
}

/** Reads `--name value` pairs that may be left out, and the words beside them. */
export function readWords<N extends string>(
  args: string[],
  names: readonly N[],
): { options: Partial<Record<N, string>>; words: string[] } {
  const options: Options = Object.fromEntries(names.map((name) => [name, { type: 'string' }]))
  const { values, positionals } = parsed(args, options, true)
  return { options: values as Partial<Record<N, string>>, words: positionals }
}

function parsed(args: string[], options: Options, allowPositionals = false) {
  try {
    return parseArgs({ args, options, strict: true, allowPositionals })
  } catch (error) {
    throw new WrongUsage(error instanceof Error ? error.message : String(error))
  }
}

export function readCountry(name: string, text: string): Country {
  const code = text.toUpperCase()
  if (!isCountry(code)) throw new WrongUsage(`--${name} is a country code such as ES, not "${text}".`)
  return code
}

export function readDay(name: string, text: string): Day {
  if (!isDay(text)) throw new WrongUsage(`--${name} is a day such as 2026-11-21, not "${text}".`)
  return text
}

export function readCurrency(text: string): string {
  const code = text.toUpperCase()
  if (!isCurrency(code)) throw new WrongUsage(`--currency is a code such as EUR, not "${text}".`)
  return code
}

export function readAmount(name: string, text: string, currency: string): Minor {
  try {
    return fromDecimal(text, currency)
  } catch {
    throw new WrongUsage(`--${name} is an amount such as 10000.00 in ${currency}, not "${text}".`)
  }
}

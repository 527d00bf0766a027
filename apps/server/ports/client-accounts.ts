import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { BadConfig } from '../config.ts'
import { type Iban, ibanOf, readIban } from '#shared/bank/iban.ts'

export type IssuedIban = { iban: Iban; isDemo: boolean }

export type AccountsDoor = {
  /**
   * The account on which one creditor's money is received in one currency; null where the bank has given none. The
   * same question has the same answer for ever.
   */
  ibanFor(creditorId: string, currency: string): IssuedIban | null
}

/**
 * The bank of a demonstration: IBANs with right check digits that no bank has. German bank codes begin with 1 to 8, and
 * a Swiss one of 99999 was never given, so that money sent there in earnest comes back.
 */
export const demoAccounts: AccountsDoor = {
  ibanFor(creditorId, currency) {
    const hash = createHash('sha256').update(`${creditorId}:${currency}`).digest()
    const digits = (hash.readBigUInt64BE() % 1_000_000_000_000n).toString()
    const iban =
      currency === 'CHF'
        ? ibanOf('CH', `99999${digits.padStart(12, '0')}`)
        : ibanOf('DE', `99999999${digits.slice(-10).padStart(10, '0')}`)
    return { iban, isDemo: true }
  },
}

/**
 * What the operator's bank has given out, one line each: `creditor id;currency;IBAN`. Lines that begin with # are
 * comments. An IBAN stands for one creditor and one currency, or money would be mixed (A56).
 */
export function assignedAccounts(path: string): AccountsDoor {
  const known = new Map<string, Iban>()
  const lines = readFileSync(path, 'utf8').split(/\r?\n/)
  for (const [at, line] of lines.entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue
    const [creditorId = '', currency = '', text = ''] = line.split(';').map((part) => part.trim())
    const iban = readIban(text)
    const key = `${creditorId}:${currency}`
    if (!iban) throw new BadConfig(`CLIENT_IBANS, line ${at + 1}: "${text}" is no IBAN.`)
    if (known.has(key) || [...known.values()].includes(iban))
      throw new BadConfig(`CLIENT_IBANS, line ${at + 1}: this creditor, or this IBAN, stands there twice.`)
    known.set(key, iban)
  }
  return {
    ibanFor(creditorId, currency) {
      const iban = known.get(`${creditorId}:${currency}`)
      return iban ? { iban, isDemo: false } : null
    },
  }
}

/** Transfers are not offered: nobody is told an IBAN. */
export const noAccounts: AccountsDoor = { ibanFor: () => null }

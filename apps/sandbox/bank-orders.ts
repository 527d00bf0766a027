import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Account, notice } from './bank-notice.ts'

/** Drops a file into the folder that is watched: whole or not at all. */
export function drop(folder: string, name: string, text: string): void {
  const place = join(folder, 'in')
  mkdirSync(place, { recursive: true })
  const arriving = join(place, `.${name}.arriving`)
  writeFileSync(arriving, text)
  renameSync(arriving, join(place, name))
}

const one = (name: string, text: string) =>
  new RegExp(`<${name}(?: [^>]*)?>([^<]*)</${name}>`).exec(text)?.[1] ?? ''
const plain = (text: string) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
const pieces = (name: string, text: string) =>
  [...text.matchAll(new RegExp(`<${name}>([\\s\\S]*?)</${name}>`, 'g'))].map((match) => match[1] ?? '')

/** Everything an order of transfers (pain.001) moves, by the account it leaves. */
export function movementsOf(order: string): Account[] {
  return pieces('PmtInf', order).map((group) => ({
    iban: one('IBAN', pieces('DbtrAcct', group)[0] ?? ''),
    movements: pieces('CdtTrfTxInf', group).map((transfer) => {
      const endToEndId = plain(one('EndToEndId', transfer))
      return {
        id: `OUT-${endToEndId}`,
        direction: 'DBIT' as const,
        amount: one('InstdAmt', transfer),
        currency: /<InstdAmt Ccy="([A-Z]{3})"/.exec(transfer)?.[1] ?? '',
        endToEndId,
        reference: '',
        text: plain(one('Ustrd', transfer)),
        name: plain(one('Nm', pieces('Cdtr', transfer)[0] ?? '')),
        iban: one('IBAN', pieces('CdtrAcct', transfer)[0] ?? ''),
      }
    }),
  }))
}

/** Carries out every order that lies in the folder and has no answer yet; the answer is a notice of what left. */
export function carryOut(folder: string): number {
  const out = join(folder, 'out')
  if (!existsSync(out)) return 0
  const orders = readdirSync(out).filter((name) => /^pain-.+\.xml$/.test(name))
  let done = 0
  for (const name of orders) {
    const answer = name.replace(/^pain-/, 'camt-')
    const known = [join(folder, 'in', answer), join(folder, 'in', 'taken', answer)]
    if (known.some((path) => existsSync(path))) continue
    const accounts = movementsOf(readFileSync(join(out, name), 'utf8'))
    if (accounts.length === 0) continue
    drop(folder, answer, notice(answer.slice(5, -4), new Date(), accounts))
    done += 1
  }
  return done
}

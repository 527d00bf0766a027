import { randomInt } from 'node:crypto'
import type { Tx } from '../db.ts'

const drawn = 16

/** `4821-77`: short enough to read over the telephone, drawn by chance so that nobody can count through them (E15). */
const draw = () => {
  const digits = String(randomInt(1_000_000)).padStart(6, '0')
  return `${digits.slice(0, 4)}-${digits.slice(4)}`
}

/**
 * A check code that no case has. Two cases that draw the same one at the same moment are told apart by the unique key;
 * the transaction is then tried again.
 */
export async function newCheckCode(tx: Tx): Promise<string> {
  for (;;) {
    const codes = Array.from({ length: drawn }, draw)
    const taken = await tx.case.findMany({ where: { checkCode: { in: codes } }, select: { checkCode: true } })
    const free = codes.find((code) => !taken.some(({ checkCode }) => checkCode === code))
    if (free) return free
  }
}

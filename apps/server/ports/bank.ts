import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export type BankOrder = { messageId: string; xml: string }

export type BankDoor = {
  /**
   * Hands an order to the bank. The same message again changes nothing; another order under a known name is a fault.
   * Answers where a person finds it.
   */
  order(order: BankOrder): Promise<{ place: string }>
}

const nameOf = (messageId: string) => `pain-${messageId.replaceAll(/[^A-Za-z0-9-]/g, '-')}.xml`

/** Orders as files in a folder, for a person or a bank's own program to carry over: what runs when nothing is configured. */
export function bankInFolder(folder: string): BankDoor {
  return {
    async order({ messageId, xml }) {
      await mkdir(folder, { recursive: true })
      const place = join(folder, nameOf(messageId))
      const there = await readFile(place, 'utf8').catch(() => null)
      if (there === xml) return { place }
      if (there !== null) throw new Error(`Another order is known as ${messageId}`)
      // Whole or not at all: who looks into the folder never takes half an order.
      const arriving = `${place}.arriving`
      await writeFile(arriving, xml)
      await rename(arriving, place)
      return { place }
    },
  }
}

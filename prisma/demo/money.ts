import { Readable } from 'node:stream'
import type { Staff } from '#shared/access/actor.ts'
import { creditorReference } from '#shared/bank/creditor-reference.ts'
import { readIban } from '#shared/bank/iban.ts'
import { movementsOf } from '../../apps/sandbox/bank-orders.ts'
import { notice } from '../../apps/sandbox/bank-notice.ts'
import { clientIban } from '../../apps/server/bank/client-iban.ts'
import { keepDetails } from '../../apps/server/bank/enter-details.ts'
import { receiveBankFile } from '../../apps/server/bank/receive-file.ts'
import { beginRun } from '../../apps/server/remittances/propose-run.ts'
import { sendRun } from '../../apps/server/remittances/send-run.ts'
import type { Life } from './life.ts'
import type { Company } from './settle-people.ts'

/** What a payer writes on a transfer; the reference of the page only where they have kept it. */
type Arriving = {
  amount: string
  currency: string
  payer: string
  from: string
  text?: string
  number?: string
}

/** How money moves between the town and its bank: what debtors transfer, where companies are paid, the weekly run, and the bank that carries it out. */
export const moneyOf = (life: Life, [first, second]: readonly [Staff, Staff]) => ({
  /** A debtor transfers to the account of its creditor, and the bank tells of it the same day. */
  async transfer({ owner }: Company, { amount, currency, payer, from, text = '', number }: Arriving) {
    const account = await clientIban(life.house, owner.creditorId, currency)
    if (!account) throw new Error('The bank of the town gives every company an account')
    const at = new Date(life.house.clock.now())
    const id = `IN-${at.toISOString().replaceAll(/\D/g, '')}`
    const reference = number ? creditorReference(number) : ''
    const money = { id, direction: 'CRDT', amount, currency, endToEndId: '', reference, text } as const
    const movement = { ...money, name: payer, iban: from }
    const told = notice(id, at, [{ iban: account.iban, movements: [movement] }])
    await receiveBankFile(life.house, `camt-${id}.xml`, Readable.from([told]), null)
    await life.settle()
  },

  /** A company says where it is paid. Nobody of the town holds an authenticator: their word alone is taken here. */
  async paidAt({ owner, country, paper }: Company) {
    const iban = readIban(paper.iban)
    if (!iban) throw new Error(`${paper.name} has no account`)
    const [street = '', place = ''] = paper.lines
    const [postalCode = '', ...town] = place.split(' ')
    await keepDetails(life.house, owner, owner.creditorId, {
      iban,
      holder: paper.name,
      street,
      postalCode,
      town: town.join(' '),
      country,
    })
    await life.settle()
  },

  /** The week's run: counted, approved by two people, ordered once nobody undoes it, and carried out the same day. */
  async payOut() {
    const orders: string[] = []
    const house: Life['house'] = {
      ...life.house,
      bank: {
        async order({ messageId, xml }) {
          orders.push(xml)
          return { place: messageId }
        },
      },
    }
    const { runId } = await beginRun(house)
    await life.settle()
    for (const person of [first, second]) {
      const desk = life.as(person).remittances
      const { status, version } = await desk.run({ runId })
      if (status === 'PROPOSED') await desk.approve({ runId, version })
      life.tick()
    }
    const { version } = await life.as(first).remittances.run({ runId })
    await sendRun(house, { runId, version })
    for (const [place, order] of orders.entries()) {
      const name = `camt-${runId}-${place + 1}`
      const told = notice(name, new Date(house.clock.now()), movementsOf(order))
      await receiveBankFile(house, `${name}.xml`, Readable.from([told]), null)
    }
    await life.settle()
  },
})

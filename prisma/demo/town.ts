import { defaultMandate } from '#shared/agreements/mandate.ts'
import type { Day } from '#shared/dates.ts'
import type { House } from '../../apps/server/house.ts'
import { payOutCards } from './card-payout.ts'
import { deals } from './deal.ts'
import * as debts from './debts.ts'
import { beginLife } from './life.ts'
import { enterCase, placeCase } from './place-case.ts'
import { negotiations } from './negotiate.ts'
import { oddPayment } from './odd-payment.ts'
import { moneyOf } from './money.ts'
import { settlePeople } from './settle-people.ts'

/**
 * The demo town as it is on the day of the seed: everybody at home, cases in every state. Its ten past weeks are lived
 * through in order, each step by the command that a screen would send, so that what it shows is what the product does.
 */
export async function foundTown(house: House, today: Day): Promise<void> {
  const life = beginLife(house, today, 77)
  const { staff, company } = await settlePeople(life)
  const henrik = staff('Henrik Dahl')
  const [vega, nordlicht, canal] = ['Aceros Vega SL', 'Nordlicht Textil GmbH', 'Brasserie du Canal SRL'].map(
    company,
  )
  const [tomas] = vega?.members ?? []
  if (!vega || !nordlicht || !canal || !tomas) throw new Error('Somebody of the demo town is missing')
  const done = deals(life, [staff('Marta Ferrer'), henrik])
  const { sign, accept, ask, decline, question, pay, note, writeTo, visit } = done
  const { offer, agree, recommend, dispute } = negotiations(life, done)
  const { paidAt, payOut, transfer } = moneyOf(life, [staff('Marta Ferrer'), henrik])
  await sign(vega, 'Administradora única')
  await paidAt(vega)

  await life.to(70)
  const paid = await placeCase(life, { company: vega, ...debts.flatBars })
  await life.to(69)
  await accept(paid)
  await life.to(63)
  await transfer(vega, {
    amount: '1500.00',
    currency: 'GBP',
    payer: 'Hollins & Sons Ltd',
    from: 'GB29NWBK60161331926819',
    number: 'C-AV-0001',
  })

  await life.to(62)
  const silent = await placeCase(life, { company: vega, ...debts.terrace })
  await life.to(61)
  await accept(silent)
  await sign(nordlicht, 'Geschäftsführerin', { ...defaultMandate, tone: 'SOFT' })
  await paidAt(nordlicht)

  await life.to(56)
  await payOut()

  await life.to(45)
  await pay('accounts@hollins.example', 'everything')

  await life.to(42)
  await payOutCards(life)

  await life.to(38)
  const part = await placeCase(life, { company: vega, ...debts.sheets })
  await life.to(37)
  await accept(part)
  await life.to(35)
  await payOut()

  await life.to(31)
  await transfer(vega, {
    amount: '20000.00',
    currency: 'AED',
    payer: 'Al Noor Wholesale LLC',
    from: 'AE070331234567890123456',
    number: 'C-AV-0003',
  })

  await life.to(30)
  const insolvent = await placeCase(life, { company: vega, ...debts.profiles })
  await life.to(29)
  await decline(
    insolvent,
    'El deudor está en concurso de acreedores desde este mes. Comunique su crédito a la administración concursal antes de un mes; le hemos enviado los datos del juzgado.',
  )

  await life.to(26)
  await payOut()

  await life.to(24)
  await agree(
    'finance@alnoor.example',
    { count: 6, firstShare: 15, firstIn: 6, dayOfMonth: 10 },
    'Khalid Al Mansouri',
  )
  await life.to(20)
  await pay('finance@alnoor.example', 'instalment')

  await life.to(19)
  const parts = await placeCase(life, { company: nordlicht, ...debts.workwear })
  await life.to(18)
  await accept(parts)

  await life.to(17)
  await payOutCards(life)
  const large = await placeCase(life, { company: vega, ...debts.halls })
  await life.to(16)
  await accept(large)

  await life.to(14)
  const stained = await placeCase(life, { company: nordlicht, ...debts.napkins })

  await life.to(13)
  await accept(stained)
  const asking = await placeCase(life, { company: vega, ...debts.reinforcement })
  await life.to(12)
  await accept(asking)
  await note(
    asking,
    'Petra Adler pays on Fridays and answers by mail. The site manager confirmed both deliveries by phone.',
  )

  await life.to(9)
  const quality = await placeCase(life, { company: nordlicht, ...debts.tableLinen })
  await life.to(7)
  await ask(
    quality,
    'Der Schuldner sagt, ein Teil der Tischwäsche sei fleckig angekommen. Haben Sie den Lieferschein und den Schriftwechsel dazu?',
    ['Unterschriebener Lieferschein', 'Schriftwechsel über die Reklamation'],
  )

  await life.to(6)
  await visit('buchhaltung@bau-adler.example')
  await writeTo(
    asking,
    'Petra Adler ha abierto el enlace y ha visto las dos facturas. Esta semana hablamos con ella sobre el pago.',
  )

  await life.to(5)
  await dispute(
    'direction@cafe-lumiere.example',
    'QUALITY',
    'NT-24902',
    304_00,
    'Eighty of the 240 napkins have the wrong monogram. We told you on the day and kept them for you.',
  )

  await life.to(4)
  await offer(
    'cfo@hollins.example',
    { count: 10, firstShare: 10, firstIn: 8, dayOfMonth: 1 },
    'Hall 3 is not handed over yet. Ten payments are what our bank allows us until then.',
  )
  await life.to(3)
  await recommend(
    large,
    'Hollins has paid us in full before, and their bank confirms the credit line. Ten months keep the customer.',
  )
  await placeCase(life, { company: nordlicht, by: henrik, ...debts.aprons })
  await placeCase(life, { company: canal, ...debts.kegs })

  await life.toMinutesAgo(300)
  await placeCase(life, { company: vega, by: tomas, ...debts.hotRolled })
  await life.toMinutesAgo(150)
  await question(
    'buchhaltung@bau-adler.example',
    'Guten Tag, wir bestreiten die Forderung nicht, können aber nicht alles auf einmal bezahlen. Ist eine Zahlung in sechs Monatsraten möglich?',
  )
  await life.toMinutesAgo(120)
  await offer(
    'p.adler@bau-adler.example',
    { count: 10, firstShare: 8, firstIn: 6, dayOfMonth: 15 },
    'Im Winter steht die Baustelle. Mit zehn Raten schaffen wir es sicher, mit sechs nicht.',
  )
  await life.toMinutesAgo(90)
  await enterCase(life, { company: vega, by: tomas, ...debts.handrail })
  // Nobody can say by rule which of its cases this is for.
  await life.toMinutesAgo(60)
  await transfer(vega, {
    amount: '1500.00',
    currency: 'EUR',
    payer: 'Bau Adler',
    from: 'DE02120300000000202051',
    text: 'Anzahlung Hafencity',
  })
  await life.toMinutesAgo(8)
  await oddPayment(life, house, await visit('p.adler@bau-adler.example'))
  await life.settle()
}

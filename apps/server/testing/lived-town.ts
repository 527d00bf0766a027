import { foundTown } from '../../../prisma/demo/town.ts'
import type { Actor, Creditor, Staff } from '#shared/access/actor.ts'
import { addDays } from '#shared/dates.ts'
import { type CaseId, type MessageId, newId } from '#shared/ids.ts'
import { png } from '../ports/sample-images.test-data.ts'
import { attachFiles, keepMessageFiles } from '../contact/message-files.ts'
import type { Reader } from './payload-keys.ts'
import { addBankMoney, addCorrections } from './bank-of-the-town.ts'
import {
  addChargeback,
  addCosts,
  addDirectPayment,
  addDisputes,
  addEarlierPlan,
  addFeeInvoice,
  addKeptCard,
} from './more-of-the-town.ts'
import { addRemittance } from '../remittances/remittances.test-kit.ts'
import { openTestHouse } from './test-house.ts'

/** What nobody but the desk may read, as it stands in notes of the town. */
export const internalWords = 'INTERNAL-NOTE'

/** The demo town with somebody of every role, and with what it has not lived through by itself. */
export async function openLivedTown() {
  const saldo = await openTestHouse()
  const { house } = saldo
  const { db } = house
  const today = house.clock.today()
  await foundTown(house, today)
  const now = () => Date.parse(house.clock.now())
  const as = (actor: Actor) => saldo.callerAs(actor)

  const people = await db.user.findMany({ where: { staffRole: { not: null } }, orderBy: { id: 'asc' } })
  const staff = people.map(
    ({ id, name, email, staffRole }): Staff => ({
      kind: staffRole as Staff['kind'],
      userId: id as Staff['userId'],
      name,
      email,
      language: 'en',
    }),
  )
  const first = (kind: Staff['kind']) => {
    const person = staff.find((one) => one.kind === kind)
    if (!person) throw new Error(`Nobody of the town is ${kind}`)
    return person
  }
  const [manager, collector] = [first('manager'), first('collector')]
  const owner = await db.membership.findFirstOrThrow({
    where: { role: 'owner', creditor: { name: 'Aceros Vega SL' } },
    include: { user: true },
  })
  const colleague = await db.membership.findFirstOrThrow({
    where: { creditorId: owner.creditorId, role: { not: 'owner' } },
  })
  const creditor: Creditor = {
    kind: 'creditor',
    userId: owner.userId as Creditor['userId'],
    name: owner.user.name,
    email: owner.user.email,
    language: 'en',
    creditorId: owner.creditorId as Creditor['creditorId'],
    role: 'owner',
  }

  const active = await db.case.findFirstOrThrow({
    where: { creditorId: creditor.creditorId, status: 'ACTIVE', disputes: { none: {} } },
    orderBy: { id: 'asc' },
  })
  const caseId = active.id as CaseId
  const message = () => ({ caseId, messageId: newId('message', now()) as MessageId })
  await as(creditor).contact.askUpdate({ ...message(), text: 'What is new?' })
  const told = message()
  await as(manager).contact.writeToCreditor({ ...told, text: 'They pay on Friday.' })
  const { kept } = await keepMessageFiles(house, [{ name: 'plan.png', bytes: png }])
  const { creditorId } = creditor
  const of = { caseId, creditorId, messageId: told.messageId, at: house.clock.now() }
  await db.$transaction((tx) =>
    attachFiles(tx, kept, { ...of, uploadedBy: 'desk', uploadedById: manager.userId }),
  )
  await as(creditor).contact.markRead({ caseId })
  await as(manager).desk.addNote({ caseId, noteId: newId('note', now()), text: internalWords })

  await addDirectPayment(saldo, creditor, manager, caseId)
  await addCosts(saldo, creditor, manager, caseId)
  const remittance = await addRemittance(saldo, creditor, manager, caseId)
  await addFeeInvoice(saldo, creditor, manager, caseId)

  const [fromOn, untilOn] = [today, addDays(today, 5)]
  await as(creditor).access.beAway({ fromOn, untilOn, deputyId: colleague.userId as Creditor['userId'] })
  const second = staff.find(({ kind, userId }) => kind === 'manager' && userId !== manager.userId)
  if (second) await as(manager).access.beAway({ fromOn, untilOn, deputyId: second.userId })
  await as(creditor).access.invite({ creditorId, email: 'new@vega.example', role: 'member' })
  const visitor = { kind: 'visitor', language: 'en' } as const
  await as(visitor).contact.askForCall({
    kind: 'CALL',
    name: 'Eva Sol',
    company: 'Sol SA',
    email: 'eva@sol.example',
    phone: '+34 600 000 000',
    country: 'ES',
    callWhen: 'Monday',
    text: 'About steel',
    consent: 'yes',
  })
  await as(visitor).contact.complain({ name: 'Eva Sol', email: 'eva@sol.example', text: 'Too slow.' })
  const quote = await as(creditor).quotes.issue({
    creditorName: 'Aceros Vega SL',
    creditorCountry: 'ES',
    debtorName: 'Bau Adler GmbH',
    debtorCountry: 'DE',
    amountMinor: 1_000_000 as never,
    currency: 'EUR',
    dueOn: addDays(today, -90),
    debtorKind: 'BUSINESS',
  })
  // The sandbox of the payment provider is not open here.
  const setAside = await db.setAsidePayment.create({
    data: {
      id: newId('setAside', now()),
      caseId,
      creditorId,
      provider: 'stripe',
      providerPaymentId: 'pi_odd',
      amountMinor: 1_000n,
      currency: 'EUR',
      reason: 'OTHER_AMOUNT',
    },
  })
  const chargeback = await addChargeback(saldo, manager, caseId)
  const dispute = await addDisputes(saldo, creditor, manager, caseId)
  await addEarlierPlan(saldo)
  await addKeptCard(saldo, creditor)
  const money = await addBankMoney(saldo, creditor, manager, caseId)
  const correction = await addCorrections(saldo, creditor, manager, caseId)
  await saldo.drain()
  const invited = saldo.mails.find(({ to }) => to === 'new@vega.example')
  const cases = (await db.case.findMany({ orderBy: { id: 'asc' } })).map(({ id }) => id as CaseId)
  const readers: Record<Exclude<Reader, 'debtor'>, Actor> = {
    creditor,
    manager,
    collector,
    auditor: first('auditor'),
    admin: first('admin'),
  }
  return {
    saldo,
    creditor,
    manager,
    staff,
    readers,
    cases,
    creditors: (await db.creditor.findMany()).map(({ id }) => id as Creditor['creditorId']),
    chargeback,
    dispute,
    money,
    correction,
    remittance,
    quoteToken: quote.token,
    invitationToken: /invitation\?token=([\w-]+)/.exec(invited?.text ?? '')?.[1] ?? '',
    ids: {
      lead: (await db.lead.findFirstOrThrow()).id,
      complaint: (await db.complaint.findFirstOrThrow()).id,
      setAside: setAside.id,
    },
  }
}

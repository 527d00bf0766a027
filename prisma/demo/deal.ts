import { defaultMandate, type Mandate } from '#shared/agreements/mandate.ts'
import { currentAgreementVersion } from '#shared/agreements/agreement-text.ts'
import type { DebtorActor, Staff } from '#shared/access/actor.ts'
import { addDays } from '#shared/dates.ts'
import { type CaseId, newId, type PaymentId } from '#shared/ids.ts'
import { fromBigInt, fromDecimal, type Minor } from '#shared/money.ts'
import type { PaymentChoice } from '#shared/payments/payment-input.ts'
import { settlePayment } from '../../apps/server/payments/settle-payment.ts'
import { openLink } from '../../apps/server/portal/open-link.ts'
import { startSession } from '../../apps/server/portal/start-session.ts'
import { tryInvoice } from '../../apps/server/portal/try-invoice.ts'
import type { Life } from './life.ts'
import type { Company } from './settle-people.ts'

/** What the people of the town do with each other, each through the command that a screen would send. */
export const deals = (life: Life, managers: readonly Staff[]) => {
  const { house } = life
  const versionOf = async (caseId: CaseId) =>
    (await house.db.case.findUniqueOrThrow({ where: { id: caseId }, select: { version: true } })).version
  const now = () => Date.parse(house.clock.now())

  /** The desk as whoever looks after the company of a case (A30). */
  async function deskOf(caseId: CaseId) {
    const { creditor } = await house.db.case.findUniqueOrThrow({
      where: { id: caseId },
      select: { creditor: { select: { managerId: true } } },
    })
    const manager = managers.find(({ userId }) => userId === creditor.managerId)
    if (!manager) throw new Error('Nobody looks after this company')
    return life.as(manager)
  }

  /** The debtor follows the link of its mail and proves itself by the number of an invoice. */
  async function visit(address: string): Promise<DebtorActor> {
    const link = await openLink(house, life.linkTo(address))
    if (!link) throw new Error(`The link of ${address} does not open`)
    const invoice = await house.db.invoice.findFirstOrThrow({ where: { caseId: link.caseId } })
    await tryInvoice(house, link, '127.0.0.1', invoice.number)
    const language = link.language ?? 'en'
    await startSession(house, link, 'invoice', language)
    const { linkId, caseId, creditorId } = link
    return { kind: 'debtor', linkId, caseId, creditorId, language }
  }

  return {
    visit,
    deskOf,

    async sign({ owner }: Company, role: string, mandate: Mandate = defaultMandate) {
      await life.as(owner).agreements.sign({
        signerName: owner.name,
        signerRole: role,
        authorityConfirmed: true,
        textVersion: currentAgreementVersion,
        language: owner.language,
        mandate,
      })
      await life.settle()
    },

    async accept(caseId: CaseId) {
      const desk = await deskOf(caseId)
      await desk.cases.accept({ caseId, version: await versionOf(caseId) })
      await life.settle()
    },

    async ask(caseId: CaseId, question: string, items: string[]) {
      const dueOn = addDays(house.clock.today('Europe/Madrid'), 10)
      const desk = await deskOf(caseId)
      await desk.cases.askInformation({ caseId, version: await versionOf(caseId), question, items, dueOn })
      await life.settle()
    },

    async decline(caseId: CaseId, reason: string) {
      const desk = await deskOf(caseId)
      await desk.cases.decline({ caseId, version: await versionOf(caseId), reason })
      await life.settle()
    },

    async question(address: string, text: string) {
      const debtor = await visit(address)
      await life.as(debtor).portal.ask({ messageId: newId('message', now()), topic: 'question', text })
      await life.settle()
    },

    /** The debtor pays by card; the provider tells that `arrived` came, which is the same unless somebody erred. */
    async pay(
      address: string,
      choice: 'everything' | 'instalment' | { amount: string; currency: string },
      arrived?: Minor,
    ) {
      const debtor = await visit(address)
      const wanted: PaymentChoice =
        typeof choice === 'string'
          ? { kind: choice }
          : { kind: 'amount', amountMinor: fromDecimal(choice.amount, choice.currency) }
      const { paymentId } = await life.as(debtor).payments.start(wanted)
      const payment = await house.db.payment.findUniqueOrThrow({ where: { id: paymentId } })
      await settlePayment(house, {
        eventId: null,
        kind: 'asked',
        sessionId: payment.checkoutSessionId,
        providerPaymentId: `pi_past_${paymentId}`,
        outcome: 'paid',
        amountMinor: arrived ?? fromBigInt(payment.amountMinor),
        currency: payment.currency,
        metadata: { paymentId: paymentId as PaymentId, caseId: debtor.caseId },
        card: { brand: 'visa', last4: '4242' },
      })
      await life.settle()
    },

    async note(caseId: CaseId, text: string) {
      const desk = await deskOf(caseId)
      await desk.desk.addNote({ caseId, noteId: newId('note', now()), text })
    },

    async writeTo(caseId: CaseId, text: string) {
      const desk = await deskOf(caseId)
      await desk.contact.writeToCreditor({ caseId, messageId: newId('message', now()), text })
      await life.settle()
    },
  }
}

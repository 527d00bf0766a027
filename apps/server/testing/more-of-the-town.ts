import type { Creditor, DebtorActor, Staff } from '#shared/access/actor.ts'
import { type CaseId, type DisputeId, type InvoiceId, newId } from '#shared/ids.ts'
import { minor } from '#shared/money.ts'
import { costsKit } from '../costs/costs.test-kit.ts'
import { keepEvidence } from '../disputes/add-evidence.ts'
import { settleResolution } from '../disputes/settle-resolution.ts'
import { settleChargeback } from '../payments/settle-chargeback.ts'
import { png } from '../ports/sample-images.test-data.ts'
import type { TestHouse } from './test-house.ts'

const why = 'Half of the beams are rusty, and we told the driver.'

/** A dispute of the creditor's own case that is answered, and one that is decided. */
export async function addDisputes(saldo: TestHouse, creditor: Creditor, manager: Staff, caseId: CaseId) {
  const { db } = saldo.house
  const { creditorId } = creditor
  const link = await db.debtorLink.findFirstOrThrow({ where: { caseId } })
  const invoices = await db.invoice.findMany({ where: { caseId }, orderBy: { position: 'asc' } })
  const debtor: DebtorActor = {
    kind: 'debtor',
    linkId: link.id as DebtorActor['linkId'],
    caseId,
    creditorId,
    language: 'de',
  }
  const open = async (place: number) => {
    const disputeId: DisputeId = newId('dispute', Date.parse(saldo.house.clock.now()))
    const invoiceId = invoices[place % invoices.length]?.id as InvoiceId
    const items = [{ invoiceId, amountMinor: minor(100_00 + place) }]
    await saldo.callerAs(debtor).disputes.open({ disputeId, type: 'QUALITY', items, words: why })
    return { caseId, disputeId }
  }
  const decided = await open(0)
  const { kept } = await keepEvidence(saldo.house, [{ name: 'rust.png', bytes: png }])
  for (const { documentId, renamedFrom: _, ...file } of kept) {
    const of = { ...decided, creditorId, kind: 'OTHER', uploadedBy: 'debtor', uploadedById: link.id }
    await db.document.create({ data: { ...file, ...of, id: documentId } })
  }
  const answer = { version: 0, stance: 'REJECTS', words: 'The delivery note is signed.' } as const
  await saldo.callerAs(creditor).disputes.answer({ ...decided, ...answer })
  const reasons = { reasonToDebtor: why, reasonToCreditor: why }
  await saldo
    .callerAs(manager)
    .disputes.resolve({ ...decided, version: 1, outcome: 'REJECTED', upheld: [], ...reasons })
  // The seconds in which it could be taken back are over.
  const { version } = await db.dispute.findUniqueOrThrow({ where: { id: decided.disputeId } })
  await settleResolution(saldo.house, { disputeId: decided.disputeId, version })
  return open(1)
}

/** The debtor has paid a little to the company itself, and we ask about it. */
export async function addDirectPayment(
  saldo: TestHouse,
  creditor: Creditor,
  manager: Staff,
  caseId: CaseId,
): Promise<void> {
  const { clock } = saldo.house
  const directPaymentId = newId('directPayment', Date.parse(clock.now()))
  await saldo.callerAs(creditor).payments.reportDirect({
    caseId,
    directPaymentId,
    receivedOn: clock.today(),
    amountMinor: minor(10_00),
    method: 'CASH',
    reference: 'At the till',
  })
  const words = 'Who took it at the till?'
  await saldo.callerAs(manager).payments.queryDirect({ caseId, directPaymentId, version: 0, words })
}

/** What the creditor was paid directly is posted and its fee invoiced; some of the invoice is noted as paid. */
export async function addFeeInvoice(
  saldo: TestHouse,
  creditor: Creditor,
  manager: Staff,
  caseId: CaseId,
): Promise<void> {
  const { clock } = saldo.house
  const directPaymentId = newId('directPayment', Date.parse(clock.now()))
  const seen = (version: number) => ({ caseId, directPaymentId, version })
  await saldo.callerAs(creditor).payments.reportDirect({
    caseId,
    directPaymentId,
    receivedOn: clock.today(),
    amountMinor: minor(30_00),
    method: 'TRANSFER',
    reference: 'Seen at the bank',
  })
  const desk = saldo.callerAs(manager)
  await desk.payments.verifyDirect(seen(0))
  await desk.payments.postDirect(seen(1))
  await saldo.drain()
  const { open } = await desk.remittances.invoices()
  const invoice = open.find((one) => one.creditorId === creditor.creditorId)
  if (!invoice) throw new Error('The fee of a direct payment is invoiced')
  await desk.remittances.settleInvoice({
    feeInvoiceId: invoice.feeInvoiceId,
    seenOpenMinor: invoice.open,
    amountMinor: minor(1_00),
    receivedOn: clock.today(),
    why: 'Seen on our own account',
  })
}

/** The creditor has consented to costs, in the place of nobody and with words; some were spent, some taken back. */
export async function addCosts(
  saldo: TestHouse,
  creditor: Creditor,
  manager: Staff,
  caseId: CaseId,
): Promise<void> {
  const kit = costsKit(saldo, { manager, creditor })
  const words = 'Only the register, please.'
  const consentId = await kit.ask(caseId, 400_00)
  await saldo.callerAs(creditor).costs.decide({ caseId, consentId, approve: true, words })
  await kit.spend(caseId, consentId, minor(260_00))
  const { costId } = await kit.spend(caseId, consentId, minor(20_00))
  await saldo.callerAs(manager).costs.takeBack({ caseId, costId, reason: 'It was the bill of another case.' })
  await kit.ask(caseId, 90_00, 'TRANSLATION')
}

/** The plan that is kept took the place of an earlier one. */
export async function addEarlierPlan({ house }: TestHouse) {
  const { db } = house
  const running = await db.plan.findFirstOrThrow({
    where: { status: 'ACTIVE' },
    include: { instalments: true, negotiation: { include: { rounds: true } } },
  })
  const { instalments, negotiation, ...plan } = running
  const { rounds, ...talk } = negotiation
  const now = Date.parse(house.clock.now())
  const negotiationId = newId('negotiation', now)
  const planId = newId('plan', now)
  const earlier = new Date(plan.signedAt.getTime() - 86_400_000)
  const startedAt = new Date(talk.startedAt.getTime() - 86_400_000)
  await db.negotiation.create({ data: { ...talk, id: negotiationId, startedAt, endedAt: earlier } })
  for (const { instalments: drawn, ...round } of rounds) {
    await db.proposalRound.create({
      data: { ...round, id: newId('round', now), negotiationId, instalments: drawn ?? [] },
    })
  }
  const over = { status: 'RENEGOTIATED', signedAt: earlier, endedAt: new Date(now) }
  await db.$transaction(async (tx) => {
    await tx.plan.create({ data: { ...plan, ...over, id: planId, negotiationId } })
    await tx.planInstalment.createMany({
      data: instalments.map((one) => ({ ...one, id: newId('instalment', now), planId })),
    })
  })
}

/** A debtor lets us keep its card, and the bank has refused it once; the sandbox of the provider is not open here. */
export async function addKeptCard({ house }: TestHouse, { creditorId }: Creditor) {
  const { db, clock } = house
  const plan = await db.plan.findFirstOrThrow({
    where: { status: 'ACTIVE', creditorId },
    include: { instalments: { orderBy: { number: 'asc' }, take: 1 } },
  })
  const [now, at] = [Date.parse(clock.now()), new Date(clock.now())]
  const of = { caseId: plan.caseId, creditorId }
  const money = { amountMinor: 100_00n, currency: plan.currency }
  const payment = (id: string) =>
    db.payment.create({
      data: { ...of, ...money, id, method: 'card', status: 'EXPIRED', language: 'en', startedAt: at },
    })
  const [kept, refused] = [await payment(newId('payment', now)), await payment(newId('payment', now))]
  const savedCardId = newId('savedCard', now)
  await db.savedCard.create({
    data: {
      ...of,
      id: savedCardId,
      planId: plan.id,
      paymentId: kept.id,
      status: 'ACTIVE',
      limitMinor: 1_000_00n,
      language: 'en',
      mandateText: 'The debtor allows this.',
      mandateSha256: '0'.repeat(64),
      signerName: plan.signerName,
      agreedAt: at,
      linkId: 'lnk_card',
      providerCustomerId: 'cus_card',
      providerMethodId: 'pm_card',
      brand: 'visa',
      last4: '4242',
      expiryMonth: 12,
      expiryYear: 2040,
    },
  })
  await db.instalmentCharge.create({
    data: {
      ...of,
      ...money,
      id: newId('charge', now),
      savedCardId,
      planId: plan.id,
      paymentId: refused.id,
      number: plan.instalments[0]?.number ?? 1,
      attempt: 1,
      status: 'DECLINED',
      reason: 'insufficient_funds',
      dueOn: clock.today(),
      triedOn: clock.today(),
      startedAt: at,
      endedAt: at,
    },
  })
}

/** A bank has asked for a payment, was answered, and has decided for us; the money never left. */
export async function addChargeback({ house }: TestHouse, manager: Staff, caseId: CaseId) {
  const { db, clock } = house
  const { id } = await db.payment.findFirstOrThrow({ where: { caseId, status: 'SUCCEEDED' } })
  const paymentIntentId = 'pi_of_the_town'
  await db.payment.update({ where: { id }, data: { providerPaymentId: paymentIntentId } })
  const at = clock.now()
  const disputeId = 'du_of_the_town'
  await settleChargeback(house, {
    disputeId,
    paymentIntentId,
    status: 'won',
    reason: 'product_not_received',
    amountMinor: minor(10_00),
    currency: 'EUR',
    openedAt: at,
    evidenceDueAt: at,
  })
  const answeredAt = new Date(at)
  const { id: chargebackId } = await db.chargeback.update({
    where: { providerId: disputeId },
    data: {
      answer: 'The delivery note is signed.',
      answeredById: manager.userId,
      answeredByName: manager.name,
      answeredAt,
      sentAt: answeredAt,
    },
  })
  return { caseId, chargebackId }
}

import type { Page } from '#shared/pages/page.ts'
import { type MessageId, newId } from '#shared/ids.ts'
import { type Paper, printed } from '../ports/pdf.ts'
import { png } from '../ports/sample-images.test-data.ts'
import type { ActiveCase } from '../testing/debtor.ts'
import { PayloadKeys } from '../testing/payload-keys.ts'
import { openPlanning } from './planning.test-kit.ts'
import type { DebtorBrowser } from './portal.test-kit.ts'

export type Recorder = Awaited<ReturnType<typeof openRecorder>>

/** Debtors in their browsers, and everything that leaves to them: pages, papers, mails, files, live words. */
export async function openRecorder() {
  const planning = await openPlanning()
  const { creditor, house, marta, world } = planning
  const { db } = house
  await db.creditor.updateMany({ data: { managerId: marta.userId, registrationNumber: 'B12345678' } })
  const keys = new PayloadKeys()
  /** Everything as it left, to look for words in it that are nobody's here. */
  const left: [name: string, text: string][] = []
  const onPaper = (message: unknown) => {
    const { template, data } = message as Paper
    keys.add(template, data)
    left.push([template, JSON.stringify(data)])
  }
  printed.subscribe(onPaper)

  const keep = (page: Page, text: string) => {
    // Parts that many pages share have a block of their own in the list.
    const { view, talk, ...rest } = page as Page & { view?: object; talk?: object }
    keys.add(page.page, rest)
    if (view) keys.add('PortalView', view)
    if (talk) keys.add('PlanTalk', talk)
    left.push([page.page, text])
  }
  const record = async (answer: Response) => {
    const text = await answer.clone().text()
    if (text.startsWith('{"page"')) keep((JSON.parse(text) as { page: Page }).page, text)
    return answer
  }
  const now = () => Date.parse(house.clock.now())
  const ofCase = (file: ActiveCase) => ({ caseId: file.caseId, creditorId: creditor.creditorId })

  return {
    ...planning,
    db,
    keys,
    left,
    now,
    ofCase,
    manager: () => world.callerAs(marta),
    message: ({ caseId }: ActiveCase) => ({ caseId, messageId: newId('message', now()) as MessageId }),
    /** Opens a page, or sends a form, and writes down what comes back. */
    see: async (person: DebtorBrowser, path: string, post?: Record<string, string>) =>
      record(await (post ? person.post(path, post) : person.get(path))),
    /** Sends a form with files, one of which cannot be taken. */
    async sendFiles(person: DebtorBrowser, path: string, fields: Record<string, string>) {
      const body = new FormData()
      for (const [name, value] of Object.entries(fields)) body.set(name, value)
      body.append('files', new File([Buffer.from(png)], 'proof.png'))
      body.append('files', new File(['MZ'], 'virus.exe'))
      const headers = { 'sec-fetch-site': 'same-origin' }
      return record(await person.send(path, { method: 'POST', body, headers }))
    },
    pause: (file: ActiveCase) =>
      db.hold.create({
        data: {
          ...ofCase(file),
          id: newId('hold', now()),
          reason: 'INSOLVENCY',
          openedAt: new Date(now()),
          openedBy: 'debtor',
        },
      }),
    /** A picture as proof, and a payment with its receipt, as rows: how they come is another story. */
    async addPapersTo(file: ActiveCase) {
      const { key, sha256, size } = await house.files.put(png)
      const documentId = newId('document', now())
      const picture = { mediaType: 'image/png', sizeBytes: size, sha256, fileKey: key, name: 'proof.png' }
      const by = { uploadedBy: 'creditor', uploadedById: creditor.userId }
      await db.document.create({
        data: { ...ofCase(file), ...picture, ...by, id: documentId, kind: 'PROOF_OF_DELIVERY' },
      })
      const paymentId = newId('payment', now())
      const money = { amountMinor: 1_000_00n, currency: 'EUR', cardBrand: 'visa', cardLast4: '4242' }
      const settled = { status: 'SUCCEEDED', settledAt: new Date(now()), receivedOn: house.clock.today() }
      const invoiceId = file.invoiceIds[0] as string
      const part = { id: newId('allocation', now()), creditorId: creditor.creditorId, part: 'PRINCIPAL' }
      await db.payment.create({
        data: {
          ...ofCase(file),
          ...money,
          ...settled,
          id: paymentId,
          method: 'card',
          language: 'de',
          receiptNumber: `R-${paymentId.slice(-8)}`,
          allocations: { create: { ...part, invoiceId, amountMinor: 1_000_00n } },
        },
      })
      const back = { ...ofCase(file), paymentId, way: 'transfer', currency: 'EUR', why: 'INTERNAL-NOTE' }
      const asked = { requestedById: marta.userId, requestedByName: 'Marta', requestedAt: new Date(now()) }
      const refund = { ...back, ...asked, amountMinor: 10_00n, fromCreditMinor: 0n }
      const orderedAt = new Date(now())
      await db.refund.createMany({
        data: [
          { ...refund, id: newId('refund', now()), status: 'ASKED' },
          { ...refund, id: newId('refund', now()), status: 'DONE', toName: 'B', toIban: 'DE02', orderedAt },
        ],
      })
      return { documentId, paymentId }
    },
    /** The secret of the newest link; it stands only in the mail. */
    async newToken({ email }: ActiveCase): Promise<string> {
      await world.drain()
      const letter = world.mails.findLast(({ to, text }) => to === email && text.includes('/d/'))
      return /\/d\/([\w-]{27})/.exec(letter?.text ?? '')?.[1] ?? ''
    },
    /** What was owed by mail until now is read as well. */
    async readMails(email: string) {
      await world.drain()
      const rows = await db.outgoingMail.findMany({ where: { recipient: email } })
      for (const { kind, data } of rows) keys.add(`mail ${kind}`, data)
      for (const { to, subject, text, html } of world.mails)
        if (to === email) left.push([`mail ${subject}`, `${subject} ${text} ${html}`])
    },
    close() {
      printed.unsubscribe(onPaper)
      return world.close()
    },
  }
}

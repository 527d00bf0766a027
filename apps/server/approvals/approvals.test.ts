import { afterAll, expect, test } from 'vitest'
import { costsKit } from '../costs/costs.test-kit.ts'
import { openNegotiations } from '../plans/plans.test-kit.ts'
import { refused } from '../testing/refused.ts'

const town = await openNegotiations()
const { saldo, house, marta, creditor, owing, as, offer, tell, seen } = town
afterAll(() => saldo.close())
const waiting = (person = creditor) => saldo.callerAs(person).approvals.waiting()

test('what waits for a creditor stands in one list, and leaves it with the decision', async () => {
  expect((await waiting()).items).toEqual([])
  const file = await owing(60_000_00)
  await offer(file)
  // While it lies with the desk nobody asks the creditor.
  expect((await waiting()).items).toEqual([])
  await as(marta).recommend({ ...(await seen(file)), advice: 'ACCEPT', reason: 'They will keep it.' })
  expect((await waiting()).items).toEqual([])
  await tell(file)
  const { items, mayDecide } = await waiting()
  expect(mayDecide).toBe(true)
  expect(items).toMatchObject([
    {
      kind: 'PLAN',
      caseId: file.caseId,
      amount: 60_000_00,
      count: 18,
      ownersOnly: true,
      dueOn: '2026-11-28',
    },
  ])
  await house.db.informationRequest.create({
    data: {
      id: 'req_waiting',
      caseId: (await unreviewed()).caseId,
      creditorId: creditor.creditorId,
      question: 'The delivery note, please.',
      askedById: marta.userId,
      askedAt: new Date(house.clock.now()),
      dueOn: '2026-11-25',
    },
  })
  expect((await waiting()).items.map(({ kind }) => kind)).toEqual(['INFORMATION', 'PLAN'])
  await as(creditor).approve(await seen(file))
  expect((await waiting()).items.map(({ kind }) => kind)).toEqual(['INFORMATION'])
})

test('nobody sees what waits for another company', async () => {
  const stranger = await saldo.addCreditor('Nordlicht Textil GmbH')
  expect((await waiting(stranger)).items).toEqual([])
  const spying = saldo.callerAs(stranger).approvals.waiting({ creditorId: creditor.creditorId })
  await expect(spying).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

async function unreviewed() {
  const file = await owing(1_000_00)
  await house.db.case.update({ where: { id: file.caseId }, data: { status: 'NEEDS_INFORMATION' } })
  return file
}

test('a question about costs waits for an owner, or for whom an owner has named, and for nobody after its day', async () => {
  const file = await owing(2_000_00)
  const kit = costsKit(saldo, { manager: marta, creditor })
  const consentId = await kit.ask(file.caseId, 150_00)
  const member = await saldo.addMember(creditor, 'Luis Vega')
  const asked = { kind: 'COST', subjectId: consentId, amount: 150_00, ownersOnly: true }
  expect(await waiting(member)).toMatchObject({
    mayDecide: false,
    items: expect.arrayContaining([expect.objectContaining(asked)]),
  })
  await expect(kit.decide(file.caseId, consentId, true, member)).rejects.toMatchObject(
    refused('costs.ownerDecides'),
  )
})

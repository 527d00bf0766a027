import { afterAll, describe, expect, test } from 'vitest'
import { minor } from '#shared/money.ts'
import { databaseCode } from '../db-faults.ts'
import { inside, openNegotiations, refusedWith } from './plans.test-kit.ts'

const town = await openNegotiations()
const { saldo, house, marta, second, creditor, owing, debtor, as, offer, tell, sign, seen, rowOf } = town
const { mailsOf } = town
afterAll(() => saldo.close())

describe('50,000.00 (A33)', () => {
  test.each([
    [49_999_99, 'MANAGER'],
    [50_000_00, 'CREDITOR'],
    [50_000_01, 'CREDITOR'],
  ])('a debt of %d is decided by the %s', async (owed, decider) => {
    const file = await owing(owed)
    await offer(file)
    const [view] = (await as(marta).ofCase({ caseId: file.caseId })).negotiations
    expect(view).toMatchObject({ decider })
    const approve = as(marta).approve(await seen(file))
    if (decider === 'MANAGER') expect((await approve).status).toBe('AGREED')
    else await refusedWith(approve, 'plans.creditorDecides')
  })

  test('the account manager recommends, the creditor decides, nothing binds before', async () => {
    const file = await owing(60_000_00)
    await offer(file)
    await refusedWith(as(creditor).approve(await seen(file)), 'plans.deskFirst')
    await as(marta).recommend({ ...(await seen(file)), advice: 'ACCEPT', reason: 'They will keep it.' })
    await tell(file)
    await saldo.drain()
    expect(await mailsOf('plan-for-creditor', file.caseId)).toMatchObject([{ recipient: creditor.email }])
    await expect(sign(file)).rejects.toThrow('Nothing to sign')
    await as(creditor).approve(await seen(file))
    await tell(file)
    await sign(file)
    expect(await rowOf(file)).toMatchObject({ status: 'SIGNED' })
  })

  test('a counter-offer of the desk goes out only when the creditor has approved it', async () => {
    const file = await owing(60_000_00)
    await offer(file)
    await as(marta).counter({ ...(await seen(file)), terms: inside(60_000_00) })
    await tell(file)
    const before = await debtor(file).talk()
    expect(before.live).toMatchObject({ status: 'WITH_CREDITOR', offers: [{ by: 'you' }] })
    await as(creditor).approve(await seen(file))
    await tell(file)
    expect((await debtor(file).talk()).live).toMatchObject({ status: 'WITH_DEBTOR' })
    await sign(file)
  })

  test('the creditor who does not want our counter-offer leaves the debtor’s offer open', async () => {
    const file = await owing(60_000_00)
    await offer(file)
    await as(marta).counter({ ...(await seen(file)), terms: inside(60_000_00) })
    await tell(file)
    await as(creditor).reject({ ...(await seen(file)), reason: 'Ask for more.' })
    await tell(file)
    expect(await rowOf(file)).toMatchObject({ status: 'WITH_MANAGER', endedAt: null })
  })

  test('the database itself refuses a plan that the creditor has not approved', async () => {
    const file = await owing(60_000_00)
    const negotiationId = await offer(file)
    const insert = house.db.plan.create({
      data: {
        id: 'pln_forged',
        caseId: file.caseId,
        creditorId: creditor.creditorId,
        negotiationId,
        round: 1,
        status: 'ACTIVE',
        currency: 'EUR',
        totalMinor: 60_000_00n,
        claimedMinor: 60_000_00n,
        claimedOn: '2026-11-21',
        signerName: 'X',
        signedAt: new Date(),
        signedOn: '2026-11-21',
        language: 'en',
        text: 'x',
        textSha256: 'x',
        linkId: 'x',
        ipAddress: 'x',
        userAgent: 'x',
      },
    })
    await expect(insert).rejects.toSatisfy((error) => databaseCode(error) === '23514')
  })
})

describe('less than the whole (A32)', () => {
  test('needs a reason, and the creditor where the mandate leaves no room', async () => {
    const file = await owing(10_000_00)
    await refusedWith(offer(file, { total: minor(8_000_00) }), 'plans.reasonNeeded')
    await offer(file, { total: minor(8_000_00) }, { whyNotViable: 'We lost our largest customer.' })
    const [view] = (await as(marta).ofCase({ caseId: file.caseId })).negotiations
    expect(view).toMatchObject({ decider: 'CREDITOR', why: expect.arrayContaining(['BEYOND_DISCOUNT']) })
  })

  test('inside the mandate two people of the desk approve it', async () => {
    const file = await owing(10_000_00)
    const agreement = await house.db.agreement.findFirstOrThrow({
      where: { creditorId: creditor.creditorId, cases: { some: { id: file.caseId } } },
    })
    await house.db.agreement.update({
      where: { id: agreement.id },
      data: { mandate: { ...(agreement.mandate as object), discountAtMost: 2_500 } },
    })
    await offer(file, { total: minor(8_000_00) }, { whyNotViable: 'We lost our largest customer.' })
    const first = await as(marta).approve({ ...(await seen(file)), whyNotViable: 'Accounts seen.' })
    expect(first.status).toBe('WITH_MANAGER')
    await tell(file)
    await refusedWith(as(marta).approve({ ...(await seen(file)) }), 'plans.secondPerson')
    const other = await as(second).approve({ ...(await seen(file)), whyNotViable: 'Accounts seen.' })
    expect(other.status).toBe('AGREED')
  })
})

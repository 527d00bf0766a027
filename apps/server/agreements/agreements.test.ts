import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Creditor } from '#shared/access/actor.ts'
import { agreementText, canonicalText, currentAgreementVersion } from '#shared/agreements/agreement-text.ts'
import { defaultMandate } from '#shared/agreements/mandate.ts'
import { minor } from '#shared/money.ts'
import { pagesOf } from '../ports/pdf-text.test-kit.ts'
import { addCase } from '../testing/cases.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'

let saldo: TestHouse
let vega: Creditor
let nord: Creditor
beforeAll(async () => {
  saldo = await openTestHouse()
  vega = await saldo.addCreditor('Aceros Vega SL')
  nord = await saldo.addCreditor('Almacenes Vilanova SA')
})
afterAll(() => saldo.close())

const signing = {
  signerName: 'Lucía Vega',
  signerRole: 'Managing director',
  authorityConfirmed: true,
  textVersion: currentAgreementVersion,
  language: 'es',
  mandate: defaultMandate,
} as const

describe('the agreement', () => {
  test('is read by everybody before registering, with the fingerprint of its words (A50)', async () => {
    const read = await saldo.callerAs({ kind: 'visitor', language: 'en' }).agreements.text({ language: 'de' })
    expect(read.text.title).toBe('Inkassovertrag')
    const words = canonicalText(agreementText('de'))
    expect(read.sha256).toBe(createHash('sha256').update(words).digest('hex'))
  })

  test('is signed with who, when, from where, which words and which limits (A10)', async () => {
    const caller = saldo.callerAs(vega)
    expect((await caller.agreements.current()).signed).toBeNull()
    const signed = await caller.agreements.sign(signing)
    expect(signed.number).toBe('A-AV-01')
    const row = await saldo.house.db.agreement.findUniqueOrThrow({ where: { id: signed.agreementId } })
    expect(row).toMatchObject({
      creditorId: vega.creditorId,
      signerId: vega.userId,
      ipAddress: '203.0.113.7',
      userAgent: 'test',
      signedOn: '2026-11-21',
      textSha256: createHash('sha256')
        .update(canonicalText(agreementText('es')))
        .digest('hex'),
      authorityLimitMinor: 5_000_000n,
    })
    expect((await caller.agreements.current()).signed).toMatchObject({
      number: 'A-AV-01',
      mandate: defaultMandate,
    })
  })

  test('signed twice in the same words, also at once, it is signed once', async () => {
    const caller = saldo.callerAs(vega)
    const again = await Promise.all(Array.from({ length: 4 }, () => caller.agreements.sign(signing)))
    expect(new Set(again.map(({ number }) => number))).toEqual(new Set(['A-AV-01']))
    expect(await saldo.house.db.agreement.count({ where: { creditorId: vega.creditorId } })).toBe(1)
  })

  test('is printed with its words, limits and signature, and kept with its fingerprint', async () => {
    await saldo.drain()
    const row = await saldo.house.db.agreement.findFirstOrThrow({ where: { creditorId: vega.creditorId } })
    const pdf = await saldo.house.files.bytes(row.paperKey ?? '')
    expect(createHash('sha256').update(pdf).digest('hex')).toBe(row.paperSha256)
    const text = pagesOf(pdf).join(' ').replaceAll('\u00a0', ' ')
    for (const words of [
      'A-AV-01',
      'Lucía Vega',
      'Managing director',
      'Aceros Vega SL',
      '50.000,00 €',
      '203.0.113.7',
    ])
      expect(text).toContain(words)
    expect(text.replaceAll(' ', '')).toContain(row.textSha256)
  })

  test('with other limits replaces the one before, never wider than the widest', async () => {
    const caller = saldo.callerAs(vega)
    const wider = { ...defaultMandate, firstShare: 500 }
    await expect(caller.agreements.sign({ ...signing, mandate: wider })).rejects.toMatchObject({
      cause: { code: 'agreements.mandateTooWide', params: { field: 'firstShare' } },
    })
    const narrower = { ...defaultMandate, authorityLimit: minor(10_000_00), automaticApproval: false }
    const signed = await caller.agreements.sign({ ...signing, mandate: narrower })
    expect(signed.number).toBe('A-AV-02')
    const rows = await saldo.house.db.agreement.findMany({
      where: { creditorId: vega.creditorId },
      orderBy: { signedAt: 'asc' },
    })
    expect(rows.map(({ endedAt }) => endedAt === null)).toEqual([false, true])
  })

  test('is refused in words that are not offered any more, and without authority', async () => {
    const caller = saldo.callerAs(nord)
    await expect(caller.agreements.sign({ ...signing, textVersion: '2019-01' })).rejects.toMatchObject({
      cause: { code: 'agreements.textChanged' },
    })
    const unsure = { ...signing, authorityConfirmed: false as unknown as true }
    await expect(caller.agreements.sign(unsure)).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    const member: Creditor = { ...nord, role: 'member' }
    await expect(saldo.callerAs(member).agreements.sign(signing)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  test('of one company is nothing to another, whose letters differ although its initials do not', async () => {
    const stranger = saldo.callerAs(nord)
    const named = { creditorId: vega.creditorId }
    await expect(stranger.agreements.current(named)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect((await stranger.agreements.current()).signed).toBeNull()
    expect((await stranger.agreements.sign(signing)).number).toBe('A-AV2-01')
  })

  test('lets cases that waited for it go to review in the same moment', async () => {
    const late = await saldo.addCreditor('Ferretería Ríos SL')
    const waiting = await addCase(saldo.house, late.creditorId, { status: 'AWAITING_AGREEMENT' })
    const drafted = await addCase(saldo.house, late.creditorId, { status: 'DRAFT' })
    const { agreementId } = await saldo.callerAs(late).agreements.sign(signing)
    const row = await saldo.house.db.case.findUniqueOrThrow({
      where: { id: waiting },
      include: { events: true },
    })
    expect(row).toMatchObject({ status: 'UNDER_REVIEW', agreementId })
    expect(row.events.map(({ kind }) => kind).toSorted()).toEqual(['agreement-signed', 'review-started'])
    const draft = await saldo.house.db.case.findUniqueOrThrow({ where: { id: drafted } })
    expect(draft).toMatchObject({ status: 'DRAFT', agreementId: null })
  })
})

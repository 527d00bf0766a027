import { afterAll, describe, expect, test } from 'vitest'
import { addDays, type Day, day } from '#shared/dates.ts'
import type { Id } from '#shared/ids.ts'
import { languages } from '#shared/languages.ts'
import {
  absenceEnds,
  type AbsenceMailData,
  absenceTasks,
  deputyNamedMail,
  deputyReleasedMail,
} from './absence-mails.ts'
import { openAccess } from './access.test-kit.ts'

const { saldo, marta } = await openAccess()
const nuria = await saldo.addStaff('manager', 'Nuria Soler')
afterAll(() => saldo.close())

const as = (person: Parameters<typeof saldo.callerAs>[0]) => saldo.callerAs(person).access
const today = day('2026-11-21')
type Person = Parameters<typeof saldo.callerAs>[0]
async function leave(person: Person, deputy: { userId: string }, from: Day = today) {
  const { id } = await as(person).beAway({
    fromOn: from,
    untilOn: addDays(from, 7),
    deputyId: deputy.userId as Id<'user'>,
  })
  return id as Id<'absence'>
}
/** What has arrived since the last look, by reader. */
async function arrived() {
  const before = saldo.mails.length
  await saldo.drain()
  return new Map(saldo.mails.slice(before).map((mail) => [mail.to, mail]))
}

describe('at the desk', () => {
  test('a deputy hears at once, in their language, for whom, when, what and where; the person away gets a copy', async () => {
    await saldo.house.db.user.update({ where: { id: nuria.userId }, data: { language: 'de' } })
    const absenceId = await leave(marta, nuria)
    const mails = await arrived()
    expect([...mails.keys()].toSorted()).toEqual([marta.email, nuria.email].toSorted())
    const told = mails.get(nuria.email)
    expect(told?.subject).toBe('Sie vertreten Marta Ferrer vom 21.11.2026 bis 28.11.2026')
    for (const part of ['Nuria Soler', 'Angebote', 'in beider Namen', 'nie Zustimmung', '/desk'])
      expect(told?.text).toContain(part)
    const copy = mails.get(marta.email)
    expect(copy?.subject).toContain('Nuria Soler stands in for you')
    expect(copy?.text).toContain('/desk/account')

    await as(marta).endAbsence({ absenceId })
    await as(marta).endAbsence({ absenceId })
    const over = await arrived()
    expect(over.get(nuria.email)?.text).toContain('früher zurück')
    expect(over.get(marta.email)?.text).toContain('From now on you decide yourself again')
    expect((await arrived()).size).toBe(0)
  })

  test('one that is taken back before it begins, or before the mail leaves, says so', async () => {
    const later = await leave(marta, nuria, addDays(today, 10))
    await arrived()
    await as(marta).endAbsence({ absenceId: later })
    expect((await arrived()).get(nuria.email)?.text).toContain('nun doch nicht abwesend')
    const hasty = await leave(marta, nuria)
    await as(marta).endAbsence({ absenceId: hasty })
    expect((await arrived()).get(nuria.email)?.subject).toBe('Sie vertreten Marta Ferrer nicht mehr')
    const kinds = await saldo.house.db.outgoingMail.groupBy({ by: ['kind', 'lastError'], _count: true })
    expect(kinds).toContainEqual({ kind: 'deputy-named', lastError: 'moot', _count: 2 })
  })

  test('one that is over by itself needs no news', async () => {
    const past = await leave(marta, nuria, addDays(today, -6))
    await arrived()
    saldo.clock.forward(3 * 86_400)
    await as(marta).endAbsence({ absenceId: past })
    expect((await arrived()).size).toBe(0)
    saldo.clock.forward(-3 * 86_400)
  })
})

describe('in a company', () => {
  test('the deputy of an owner is led to the approvals; whoever leaves is told nothing, the other is', async () => {
    const lucia = await saldo.addCreditor('Aceros Vega SL')
    const tomas = await saldo.addMember(lucia, 'Tomás Vega')
    await leave(lucia, tomas)
    const mails = await arrived()
    expect(mails.get(tomas.email)?.text).toContain('/app/approvals')
    expect(mails.get(lucia.email)?.text).toContain('/app/account')
    const owed = await saldo.house.db.outgoingMail.findMany({ where: { recipient: tomas.email } })
    expect(owed).toMatchObject([{ creditorId: lucia.creditorId, caseId: null }])
    await as(lucia).removeMember({ userId: tomas.userId })
    const over = await arrived()
    expect([...over.keys()]).toEqual([lucia.email])
    expect(over.get(lucia.email)?.text).toContain('name somebody else')
  })
})

test.each(languages)(
  'in %s every mail names both and the days, whoever reads it and however it ends',
  (language) => {
    const of = (changed: Partial<AbsenceMailData>): AbsenceMailData => ({
      language,
      agency: saldo.house.config.agency,
      reader: 'deputy',
      absentName: 'Marta Ferrer',
      deputyName: 'Henrik Dahl',
      fromOn: today,
      untilOn: addDays(today, 7),
      task: 'manager',
      url: 'https://saldo.example/desk',
      ...changed,
    })
    for (const reader of ['deputy', 'absent'] as const) {
      const other = reader === 'deputy' ? 'Marta Ferrer' : 'Henrik Dahl'
      const named = absenceTasks.map((task) => deputyNamedMail(of({ reader, task })))
      const released = absenceEnds.map((how) => deputyReleasedMail({ ...of({ reader }), how }))
      expect(new Set([...named, ...released].map(({ text }) => text)).size).toBe(6)
      for (const { subject, text } of [...named, ...released]) {
        expect(subject.length).toBeLessThan(90)
        expect(subject).toContain(other)
        expect(text).toContain('https://saldo.example/desk')
        expect(text).not.toMatch(/deputyNamed|deputyReleased|absence\.|\{\{/)
      }
    }
  },
)

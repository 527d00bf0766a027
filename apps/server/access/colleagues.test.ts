import { afterAll, describe, expect, test } from 'vitest'
import { openAccess, refusalOf } from './access.test-kit.ts'

const { saldo, newcomer, actorOf } = await openAccess()
afterAll(() => saldo.close())

describe('colleagues', () => {
  async function invited(email: string, role: 'owner' | 'member' = 'member') {
    const owner = await saldo.addCreditor(`Company of ${email}`)
    const { id } = await saldo.callerAs(owner).access.invite({ email, role })
    return { owner, id, token: await tokenFor(email) }
  }
  async function tokenFor(email: string): Promise<string> {
    await saldo.drain()
    const mail = saldo.mails.findLast(({ to }) => to === email)
    const token = /\/app\/invitation\?token=([\w-]+)/.exec(mail?.text ?? '')?.[1]
    if (!token) throw new Error(`No invitation to ${email}`)
    return token
  }

  test('an invitation is read without an account and accepted by the person it was sent to', async () => {
    const tomas = await newcomer('Tomás Vega')
    const { owner, token } = await invited(tomas.email)
    const read = await saldo.callerAs({ kind: 'visitor', language: 'es' }).access.readInvitation({ token })
    expect(read).toMatchObject({
      company: `Company of ${tomas.email}`,
      inviter: owner.name,
      hasAccount: true,
    })
    await saldo.callerAs(tomas).access.acceptInvitation({ token })
    expect(await actorOf(tomas.userId)).toMatchObject({
      kind: 'creditor',
      role: 'member',
      creditorId: owner.creditorId,
    })
    expect(await refusalOf(saldo.callerAs(tomas).access.readInvitation({ token }))).toBe(
      'access.invitationGone',
    )
    const { people } = await saldo.callerAs(owner).access.members({})
    expect(people.map(({ email }) => email)).toContain(tomas.email)
  })

  test('works for no other address, not after seven days, not when withdrawn, not when renewed', async () => {
    const [right, wrong] = [await newcomer('Right Person'), await newcomer('Wrong Person')]
    const { owner, token } = await invited(right.email)
    expect(await refusalOf(saldo.callerAs(wrong).access.acceptInvitation({ token }))).toBe(
      'access.invitationOtherEmail',
    )
    const again = await saldo.callerAs(owner).access.invite({ email: right.email, role: 'owner' })
    expect(await refusalOf(saldo.callerAs(right).access.acceptInvitation({ token }))).toBe(
      'access.invitationGone',
    )
    const renewed = await tokenFor(right.email)
    saldo.clock.forward(7 * 86_400 + 1)
    expect(await refusalOf(saldo.callerAs(right).access.acceptInvitation({ token: renewed }))).toBe(
      'access.invitationGone',
    )
    const { invitations } = await saldo.callerAs(owner).access.members({})
    expect(invitations).toMatchObject([{ id: again.id, isExpired: true }])
    await saldo.callerAs(owner).access.revokeInvitation({ invitationId: again.id as never })
    expect((await saldo.callerAs(owner).access.members({})).invitations).toEqual([])
  })

  test('a member is not invited twice, and a member invites nobody', async () => {
    const owner = await saldo.addCreditor('Twice SL')
    expect(await refusalOf(saldo.callerAs(owner).access.invite({ email: owner.email, role: 'member' }))).toBe(
      'access.alreadyMember',
    )
    const member = { ...owner, role: 'member' as const }
    expect(
      await refusalOf(saldo.callerAs(member).access.invite({ email: 'x@example.test', role: 'member' })),
    ).toBe('FORBIDDEN')
  })

  test('the last owner stays, even when two owners remove each other at once', async () => {
    const guest = await newcomer('Second Owner')
    const { owner, token } = await invited(guest.email, 'owner')
    const caller = saldo.callerAs(owner).access
    expect(await refusalOf(caller.removeMember({ userId: owner.userId }))).toBe('access.lastOwner')
    await saldo.callerAs(guest).access.acceptInvitation({ token })
    const second = { ...owner, userId: guest.userId }
    const outcomes = await Promise.allSettled([
      caller.removeMember({ userId: guest.userId }),
      saldo.callerAs(second).access.removeMember({ userId: owner.userId }),
    ])
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const owners = await saldo.house.db.membership.count({
      where: { creditorId: owner.creditorId, role: 'owner' },
    })
    expect(owners).toBe(1)
  })

  test('a stranger neither sees nor touches the people of another company', async () => {
    const { owner, id } = await invited('colleague@example.test')
    const stranger = await saldo.addCreditor('Stranger SL')
    const caller = saldo.callerAs(stranger).access
    const creditorId = owner.creditorId
    expect(await refusalOf(caller.members({ creditorId }))).toBe('access.notFound')
    expect(await refusalOf(caller.company({ creditorId }))).toBe('access.notFound')
    expect(await refusalOf(caller.revokeInvitation({ invitationId: id as never }))).toBe('access.notFound')
    expect(await refusalOf(caller.removeMember({ userId: owner.userId }))).toBe('access.notFound')
    expect((await caller.members({})).people.map(({ id: userId }) => userId)).toEqual([stranger.userId])
  })
})

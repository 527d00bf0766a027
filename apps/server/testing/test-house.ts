import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import type { Actor, Creditor, MembershipRole, Staff, StaffRole } from '#shared/access/actor.ts'
import { instant } from '#shared/dates.ts'
import { type CreditorId, newId, type UserId } from '#shared/ids.ts'
import { cloneDatabase, type TestServer } from '../../launcher/test-database.ts'
import { readConfig } from '../config.ts'
import type { House } from '../house.ts'
import { handlersOf } from '../job-handlers.ts'
import { openLog } from '../log.ts'
import { openHouse } from '../open-house.ts'
import { fixedClock } from '../ports/clock.ts'
import type { Mail, MailDoor } from '../ports/mail.ts'
import { appRouter } from '../router.ts'
import { callerOf } from '../trpc.ts'

/** The day on which every test begins, unless it says otherwise: a Saturday morning in Madrid. */
export const testNow = instant('2026-11-21T09:00:00.000Z')

export type TestHouse = Awaited<ReturnType<typeof openTestHouse>>

/**
 * A whole house on a database of its own, cloned from the migrated template. The clock is set by the test, mail lands
 * in an in-memory SMTP-less mailbox that is the mail door's second adapter, files in a temporary folder. Outside the test
 * runner the server is named.
 */
export async function openTestHouse(env: NodeJS.ProcessEnv = {}, server: TestServer = inject('testServer')) {
  const database = await cloneDatabase(server, crypto.randomUUID().slice(0, 8))
  const varDir = mkdtempSync(join(tmpdir(), 'saldo-test-'))
  const config = readConfig({
    DATABASE_URL: database.url,
    SALDO_VAR: varDir,
    DATABASE_POOL: '12',
    LOG_LEVEL: 'silent',
    ...env,
  })
  const clock = fixedClock(testNow)
  const open = () => openHouse(config, openLog('silent'), { clock, supervise: false })
  let opened = await open()
  const mailbox = memoryMailbox()
  await opened.house.mail.close()
  const house: House = { ...opened.house, mail: mailbox.door }
  const callerAs = (actor: Actor) =>
    callerOf(appRouter)({ house, actor, requestId: 'test', ip: '203.0.113.7', userAgent: 'test' })

  return {
    house,
    clock,
    mails: mailbox.mails,
    callerAs,
    /** Runs every job that is due until none is left. */
    drain: () => house.jobs.drain(handlersOf(house)),
    addStaff: (role: StaffRole, name: string, skills: string[] = ['en']) =>
      addStaff(house, role, name, skills),
    addCreditor: (company: string, country?: string) => addCreditor(house, company, country),
    /** A colleague of an owner, in the same company. */
    addMember: (owner: Creditor, name: string, role: MembershipRole = 'member') =>
      addMember(house, owner, name, role),
    /** Ends and begins again on the same database: only what was written down is still known. */
    async restart() {
      await opened.close()
      opened = await open()
      await opened.house.mail.close()
      Object.assign(house, opened.house, { mail: mailbox.door })
    },
    async close() {
      await opened.close()
      await database.drop()
      rmSync(varDir, { recursive: true, force: true })
    },
  }
}

function memoryMailbox(): { door: MailDoor; mails: Mail[] } {
  const mails: Mail[] = []
  const door: MailDoor = {
    async send(mail) {
      mails.push(mail)
      return { messageId: `<${mail.key}@test>` }
    },
    close: async () => undefined,
  }
  return { door, mails }
}

const person = (house: House, name: string) => ({
  userId: newId('user', Date.parse(house.clock.now())) as UserId,
  name,
  email: `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@example.test`,
})

async function addStaff(house: House, role: StaffRole, name: string, skills: string[]): Promise<Staff> {
  const { userId, email } = person(house, name)
  await house.db.user.create({
    data: { id: userId, name, email, emailVerified: true, staffRole: role, skills },
  })
  return { kind: role, userId, name, email, language: 'en' }
}

async function addCreditor(house: House, company: string, country = 'ES'): Promise<Creditor> {
  const owner = person(house, `Owner of ${company}`)
  const creditorId = newId('creditor', Date.parse(house.clock.now())) as CreditorId
  const manager = await house.db.user.findFirst({ where: { staffRole: 'manager' }, select: { id: true } })
  await house.db.user.create({
    data: { id: owner.userId, name: owner.name, email: owner.email, emailVerified: true },
  })
  await house.db.creditor.create({
    data: {
      id: creditorId,
      name: company,
      country,
      registrationKind: 'company',
      registrationNumber: creditorId,
      language: 'en',
      managerId: manager?.id ?? null,
      declaredVersion: '1',
      declaredById: owner.userId,
      declaredAt: new Date(house.clock.now()),
      memberships: {
        create: { id: newId('member', Date.parse(house.clock.now())), userId: owner.userId, role: 'owner' },
      },
    },
  })
  return { kind: 'creditor', ...owner, creditorId, role: 'owner', language: 'en' }
}

async function addMember(
  house: House,
  owner: Creditor,
  name: string,
  role: MembershipRole,
): Promise<Creditor> {
  const { userId, email } = person(house, name)
  const { creditorId } = owner
  await house.db.user.create({ data: { id: userId, name, email, emailVerified: true } })
  await house.db.membership.create({
    data: { id: newId('member', Date.parse(house.clock.now())), userId, creditorId, role },
  })
  return { ...owner, userId, name, email, role }
}

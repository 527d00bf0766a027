import { randomBytes } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import { staffRoles } from '#shared/access/actor.ts'
import { newId } from '#shared/ids.ts'
import { openDb } from '../db.ts'
import { readConfig } from '../config.ts'
import { systemClock } from '../ports/clock.ts'
import { type Command, Fault, readOptions, WrongUsage } from './command.ts'

/** Adds a person of the desk. The first password is printed once, here, and nowhere else. */
export const userCommand: Command = {
  usage: 'user add --email marta@example.com --name "Marta Ferrer" --role manager --skills es,en',
  needsDatabase: true,
  async run([verb, ...args]) {
    if (verb !== 'add') throw new WrongUsage('The only thing to do with a user here is: user add.')
    const given = readOptions(args, ['email', 'name', 'role', 'skills'])
    const role = staffRoles.find((known) => known === given.role)
    if (!role) throw new WrongUsage(`--role is one of ${staffRoles.join(', ')}, not "${given.role}".`)
    const email = given.email.trim().toLowerCase()
    if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email))
      throw new WrongUsage(`--email is no address: "${given.email}".`)
    const skills = given.skills
      .split(',')
      .map((skill) => skill.trim())
      .filter(Boolean)

    const config = readConfig()
    const { db } = openDb({ url: config.databaseUrl, pool: 2, prepared: false })
    try {
      if (await db.user.findUnique({ where: { email }, select: { id: true } })) {
        throw new Fault(`${email} has an account already.`)
      }
      const password = randomBytes(12).toString('base64url')
      const id = newId('user', Date.parse(systemClock.now()))
      await db.user.create({
        data: {
          id,
          email,
          name: given.name.trim(),
          emailVerified: true,
          staffRole: role,
          skills,
          accounts: {
            create: {
              id: crypto.randomUUID(),
              accountId: id,
              providerId: 'credential',
              password: await hashPassword(password),
            },
          },
        },
      })
      const json = { id, email, role, password }
      return { json, text: `Added ${given.name.trim()} (${role}). First password: ${password}` }
    } finally {
      await db.$disconnect()
    }
  },
}

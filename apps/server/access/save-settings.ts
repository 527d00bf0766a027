import type { SettingsInput } from '#shared/access/settings-input.ts'
import type { Ctx } from '../trpc.ts'

/** A person changes their own name, language, theme or mail. Nobody else's row can be named. */
export async function saveSettings({ actor, house }: Ctx, input: SettingsInput): Promise<void> {
  if (!('userId' in actor)) throw new Error('Only a signed-in person has settings')
  const changed = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined))
  await house.db.user.update({ where: { id: actor.userId }, data: changed })
}

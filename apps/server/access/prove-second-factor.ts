import { createOTP } from '@better-auth/utils/otp'
import { symmetricDecrypt } from 'better-auth/crypto'
import { isRefusal, Refusal } from '#shared/refusal.ts'
import type { House } from '../house.ts'
import { countTry } from '../rate-limit.ts'

/** Codes of one person that may be tried in a quarter of an hour. */
const tries = { times: 5, seconds: 900 }
/** A code lives half a minute, and the ones before and after it are taken as well. */
const codeSeconds = 120

/**
 * Whether the person holds their second factor at this moment: the code of their authenticator, typed now. A session,
 * however it began, does not do for what moves money. One code proves once.
 */
export async function proveSecondFactor(
  house: Pick<House, 'config' | 'db' | 'clock'>,
  userId: string,
  code: string,
): Promise<void> {
  const user = await house.db.user.findUnique({
    where: { id: userId },
    select: { twoFactorEnabled: true, twoFactors: { where: { verified: true }, select: { secret: true } } },
  })
  const secret = user?.twoFactors[0]?.secret
  if (!user?.twoFactorEnabled || !secret) throw new Refusal('bankDetails.noSecondFactor')
  await countTry(house, { what: 'access.secondFactor', who: userId, ...tries })
  const plain = await symmetricDecrypt({ key: house.config.authSecret, data: secret })
  if (!(await createOTP(plain, { digits: 6, period: 30 }).verify(code)))
    throw new Refusal('bankDetails.wrongCode')
  try {
    await countTry(house, {
      what: 'access.codeUsed',
      who: `${userId} ${code}`,
      times: 1,
      seconds: codeSeconds,
    })
  } catch (error) {
    if (isRefusal(error)) throw new Refusal('bankDetails.wrongCode')
    throw error
  }
}

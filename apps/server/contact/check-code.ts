import { type CheckCodeInput, comparableName, plainCheckCode } from '#shared/contact/check-code-input.ts'
import { countTry } from '../rate-limit.ts'
import { sameSecret } from '../secrets.ts'
import type { Ctx } from '../trpc.ts'

/**
 * Whether a code belongs to a letter of ours for that creditor: yes or no, nothing else (E15). Code and name are both
 * compared even where there is no such code, so that neither the answer nor its duration tells which was wrong; and
 * few tries an hour keep a million codes from being tried.
 */
export async function checkCode(
  { house, ip }: Ctx,
  { code, creditor }: CheckCodeInput,
): Promise<{ genuine: boolean }> {
  await countTry(house, { what: 'contact.checkCode', who: ip, times: 10, seconds: 3_600 })
  const typed = plainCheckCode(code) ?? ''
  const found = await house.db.case.findUnique({
    where: { checkCode: typed },
    relationLoadStrategy: 'join',
    select: { checkCode: true, creditor: { select: { name: true } } },
  })
  const sameCode = sameSecret(typed, found?.checkCode ?? 'none')
  const sameName = sameSecret(
    comparableName(creditor),
    comparableName(found?.creditor.name ?? 'nobody at all'),
  )
  return { genuine: sameCode && sameName }
}

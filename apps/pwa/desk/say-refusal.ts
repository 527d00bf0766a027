import type { RefusalParams } from '#shared/refusal.ts'
import type { Words } from '#pwa/app/fault.ts'

/** The sentence of a refusal that came as an answer and not as an error: what would be said if one tried. */
export function sayRefusal({ code, params }: { code: string; params: RefusalParams }, t: Words): string {
  const say = t as unknown as (key: string, options: Record<string, unknown>) => string
  return say(code, { ...params, ns: 'errors' })
}

import { createHmac } from 'node:crypto'

/** `t=…,v1=…` as https://docs.stripe.com/webhooks#verify-manually describes; one v1 per secret during a roll. */
export function signatureHeader(payload: string, secrets: readonly string[], seconds: number): string {
  const signatures = secrets.map((secret) => {
    return `v1=${createHmac('sha256', secret).update(`${seconds}.${payload}`).digest('hex')}`
  })
  return [`t=${seconds}`, ...signatures].join(',')
}

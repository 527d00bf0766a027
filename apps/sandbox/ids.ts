import { randomBytes } from 'node:crypto'

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

export function random(length: number): string {
  // 248 is the largest multiple of 62 below 256: bytes above it are dropped so that no letter is favoured.
  let text = ''
  while (text.length < length) {
    for (const byte of randomBytes(length)) {
      if (byte < 248 && text.length < length) text += alphabet[byte % 62]
    }
  }
  return text
}

/** Ids have the prefix and the length of Stripe's own, so that columns sized for the sandbox fit production. */
export const newId = {
  balance_transaction: () => `txn_3${random(23)}`,
  charge: () => `ch_3${random(23)}`,
  customer: () => `cus_${random(14)}`,
  delivery: () => `dlv_${random(24)}`,
  dispute: () => `du_1${random(23)}`,
  errand: () => `err_${random(16)}`,
  event: () => `evt_1${random(23)}`,
  file: () => `file_1${random(23)}`,
  line_item: () => `li_1${random(23)}`,
  payment_intent: () => `pi_3${random(23)}`,
  payment_method: () => `pm_1${random(23)}`,
  payout: () => `po_1${random(23)}`,
  price: () => `price_1${random(23)}`,
  product: () => `prod_${random(14)}`,
  refund: () => `re_3${random(23)}`,
  request: () => `req_${random(14)}`,
  session: () => `cs_test_a1${random(56)}`,
  setup_intent: () => `seti_1${random(23)}`,
}

export function clientSecret(id: string): string {
  return `${id}_secret_${random(25)}`
}

export interface Decline {
  code: string
  declineCode?: string
  advice: 'confirm_card_data' | 'do_not_try_again' | 'try_again_later'
  message: string
}
/** `unless_set_up` wants authentication until the card was saved for later; `always` wants it every time. */
export type Authentication = 'never' | 'unless_set_up' | 'always'
export type DisputeReason = 'fraudulent' | 'product_not_received'

export interface CardBehaviour {
  authentication: Authentication
  decline: Decline | null
  dispute: DisputeReason | null
}

const plainDecline = (declineCode: string, message: string, advice: Decline['advice']): Decline => ({
  code: 'card_declined',
  declineCode,
  message,
  advice,
})
const declined = 'Your card was declined.'

export const declines = {
  generic: plainDecline('generic_decline', declined, 'try_again_later'),
  insufficientFunds: plainDecline(
    'insufficient_funds',
    'Your card has insufficient funds.',
    'try_again_later',
  ),
  lost: plainDecline('lost_card', declined, 'do_not_try_again'),
  stolen: plainDecline('stolen_card', declined, 'do_not_try_again'),
  fraudulent: plainDecline('fraudulent', declined, 'do_not_try_again'),
  authentication: {
    code: 'authentication_required',
    declineCode: 'authentication_required',
    message: 'Your card was declined. This transaction requires authentication.',
    advice: 'try_again_later',
  },
  expired: { code: 'expired_card', message: 'Your card has expired.', advice: 'do_not_try_again' },
  incorrectCvc: {
    code: 'incorrect_cvc',
    message: "Your card's security code is incorrect.",
    advice: 'confirm_card_data',
  },
  processing: {
    code: 'processing_error',
    message: 'An error occurred while processing your card. Try again in a little bit.',
    advice: 'try_again_later',
  },
  notATestCard: plainDecline(
    'test_mode_live_card',
    'Your card was declined. Your request was in test mode, but used a non test (live) card. ' +
      'For a list of valid test cards, visit: https://stripe.com/docs/testing.',
    'do_not_try_again',
  ),
} satisfies Record<string, Decline>

const fine: CardBehaviour = { authentication: 'never', decline: null, dispute: null }
const refuses = (decline: Decline): CardBehaviour => ({ ...fine, decline })

// https://docs.stripe.com/testing#cards
const behaviours = new Map<string, CardBehaviour>([
  ['4242424242424242', fine],
  ['4000056655665556', fine],
  ['5555555555554444', fine],
  ['5200828282828210', fine],
  ['378282246310005', fine],
  ['4000007240000007', fine],
  ['4000002760000016', fine],
  ['4000000000000002', refuses(declines.generic)],
  ['4000000000009995', refuses(declines.insufficientFunds)],
  ['4000000000009987', refuses(declines.lost)],
  ['4000000000009979', refuses(declines.stolen)],
  ['4100000000000019', refuses(declines.fraudulent)],
  ['4000000000000069', refuses(declines.expired)],
  ['4000000000000127', refuses(declines.incorrectCvc)],
  ['4000000000000119', refuses(declines.processing)],
  ['4000000000000341', refuses(declines.generic)],
  ['4000002500003155', { ...fine, authentication: 'unless_set_up' }],
  ['4000000000003220', { ...fine, authentication: 'always' }],
  ['4000002760003184', { ...fine, authentication: 'always' }],
  [
    '4000008260003178',
    { authentication: 'unless_set_up', decline: declines.insufficientFunds, dispute: null },
  ],
  ['4000000000000259', { ...fine, dispute: 'fraudulent' }],
  ['4000000000002685', { ...fine, dispute: 'product_not_received' }],
])

/** Stripe's ready-made payment methods (`pm_card_visa`); each use makes a fresh one from its number. */
const readyMade = new Map([
  ['pm_card_visa', '4242424242424242'],
  ['pm_card_visa_debit', '4000056655665556'],
  ['pm_card_mastercard', '5555555555554444'],
  ['pm_card_amex', '378282246310005'],
  ['pm_card_chargeDeclined', '4000000000000002'],
  ['pm_card_visa_chargeDeclined', '4000000000000002'],
  ['pm_card_chargeDeclinedInsufficientFunds', '4000000000009995'],
  ['pm_card_visa_chargeDeclinedInsufficientFunds', '4000000000009995'],
  ['pm_card_chargeDeclinedExpiredCard', '4000000000000069'],
  ['pm_card_chargeDeclinedIncorrectCvc', '4000000000000127'],
  ['pm_card_chargeDeclinedProcessingError', '4000000000000119'],
  ['pm_card_chargeCustomerFail', '4000000000000341'],
  ['pm_card_authenticationRequired', '4000002760003184'],
  ['pm_card_authenticationRequiredOnSetup', '4000002500003155'],
  ['pm_card_createDispute', '4000000000000259'],
  ['pm_card_createDisputeProductNotReceived', '4000000000002685'],
])

export function behaviourOf(number: string): CardBehaviour {
  return behaviours.get(number) ?? refuses(declines.notATestCard)
}

/** The number behind `pm_card_visa` or `tok_visa`, if it is one of Stripe's ready-made names. */
export function numberBehind(name: string): string | undefined {
  return readyMade.get(name.replace(/^tok_/, 'pm_card_'))
}

/** 341 attaches and then fails; the other declining cards are refused as soon as somebody tries to save them. */
export function mayBeSaved(number: string): boolean {
  return (
    behaviourOf(number).decline === null || number === '4000000000000341' || number === '4000008260003178'
  )
}

export function passesLuhn(number: string): boolean {
  if (!/^\d{12,19}$/.test(number)) return false
  const sum = [...number].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}

export type Brand = 'amex' | 'mastercard' | 'unknown' | 'visa'
export function brandOf(number: string): Brand {
  if (number.startsWith('4')) return 'visa'
  if (/^3[47]/.test(number)) return 'amex'
  return /^5[1-5]|^2[2-7]/.test(number) ? 'mastercard' : 'unknown'
}

export function fundingOf(number: string): 'credit' | 'debit' {
  return number === '4000056655665556' ? 'debit' : 'credit'
}

/** Digits seven to nine of Stripe's regional test cards are the ISO 3166 number of the issuing country. */
export function countryOf(number: string): string {
  const regions = new Map([
    ['056', 'BE'],
    ['250', 'FR'],
    ['276', 'DE'],
    ['724', 'ES'],
    ['826', 'GB'],
  ])
  return regions.get(number.slice(6, 9)) ?? 'US'
}

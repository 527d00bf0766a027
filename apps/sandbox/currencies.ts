import { invalid } from './errors.ts'
import type { Field } from './parameters.ts'

// https://docs.stripe.com/currencies: presentment currencies, how many decimals they carry, and the limits.
const supported = new Set(
  (
    'usd aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bhd bif bmd bnd bob brl bsd bwp byn bzd cad cdf ' +
    'chf clp cny cop crc cve czk djf dkk dop dzd egp etb eur fjd fkp gbp gel ghs gip gmd gnf gtq gyd hkd hnl hrk ' +
    'htg huf idr ils inr isk jmd jod jpy kes kgs khr kmf krw kwd kyd kzt lak lbp lkr lrd lsl mad mdl mga mkd mmk ' +
    'mnt mop mur mvr mwk mxn myr mzn nad ngn nio nok npr nzd omr pab pen pgk php pkr pln pyg qar ron rsd rub rwf ' +
    'sar sbd scr sek sgd shp sle sos srd std szl thb tjs tnd top try ttd twd tzs uah ugx uyu uzs vnd vuv wst xaf ' +
    'xcd xcg xof xpf yer zar zmw'
  ).split(' '),
)
const withoutDecimals = new Set('bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'.split(' '))
const withThreeDecimals = new Set('bhd jod kwd omr tnd'.split(' '))
/** Written with two decimals although the money has none: they must be 00. */
const wholeOnly = new Set(['isk', 'ugx'])
const minimum = new Map(
  Object.entries({
    usd: 50,
    aed: 200,
    aud: 50,
    bgn: 100,
    brl: 50,
    cad: 50,
    chf: 50,
    czk: 1500,
    dkk: 250,
    eur: 50,
    gbp: 30,
    hkd: 400,
    huf: 17500,
    inr: 50,
    jpy: 50,
    mxn: 1000,
    myr: 200,
    nok: 300,
    nzd: 50,
    pln: 200,
    ron: 200,
    sek: 300,
    sgd: 50,
    thb: 1000,
  }),
)
const maximum = new Map(
  Object.entries({
    cop: 9_999_999_999,
    huf: 9_999_999_999,
    idr: 999_999_999_999,
    inr: 999_999_999,
    jpy: 9_999_999_999,
    lbp: 999_999_999_999,
  }),
)

export const currency: Field<string> = {
  required: false,
  read: (raw, name) => {
    const code = typeof raw === 'string' ? raw.toLowerCase() : ''
    if (supported.has(code)) return code
    const list = [...supported].join(', ')
    throw invalid(
      `Invalid currency: ${String(raw)}. Stripe currently supports these currencies: ${list}`,
      name,
    )
  },
}

export function decimalsOf(code: string): 0 | 2 | 3 {
  return withoutDecimals.has(code) ? 0 : withThreeDecimals.has(code) ? 3 : 2
}

/** "12400.00" from 1240000: string work, so that no amount ever passes through a fraction. */
export function decimal(amount: number, code: string): `${number}` {
  const places = decimalsOf(code)
  const digits = String(Math.abs(amount)).padStart(places + 1, '0')
  const whole = digits.slice(0, digits.length - places)
  const sign = amount < 0 ? '-' : ''
  const shown = places === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(-places)}`
  return shown as `${number}`
}

export function formatAmount(amount: number, code: string, language = 'en'): string {
  const style = { style: 'currency', currency: code.toUpperCase() } as const
  return new Intl.NumberFormat(language, { ...style, minimumFractionDigits: decimalsOf(code) }).format(
    decimal(amount, code),
  )
}

/** The charge amount rules of https://docs.stripe.com/currencies; `name` is the parameter to blame. */
export function checkAmount(amount: number, code: string, name: string): void {
  if (amount < 1)
    throw invalid('This value must be greater than or equal to 1.', name, 'parameter_invalid_integer')
  const least = minimum.get(code) ?? 1
  if (amount < least) {
    throw invalid(`Amount must be at least ${formatAmount(least, code)} ${code}`, name, 'amount_too_small')
  }
  const most = maximum.get(code) ?? 99_999_999
  if (amount > most) {
    throw invalid(`Amount must be no more than ${formatAmount(most, code)}`, name, 'amount_too_large')
  }
  const step = withThreeDecimals.has(code) ? 10 : wholeOnly.has(code) ? 100 : 1
  if (amount % step !== 0) {
    const rule = `amounts in ${code} must be evenly divisible by ${step}`
    throw invalid(`Invalid amount: ${amount}; ${rule}.`, name, 'invalid_charge_amount')
  }
}

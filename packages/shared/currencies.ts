/**
 * ISO 4217, currencies in use in 2026, without funds, metals and test codes. Withdrawn codes (DEM, BGN, HRK) are left out:
 * what was owed in them has been owed in the successor by law since the changeover.
 */
const codes =
  'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP ' +
  'CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG ' +
  'HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL ' +
  'MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR ' +
  'RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD ' +
  'TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG'

/** Every currency a claim may be in, in alphabetical order. */
export const currencies: readonly string[] = codes.split(' ')

const known = new Set(currencies)

// ISO 4217 decides, not `Intl`: CLDR shows no decimals for currencies whose minor unit is out of use.
const withoutDecimals = new Set('BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF'.split(' '))
const withThree = new Set('BHD IQD JOD KWD LYD OMR TND'.split(' '))

/** Whether the text is a currency code in use, in capital letters. */
export function isCurrency(text: unknown): text is string {
  return typeof text === 'string' && known.has(text)
}

/** How many decimals the currency has. Throws RangeError for a code that is no currency in use. */
export function exponent(currency: string): 0 | 2 | 3 {
  if (!known.has(currency)) throw new RangeError(`Not a currency in use: ${currency}`)
  if (withoutDecimals.has(currency)) return 0
  return withThree.has(currency) ? 3 : 2
}

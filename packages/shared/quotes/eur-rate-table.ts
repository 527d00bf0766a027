/**
 * Example data: units per euro, so that every ISO 4217 currency finds its tariff band. The first block are the
 * currencies that the ECB publishes; the second follow a peg or are rounder. The operator replaces them by the
 * published rates. Nothing is ever paid or claimed at these rates.
 */
const published =
  'AUD 1.7650 BRL 6.2400 CAD 1.6200 CHF 0.9300 CNY 8.2500 CZK 24.3500 DKK 7.4690 GBP 0.8600 HKD 9.0600 HUF 388.50 ' +
  'IDR 19380 ILS 3.8200 INR 102.80 ISK 145.80 JPY 178.40 KRW 1668.00 MXN 21.4500 MYR 4.8700 NOK 11.7200 NZD 2.0350 ' +
  'PHP 68.500 PLN 4.2550 RON 5.0850 SEK 10.9800 SGD 1.5120 THB 37.700 TRY 50.850 USD 1.1650 ZAR 20.150'

const others =
  'AED 4.2785 AFN 77.50 ALL 96.80 AMD 446.00 AOA 1068 ARS 1680 AWG 2.0970 AZN 1.9805 BAM 1.95583 BBD 2.3300 BDT 142.0 ' +
  'BHD 0.4380 BIF 3440 BMD 1.1650 BND 1.5120 BOB 8.05 BSD 1.1650 BTN 102.80 BWP 15.60 BYN 3.95 BZD 2.3300 CDF 2700 ' +
  'CLP 1105 COP 4520 CRC 584 CUP 27.96 CVE 110.265 DJF 207.0 DOP 74.50 DZD 151.5 EGP 55.40 ERN 17.475 ETB 178 ' +
  'FJD 2.6500 FKP 0.8600 GEL 3.1600 GHS 12.80 GIP 0.8600 GMD 84.0 GNF 10120 GTQ 8.930 GYD 243.7 HNL 30.60 HTG 152.5 ' +
  'IQD 1526 IRR 49000 JMD 186.5 JOD 0.8260 KES 150.6 KGS 101.9 KHR 4690 KMF 491.96775 KPW 1048 KWD 0.3575 KYD 0.9708 ' +
  'KZT 615 LAK 25300 LBP 104270 LKR 354.0 LRD 213 LSL 20.150 LYD 6.330 MAD 10.760 MDL 19.85 MGA 5230 MKD 61.50 ' +
  'MMK 2446 MNT 4180 MOP 9.330 MRU 46.50 MUR 53.30 MVR 17.95 MWK 2020 MZN 74.50 NAD 20.150 NGN 1680 NIO 42.85 ' +
  'NPR 164.5 OMR 0.4480 PAB 1.1650 PEN 3.950 PGK 4.930 PKR 327.5 PYG 8250 QAR 4.2406 RSD 117.20 RUB 94.50 RWF 1692 ' +
  'SAR 4.3688 SBD 9.590 SCR 16.20 SDG 700 SHP 0.8600 SLE 26.90 SOS 665 SRD 45.50 SSP 5350 STN 24.500 SVC 10.194 ' +
  'SYP 12900 SZL 20.150 TJS 10.85 TMT 4.0775 TND 3.400 TOP 2.780 TTD 7.900 TWD 35.90 TZS 2870 UAH 48.90 UGX 4060 ' +
  'UYU 46.40 UZS 14050 VED 250 VES 250 VND 30680 VUV 142.0 WST 3.230 XAF 655.957 XCD 3.1455 XCG 2.0854 XOF 655.957 ' +
  'XPF 119.331742 YER 278.5 ZMW 26.40 ZWG 31.20'

function read(text: string): (readonly [string, string])[] {
  const words = text.split(' ')
  return words.flatMap((word, place) => (place % 2 === 0 ? [[word, words[place + 1] ?? ''] as const] : []))
}

/** Units per euro by currency code, as decimal texts. */
export const exampleRates: ReadonlyMap<string, string> = new Map([...read(published), ...read(others)])

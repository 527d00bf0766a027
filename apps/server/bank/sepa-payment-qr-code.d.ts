/** The library brings no types; the tests hold our code of a transfer against its own. */
declare module 'sepa-payment-qr-code' {
  export default function code(data: {
    name: string
    iban: string
    amount: number
    structuredReference: string
  }): string
}

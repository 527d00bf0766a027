const names: Readonly<Record<string, string>> = {
  visa: 'Visa',
  mastercard: 'Mastercard',
  amex: 'American Express',
  diners: 'Diners Club',
  discover: 'Discover',
  jcb: 'JCB',
  unionpay: 'UnionPay',
}

/** The brand of a card as its holder knows it; the provider has a word of its own for it. One that is new stays as it is. */
export const cardBrandName = (brand: string): string => names[brand] ?? brand

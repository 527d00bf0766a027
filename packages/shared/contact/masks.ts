/**
 * What may be shown of an address before the reader has proved who they are (D9): enough to recognise one's own,
 * too little to learn anybody else's. The number of dots never tells the length.
 */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@')
  if (at < 1) return '•••'
  const [first = ''] = email
  return `${first}•••${email.slice(at)}`
}

/** The last two digits, and the country if the number begins with one: `+49 ••• ••12`. */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/\D/g, '')
  if (digits.length < 5) return '•••'
  const country = phone.startsWith('+') ? `${phone.slice(0, 3)} ` : ''
  return `${country}••• ••${digits.slice(-2)}`
}

/** Who writes: stands on every letter and under every mail, so that a reader can check us. */
export type Agency = {
  name: string
  address: string
  phone: string
  email: string
  /** Licence, register entry or association, in the words the operator has to use. */
  register: string
}

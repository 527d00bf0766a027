/** The values that a refusal's words are filled with: `{ max: 12 }` for "at most {{max}} instalments". */
export type RefusalParams = Record<string, string | number>

/**
 * An expected no. Rules return it (or null), use cases throw it, one middleware maps it.
 * The code is the key of the sentence in `locales/<language>/errors.json`.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: string
  readonly params: RefusalParams

  constructor(code: string, params: RefusalParams = {}) {
    super(code)
    this.code = code
    this.params = params
  }

  /** What crosses the wire: plain JSON, no stack. */
  toJSON(): { code: string; params: RefusalParams } {
    return { code: this.code, params: this.params }
  }
}

/** Narrows a caught value to an expected no. */
export function isRefusal(value: unknown): value is Refusal {
  return value instanceof Refusal
}

import type { Box } from './box.ts'
import type { RawTree } from './form-body.ts'
import { readShape, type Shape, type Values } from './parameters.ts'

export interface Call {
  readonly box: Box
  /** The id in the address, or nothing. */
  readonly id: string
}

/**
 * One line of the API. `prepare` reads the parameters, and what it returns does the work: Stripe stores an
 * idempotent answer only once the work began, so the two must not blur.
 */
export interface Endpoint {
  readonly method: 'DELETE' | 'GET' | 'POST'
  readonly path: string
  readonly prepare: (raw: RawTree) => (call: Call) => object
}

export function endpoint<S extends Shape>(
  method: Endpoint['method'],
  path: string,
  shape: S,
  work: (call: Call, params: Values<S>) => object,
): Endpoint {
  return {
    method,
    path,
    prepare: (raw) => {
      const params = readShape(shape, raw)
      return (call) => work(call, params)
    },
  }
}

import { max, type Minor, min, subtract, zero } from '../money.ts'

/** Of what comes back of a transfer of ours, what ends a loss that we bore; the rest is somebody’s. */
export function recoverable(cameBack: Minor, loss: Minor): { recovered: Minor; rest: Minor } {
  const recovered = max(zero, min(cameBack, loss))
  return { recovered, rest: subtract(cameBack, recovered) }
}

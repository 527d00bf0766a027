import type { Quote } from '#shared/quotes/quote.ts'

type BalanceBarsProps = { quote: Quote }

const width = 1000
const bar = 22

/** The mark of the house, to scale: above what is claimed, below what is kept and what we charge. Both are level. */
export function BalanceBars({ quote }: BalanceBarsProps) {
  const part = (amount: number) => Math.round((amount / quote.claim) * width)
  const principal = part(quote.principal)
  const kept = part(quote.net)
  return (
    <svg
      viewBox={`0 0 ${width} ${bar * 2 + 10}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      className="mt-5 mb-4 block h-9 w-full rtl:-scale-x-100"
    >
      <rect width={principal} height={bar} rx="6" className="fill-ink" />
      <rect
        x={principal + 4}
        width={Math.max(0, width - principal - 4)}
        height={bar}
        rx="6"
        className="fill-primary"
      />
      <rect y={bar + 10} width={kept} height={bar} rx="6" className="fill-primary" />
      <rect
        x={kept + 4}
        y={bar + 10}
        width={Math.max(0, width - kept - 4)}
        height={bar}
        rx="6"
        className="fill-edge"
      />
    </svg>
  )
}

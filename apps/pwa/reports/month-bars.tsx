import type { Minor } from '#shared/money.ts'

export type Bar = { key: string; label: string; amount: Minor; shown: string }

/**
 * A chart that is its own table: the bar repeats the figure beside it, so that a reader who hears it misses nothing. It
 * begins with the first row that has an amount, and where none has, there is no chart.
 */
export function MonthBars(of: { title: string; head: [string, string]; bars: Bar[] }) {
  const { title, head } = of
  const first = of.bars.findIndex(({ amount }) => amount !== 0)
  if (first === -1) return null
  const bars = of.bars.slice(first)
  const most = Math.max(1, ...bars.map(({ amount }) => amount))
  return (
    <table className="mt-6 w-full text-sm first:mt-0">
      <caption className="mb-2 text-start text-base font-semibold">{title}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{head[0]}</th>
          <th scope="col">{head[1]}</th>
        </tr>
      </thead>
      <tbody>
        {bars.map(({ key, label, amount, shown }) => (
          <tr key={key} className="border-t border-line">
            <th scope="row" className="py-1.5 pe-3 text-start font-normal">
              {label}
              <svg
                viewBox="0 0 100 4"
                preserveAspectRatio="none"
                aria-hidden="true"
                className="mt-1 block h-1.5 w-full text-primary rtl:-scale-x-100"
              >
                <rect width={Math.max(0, (amount * 100) / most)} height="4" fill="currentColor" />
              </svg>
            </th>
            <td className="figures w-0 py-1.5 text-end align-top whitespace-nowrap">
              <bdi>{shown}</bdi>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

import type { Tariff } from '#shared/quotes/tariff.ts'
import type { Format } from '../pages/format.ts'
import type { Words } from '../pages/words.ts'
import { minor } from '#shared/money.ts'

type FeeCurveProps = { tariff: Tariff; words: Words; format: Format }

const size = { width: 360, height: 220, start: 4, end: 4, top: 30, foot: 34 }
const most = 16_000_00

/**
 * The fee in Europe over the size of the debt: ours never falls, so nobody nets less by being owed more. The dashed
 * line is what bands without our cap would charge, with its fall at each bound.
 */
export function FeeCurve({ tariff, words, format }: FeeCurveProps) {
  const t = words('quotes')
  const bands = tariff.bands.EUROPE
  const plain = (principal: number) => {
    const band = bands.find(({ upTo }) => upTo === null || principal <= upTo)
    return ((band?.hundredths ?? 0) * principal) / 10_000
  }
  const ours = (principal: number) =>
    Math.min(
      plain(principal),
      ...bands
        .filter(({ above }) => above >= principal)
        .map(({ above, hundredths }) => (hundredths * above) / 10_000),
    )
  const highest = Math.max(
    plain(most),
    ...bands.map(({ upTo }) => (upTo !== null && upTo <= most ? plain(upTo) : 0)),
  )
  const x = (principal: number) => size.start + (principal / most) * (size.width - size.start - size.end)
  const y = (fee: number) => size.height - size.foot - (fee / highest) * (size.height - size.top - size.foot)
  const step = most / 320
  const line = (fee: (principal: number) => number) =>
    Array.from(
      { length: 321 },
      (_, place) => `${round(x(place * step))},${round(y(fee(place * step)))}`,
    ).join(' ')
  const bound = bands.find(({ above }) => above > 1_000_00)?.above ?? 0
  const euro = (cents: number) => format.round(minor(Math.round(cents)), 'EUR')
  return (
    <figure dir="ltr" className="max-w-[32rem]">
      <svg
        viewBox={`0 0 ${size.width} ${size.height}`}
        role="img"
        aria-label={t('prices.curve')}
        className="h-auto w-full text-sm"
      >
        <line x1={0} x2={size.width} y1={y(0)} y2={y(0)} className="stroke-ink" />
        <line x1={x(bound)} x2={x(bound)} y1={size.top - 12} y2={y(0)} className="stroke-line" />
        <polyline
          points={line(plain)}
          fill="none"
          strokeDasharray="5 5"
          strokeWidth="2"
          className="stroke-edge"
        />
        <polyline
          points={line(ours)}
          fill="none"
          strokeWidth="3.5"
          strokeLinejoin="round"
          className="stroke-primary"
        />
        <text x={x(bound)} y={size.height - 12} textAnchor="middle" className="figures fill-ink-soft">
          {euro(bound)}
        </text>
        <text x={x(bound) + 8} y={y(ours(bound)) + 20} className="figures fill-ink font-semibold">
          {euro(ours(bound))}
        </text>
        <text x={x(bound) - 8} y={y(plain(bound)) - 4} textAnchor="end" className="figures fill-ink-soft">
          {euro(plain(bound))}
        </text>
      </svg>
      <figcaption dir="auto" className="mt-3 grid gap-1 text-sm text-ink-soft">
        <span className="flex items-center gap-2">
          <span aria-hidden="true" className="h-1 w-8 rounded-full bg-primary" />
          {t('prices.curveOurs')}
        </span>
        <span className="flex items-center gap-2">
          <span aria-hidden="true" className="w-8 border-t-2 border-dashed border-edge" />
          {t('prices.curvePlain')}
        </span>
      </figcaption>
    </figure>
  )
}

const round = (value: number) => Math.round(value * 10) / 10

import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import { IconInfo } from './icons.tsx'
import { Money } from './money.tsx'

export type FigureLine = {
  key: string
  label: ReactNode
  /** Formatted amount, with its sign where it has one. */
  amount: ReactNode
  /** A small second line under the label. */
  sub?: ReactNode
  /** What stands behind the ⓘ: how this figure came about. */
  detail?: ReactNode
  /** `soft` steps back, `sum` closes a part, `total` is what it all comes to. */
  weight?: 'plain' | 'soft' | 'sum' | 'total' | undefined
}

export type FiguresProps = {
  lines: readonly FigureLine[]
  label?: string | undefined
  className?: string | undefined
}

/** A statement of account: labels on one side, amounts lined up on the other, the last one ruled off. */
export function Figures({ lines, label, className }: FiguresProps) {
  return (
    <ul aria-label={label} className={className}>
      {lines.map((line) => (
        <li
          key={line.key}
          className={cx(
            (line.weight === 'sum' || line.weight === 'total') &&
              'mt-1 border-t border-ink pt-1 font-semibold',
            line.weight === 'soft' && 'text-ink-soft',
          )}
        >
          {line.detail ? (
            <details className="group">
              <summary className="-mx-2 rounded-sm px-2 hover:bg-sunken">
                <Row line={line} />
              </summary>
              <div className="mb-3 max-w-prose rounded-sm bg-sunken px-4 py-3 text-sm font-normal text-ink-soft">
                {line.detail}
              </div>
            </details>
          ) : (
            <Row line={line} />
          )}
        </li>
      ))}
    </ul>
  )
}

function Row({ line }: { line: FigureLine }) {
  const total = line.weight === 'total'
  return (
    <div
      className={cx('flex flex-wrap items-baseline justify-between gap-x-4', line.detail ? 'py-3' : 'py-2')}
    >
      <span className="min-w-0 flex-[1_1_min-content]">
        {line.label}
        {line.detail ? (
          <>
            {'\u00a0'}
            <IconInfo className="-mt-0.5 inline size-4.5 text-ink-soft transition-colors group-open:text-primary" />
          </>
        ) : null}
        {line.sub ? <span className="block text-sm font-normal text-ink-soft">{line.sub}</span> : null}
      </span>
      <Money
        className={cx('ms-auto text-end', total ? 'double-rule pb-0.5 text-xl font-semibold' : 'text-lg')}
      >
        {line.amount}
      </Money>
    </div>
  )
}

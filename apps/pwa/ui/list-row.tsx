import type { ReactNode } from 'react'
import type { Anchor } from './anchor.tsx'
import { cx } from './cx.ts'

export type ListRowProps = {
  title: ReactNode
  sub?: ReactNode
  /** A state under the title. */
  status?: ReactNode
  /** A drawing or initials before everything. */
  leading?: ReactNode
  /** At the end: usually an amount with a date under it. */
  trailing?: ReactNode
  trailingSub?: ReactNode
  href?: string | undefined
  as?: Anchor | undefined
  onSelect?: (() => void) | undefined
  /** This row is open in the pane beside it. */
  current?: boolean | undefined
  /** Not read yet. */
  unread?: boolean | undefined
  /** Tighter, for lists that are worked through all day. */
  dense?: boolean | undefined
  id?: string | undefined
}

/** One line of a list; a list item, so put it into a `<ul>`. The whole line is the target. */
export function ListRow(props: ListRowProps) {
  const { href, as: As = 'a', onSelect, current, dense, id } = props
  const look = cx(
    'relative flex w-full items-center gap-4 text-start no-underline transition-colors -outline-offset-3!',
    dense ? 'min-h-14 px-4 py-2.5' : 'min-h-18 px-4 py-4 sm:px-5',
    current ? 'bg-primary-soft' : 'hover:bg-sunken',
  )
  const mark = current ? (
    <span aria-hidden="true" className="absolute inset-y-2 start-0 w-1 rounded-full bg-primary" />
  ) : null
  return (
    <li className="border-b border-line last:border-b-0">
      {href ? (
        <As id={id} href={href} aria-current={current ? 'true' : undefined} className={look}>
          {mark}
          <RowBody {...props} />
        </As>
      ) : onSelect ? (
        <button
          id={id}
          type="button"
          onClick={onSelect}
          aria-current={current ? 'true' : undefined}
          className={look}
        >
          {mark}
          <RowBody {...props} />
        </button>
      ) : (
        <div id={id} className={cx(look, 'hover:bg-transparent')}>
          <RowBody {...props} />
        </div>
      )}
    </li>
  )
}

function RowBody({ title, sub, status, leading, trailing, trailingSub, unread }: ListRowProps) {
  return (
    <>
      {leading}
      <span className="min-w-0 flex-1">
        <span className={cx('flex items-center gap-2', unread ? 'font-semibold' : 'font-medium')}>
          {unread ? <span aria-hidden="true" className="size-2 shrink-0 rounded-full bg-primary" /> : null}
          <span className="min-w-0 truncate">{title}</span>
        </span>
        {sub ? <span className="block truncate text-sm text-ink-soft">{sub}</span> : null}
        {status ? <span className="mt-1 block">{status}</span> : null}
      </span>
      {trailing || trailingSub ? (
        <span className="figures shrink-0 text-end">
          <bdi className="block font-semibold">{trailing}</bdi>
          {trailingSub ? <bdi className="block text-sm text-ink-soft">{trailingSub}</bdi> : null}
        </span>
      ) : null}
    </>
  )
}

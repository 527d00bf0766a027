import type { ReactNode } from 'react'
import { cx } from './cx.ts'

const sizes = { inherit: '', large: 'text-xl font-semibold', hero: 'text-hero tight' }

export type MoneyProps = {
  /** The amount as the reader writes it, with its currency, already formatted. */
  children: ReactNode
  size?: keyof typeof sizes | undefined
  className?: string | undefined
}

/** An amount: isolated from the direction of the text around it, in tabular figures, never broken over two lines. */
export function Money({ children, size = 'inherit', className }: MoneyProps) {
  return <bdi className={cx('figures whitespace-nowrap', sizes[size], className)}>{children}</bdi>
}

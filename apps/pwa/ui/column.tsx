import type { ComponentProps, ReactNode } from 'react'
import { cx } from './cx.ts'

/** The frame of the public and the debtor's pages: one column, one thing at a time. */
export function Column({ className, ...rest }: ComponentProps<'main'>) {
  return (
    <main
      id="main"
      tabIndex={-1}
      {...rest}
      className={cx('mx-auto w-full max-w-column px-4 pt-4 pb-10 sm:px-6 sm:pt-8 sm:pb-16', className)}
    />
  )
}

/** The frame of a signed-in page: wider, with room for the bottom bar under it. */
export function Page({ className, ...rest }: ComponentProps<'main'>) {
  return (
    <main
      id="main"
      tabIndex={-1}
      {...rest}
      className={cx('mx-auto w-full max-w-page px-4 pt-4 pb-28 sm:px-8 sm:pt-8 lg:pb-16', className)}
    />
  )
}

type ActionBarProps = {
  children: ReactNode
  className?: string | undefined
  /** On a screen that has the bottom bar of the creditor's app under it. */
  aboveBar?: boolean
}

/** The one primary action, in thumb's reach on a phone, in its place in the text on a wide screen. */
export function ActionBar({ children, className, aboveBar = false }: ActionBarProps) {
  return (
    <div
      className={cx(
        aboveBar ? 'bottom-16 mb-[env(safe-area-inset-bottom)] pb-3' : 'safe-bottom bottom-0',
        'sticky z-10 -mx-4 grid gap-2 border-t border-line bg-paper px-4 pt-3 sm:static sm:mx-0 sm:border-0 sm:px-0 print:hidden',
        className,
      )}
    >
      {children}
    </div>
  )
}

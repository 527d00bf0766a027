import type { ComponentProps, MouseEvent, ReactNode } from 'react'
import type { Anchor } from './anchor.tsx'
import { type ButtonLook, buttonLook } from './button-look.ts'
import { cx } from './cx.ts'
import { Spinner } from './spinner.tsx'

export type ButtonProps = ComponentProps<'button'> & {
  look?: ButtonLook | undefined
  /** Fills the row: the one thing to do on a phone. */
  wide?: boolean | undefined
  /** Under way: keeps its width and its focus, takes no second press. */
  pending?: boolean | undefined
  /** An icon before the words. */
  icon?: ReactNode
}

export function Button(props: ButtonProps) {
  const {
    look = 'secondary',
    wide,
    pending,
    icon,
    className,
    children,
    type = 'button',
    onClick,
    ...rest
  } = props

  // A pending button stays focusable, so it is not `disabled`; a second press, also by Enter, ends here.
  function press(event: MouseEvent<HTMLButtonElement>) {
    if (pending) event.preventDefault()
    else onClick?.(event)
  }

  return (
    <button
      {...rest}
      type={type}
      onClick={press}
      aria-disabled={pending || undefined}
      aria-busy={pending || undefined}
      className={buttonLook(look, wide, className)}
    >
      <span className={cx('inline-flex items-center justify-center gap-2', pending && 'opacity-0')}>
        {icon}
        {children}
      </span>
      {pending ? <Spinner className="absolute" /> : null}
    </button>
  )
}

export type ButtonLinkProps = ComponentProps<'a'> & {
  href: string
  as?: Anchor | undefined
  look?: ButtonLook | undefined
  wide?: boolean | undefined
  icon?: ReactNode
}

/** A link that carries the weight of a button: it goes somewhere, it changes nothing. */
export function ButtonLink(props: ButtonLinkProps) {
  const { as: As = 'a', look = 'secondary', wide, icon, className, children, ...rest } = props
  return (
    <As {...rest} className={buttonLook(look, wide, className)}>
      {icon}
      {children}
    </As>
  )
}

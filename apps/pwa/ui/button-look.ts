import { cx } from './cx.ts'

export type ButtonLook = 'primary' | 'secondary' | 'quiet' | 'danger'

const shared =
  'relative inline-flex min-h-12 items-center justify-center gap-2 rounded-md px-5 py-2.5 text-center ' +
  'text-base leading-tight font-semibold no-underline transition-colors select-none ' +
  'disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:cursor-default forced-colors:border'

const looks: Record<ButtonLook, string> = {
  primary: 'bg-primary text-on-primary hover:bg-primary-hover',
  secondary: 'border border-edge bg-surface text-ink hover:border-ink hover:bg-sunken',
  quiet: 'px-3 text-primary hover:bg-primary-soft',
  danger: 'bg-bad text-on-bad hover:bg-bad-hover',
}

/** The classes of a button, for the rare element that must look like one (a summary, a file label). */
export function buttonLook(look: ButtonLook, wide = false, className?: string | undefined): string {
  return cx(shared, looks[look], wide && 'w-full', className)
}

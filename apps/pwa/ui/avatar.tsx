import { cx } from './cx.ts'

/** First letters of the first and the last word, whole characters in any script. */
export function initials(name: string): string {
  const words = name.split(/[\s&.,'-]+/u).filter((word) => /\p{L}|\p{N}/u.test(word))
  const ends = words.length > 1 ? [words[0], words[words.length - 1]] : words.slice(0, 1)
  return ends
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toLocaleUpperCase()
}

/** Decoration beside a name that is also written out, therefore silent. */
export function Avatar({ name, className }: { name: string; className?: string | undefined }) {
  return (
    <span
      aria-hidden="true"
      className={cx(
        'grid size-10 shrink-0 place-items-center rounded-full bg-primary-soft text-sm font-semibold text-primary select-none',
        className,
      )}
    >
      {initials(name)}
    </span>
  )
}

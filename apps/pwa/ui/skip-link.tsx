/** The first stop of the Tab key: past the navigation, to what the page is about. */
export function SkipLink({ label, target = '#main' }: { label: string; target?: string | undefined }) {
  return (
    <a
      href={target}
      className="fixed start-4 top-4 z-50 -translate-y-24 rounded-md bg-primary px-5 py-3 font-semibold text-on-primary focus:translate-y-0"
    >
      {label}
    </a>
  )
}

import { type KeyboardEvent, useEffect, useId, useState } from 'react'
import { cx } from './cx.ts'
import { type Icon } from './icons.tsx'
import { IconSearch } from './more-icons.tsx'
import { Kbd } from './kbd.tsx'
import { useModal } from './modal.ts'

export type Command = {
  id: string
  label: string
  /** More words it is found by. */
  keywords?: string | undefined
  hint?: string | undefined
  keys?: string | undefined
  icon?: Icon | undefined
  run: () => void
}

export type CommandPaletteProps = {
  open: boolean
  onClose: () => void
  label: string
  placeholder: string
  emptyLabel: string
  commands: readonly Command[]
  /** Tells the caller what is being looked for, so that it can add commands found elsewhere. */
  onQuery?: ((query: string) => void) | undefined
}

/** Every word typed must begin a word of the command; accents do not matter. */
export function matches(command: Pick<Command, 'label' | 'keywords'>, query: string): boolean {
  const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase()
  const words = plain(`${command.label} ${command.keywords ?? ''}`).split(/[^\p{L}\p{N}]+/u)
  const wanted = plain(query).split(/\s+/u).filter(Boolean)
  return wanted.every((part) => words.some((word) => word.startsWith(part)) || words.join(' ').includes(part))
}

/** Everything that can be done here, by name, without leaving the keyboard. */
export function CommandPalette(props: CommandPaletteProps) {
  const { open, onClose, label, placeholder, emptyLabel, commands, onQuery } = props
  const ref = useModal(open)
  const id = useId()
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const found = commands.filter((command) => matches(command, query))
  const active = found[Math.min(at, found.length - 1)]

  useEffect(() => {
    if (active) document.getElementById(`${id}-${active.id}`)?.scrollIntoView({ block: 'nearest' })
  }, [active, id])

  function search(text: string) {
    setQuery(text)
    setAt(0)
    onQuery?.(text)
  }

  function close() {
    search('')
    onClose()
  }

  function run(command: Command) {
    close()
    command.run()
  }

  function press(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && found.length > 0) {
      event.preventDefault()
      setAt((Math.min(at, found.length - 1) + step + found.length) % found.length)
    }
    if (event.key === 'Enter' && active) {
      event.preventDefault()
      run(active)
    }
  }

  return (
    <dialog
      ref={ref}
      aria-label={label}
      // Some browsers close a dialog on a second Escape without asking; the state follows.
      onClose={() => {
        if (open) close()
      }}
      onCancel={(event) => {
        event.preventDefault()
        close()
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) close()
      }}
      className="mx-auto mt-[12dvh] w-[calc(100%-2rem)] max-w-[36rem] overflow-hidden rounded-md bg-surface p-0 text-ink shadow-soft backdrop:bg-veil open:animate-rise forced-colors:border"
    >
      <div className="flex items-center gap-3 border-b border-line px-4">
        <IconSearch className="size-5 text-ink-soft" />
        <input
          type="text"
          role="combobox"
          data-first-focus
          aria-label={label}
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={active ? `${id}-${active.id}` : undefined}
          autoComplete="off"
          spellCheck={false}
          placeholder={placeholder}
          value={query}
          onChange={(event) => search(event.currentTarget.value)}
          onKeyDown={press}
          className="min-h-14 min-w-0 flex-1 bg-transparent text-lg outline-none"
        />
      </div>
      <ul id={`${id}-list`} role="listbox" aria-label={label} className="max-h-[50dvh] overflow-y-auto p-2">
        {found.map((command) => (
          <li
            key={command.id}
            id={`${id}-${command.id}`}
            role="option"
            aria-selected={command === active}
            onClick={() => run(command)}
            onPointerMove={() => setAt(found.indexOf(command))}
            className={cx(
              'flex min-h-12 items-center gap-3 rounded-sm px-3 py-1.5',
              command === active && 'bg-primary-soft forced-colors:outline',
            )}
          >
            {command.icon ? <command.icon className="size-5 text-ink-soft" /> : null}
            <span className="min-w-0 flex-1">
              <span className="block truncate">{command.label}</span>
              {command.hint ? (
                <span className="block truncate text-sm text-ink-soft">{command.hint}</span>
              ) : null}
            </span>
            {command.keys ? <Kbd>{command.keys}</Kbd> : null}
          </li>
        ))}
      </ul>
      <p role="status" className={cx('px-5 pb-6 text-ink-soft', found.length > 0 && 'sr-only')}>
        {found.length === 0 ? emptyLabel : ''}
      </p>
    </dialog>
  )
}

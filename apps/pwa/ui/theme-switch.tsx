import { useId } from 'react'
import { type Icon } from './icons.tsx'
import { IconDevice, IconMoon, IconSun } from './more-icons.tsx'
import { type Theme, themes } from './theme.ts'

const icons: Record<Theme, Icon> = { system: IconDevice, light: IconSun, dark: IconMoon }

export type ThemeSwitchProps = {
  legend: string
  labels: Record<Theme, string>
  value: Theme
  onTheme: (theme: Theme) => void
}

export function ThemeSwitch({ legend, labels, value, onTheme }: ThemeSwitchProps) {
  const name = useId()
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium">{legend}</legend>
      <div className="inline-flex max-w-full flex-wrap gap-1 rounded-md border border-edge bg-surface p-1">
        {themes.map((theme) => {
          const Drawing = icons[theme]
          return (
            <label
              key={theme}
              className="inline-flex min-h-10 cursor-pointer items-center gap-2 rounded-sm px-3 text-ink-soft has-checked:bg-primary-soft has-checked:font-semibold has-checked:text-primary has-focus-visible:outline-3 has-focus-visible:outline-primary"
            >
              <input
                type="radio"
                name={name}
                value={theme}
                checked={theme === value}
                onChange={() => onTheme(theme)}
                className="sr-only"
              />
              <Drawing className="size-5" />
              {labels[theme]}
            </label>
          )
        })}
      </div>
    </fieldset>
  )
}

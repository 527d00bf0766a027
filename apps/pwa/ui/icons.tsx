import type { ComponentProps, ReactElement } from 'react'
import { cx } from './cx.ts'

export type IconProps = ComponentProps<'svg'> & {
  /** Spoken name; without it the drawing is decoration and stays silent. */
  title?: string | undefined
}
export type Icon = (props: IconProps) => ReactElement

/** Every icon is one path on a 24-px grid, so that a page carries only the ones it names. */
export function icon(path: string, mirrors = false): Icon {
  return function SaldoIcon({ title, className, ...rest }: IconProps) {
    return (
      <svg
        viewBox="0 0 24 24"
        width="24"
        height="24"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.75"
        strokeLinecap="round"
        strokeLinejoin="round"
        role={title ? 'img' : undefined}
        aria-label={title}
        aria-hidden={title ? undefined : true}
        focusable="false"
        className={cx('shrink-0', mirrors && 'rtl:-scale-x-100', className)}
        {...rest}
      >
        <path d={path} />
      </svg>
    )
  }
}

export const circle = 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Z'

export const IconHome = /*#__PURE__*/ icon('m3.5 11 8.5-7 8.5 7M6 9.5V20h12V9.5M10 20v-5.5h4V20')
export const IconCases = /*#__PURE__*/ icon(
  'M3.5 7.5a2 2 0 0 1 2-2h4l2 2.5h7a2 2 0 0 1 2 2V17a2 2 0 0 1-2 2h-13a2 2 0 0 1-2-2Z',
)
export const IconPlus = /*#__PURE__*/ icon('M12 5v14M5 12h14')
export const IconMinus = /*#__PURE__*/ icon('M5 12h14')
export const IconMessages = /*#__PURE__*/ icon(
  'M5.5 4.5h13a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H11l-4.5 4v-4h-1a2 2 0 0 1-2-2v-8a2 2 0 0 1 2-2ZM8 9h8M8 12.5h5',
)
export const IconAccount = /*#__PURE__*/ icon(
  `${circle}M12 7a3 3 0 1 0 0 6 3 3 0 0 0 0-6ZM6.2 18.8a6.5 6.5 0 0 1 11.6 0`,
)
export const IconUser = /*#__PURE__*/ icon('M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM4.5 20a7.5 7.5 0 0 1 15 0')
export const IconUsers = /*#__PURE__*/ icon(
  'M9 5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7ZM2.5 19.5a6.5 6.5 0 0 1 13 0M15.5 5.3a3.5 3.5 0 0 1 0 6.4M18 14.2a6.5 6.5 0 0 1 3.5 5.3',
)
export const IconCheck = /*#__PURE__*/ icon('m5 12.5 4.5 4.5L19 7.5')
export const IconCheckCircle = /*#__PURE__*/ icon(`${circle}m-4 9.3 2.7 2.7 5.3-5.5`)
export const IconWarning = /*#__PURE__*/ icon('M12 4 2.8 19.5h18.4ZM12 10v4.5M12 17v.01')
export const IconInfo = /*#__PURE__*/ icon(`${circle}M12 11v5.5M12 7.7v.01`)
export const IconQuestion = /*#__PURE__*/ icon(
  `${circle}M9.6 9.6a2.5 2.5 0 0 1 4.9.6c0 1.7-2.5 2-2.5 3.6M12 16.7v.01`,
)
export const IconStop = /*#__PURE__*/ icon(`${circle}m-3 6 6 6m0-6-6 6`)
export const IconLock = /*#__PURE__*/ icon(
  'M6.5 10.5h11a1.5 1.5 0 0 1 1.5 1.5v6.5a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 5 18.5V12a1.5 1.5 0 0 1 1.5-1.5ZM8 10.5V8a4 4 0 0 1 8 0v2.5M12 14.5v2',
)
export const IconClock = /*#__PURE__*/ icon(`${circle}M12 7.5V12l3 2`)
export const IconCalendar = /*#__PURE__*/ icon(
  'M5.5 5.5h13A1.5 1.5 0 0 1 20 7v11.5a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 18.5V7a1.5 1.5 0 0 1 1.5-1.5ZM4 10h16M8 3.5v4M16 3.5v4',
)
export const IconArrowStart = /*#__PURE__*/ icon('M20 12H4.5M11 5.5 4.5 12l6.5 6.5', true)
export const IconArrowEnd = /*#__PURE__*/ icon('M4 12h15.5M13 5.5l6.5 6.5-6.5 6.5', true)
export const IconChevronEnd = /*#__PURE__*/ icon('m9.5 6 6 6-6 6', true)
export const IconChevronDown = /*#__PURE__*/ icon('m6 9.5 6 6 6-6')
export const IconEuro = /*#__PURE__*/ icon('M18 6.3A7 7 0 1 0 18 17.7M4 10.3h9M4 13.7h8')
export const IconCard = /*#__PURE__*/ icon(
  'M4.5 5.5h15A1.5 1.5 0 0 1 21 7v10a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 17V7a1.5 1.5 0 0 1 1.5-1.5ZM3 10h18M6.5 15h4',
)
export const IconPhone = /*#__PURE__*/ icon(
  'M5 4h3.5l1.7 4.3-2.1 1.6a12 12 0 0 0 6 6l1.6-2.1L20 15.5V19a1.5 1.5 0 0 1-1.6 1.5A15.5 15.5 0 0 1 3.5 5.6 1.5 1.5 0 0 1 5 4Z',
)
export const IconMail = /*#__PURE__*/ icon(
  'M5 5.5h14A1.5 1.5 0 0 1 20.5 7v10a1.5 1.5 0 0 1-1.5 1.5H5A1.5 1.5 0 0 1 3.5 17V7A1.5 1.5 0 0 1 5 5.5ZM4 7l8 6 8-6',
)
export const IconLetter = /*#__PURE__*/ icon(
  'M7 3.5h10a1 1 0 0 1 1 1v15a1 1 0 0 1-1 1H7a1 1 0 0 1-1-1v-15a1 1 0 0 1 1-1ZM9 8h6M9 11.5h6M9 15h3.5',
)
export const IconFile = /*#__PURE__*/ icon(
  'M7 3.5h6.5L18 8v11.5a1 1 0 0 1-1 1H7a1 1 0 0 1-1-1v-15a1 1 0 0 1 1-1ZM13.5 3.5V8H18',
)
export const IconBank = /*#__PURE__*/ icon('M4 9.5 12 4l8 5.5ZM6 13v4M10 13v4M14 13v4M18 13v4M4 20h16')
export const IconBuilding = /*#__PURE__*/ icon(
  'M6 20V5.5A1.5 1.5 0 0 1 7.5 4h9A1.5 1.5 0 0 1 18 5.5V20M3.5 20h17M9.5 8h1M13.5 8h1M9.5 12h1M13.5 12h1M10.5 20v-4h3v4',
)
export const IconEdit = /*#__PURE__*/ icon('M5 19l.8-3.8L16.2 4.8l3 3L8.8 18.2ZM13.8 7.2l3 3')
export const IconEye = /*#__PURE__*/ icon(
  'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12ZM12 9.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6Z',
)
export const IconRefresh = /*#__PURE__*/ icon('M19.5 12a7.5 7.5 0 1 1-2.3-5.4L19.5 9M19.5 4.5V9H15')

import { circle, icon } from './icons.tsx'

/* Those that no first screen shows, so that no first screen fetches them. */

export const IconShield = /*#__PURE__*/ icon(
  'M12 3.5 5 6v5.5c0 4.3 2.9 7.5 7 9 4.1-1.5 7-4.7 7-9V6ZM8.8 12l2.3 2.3 4.2-4.3',
)
export const IconDownload = /*#__PURE__*/ icon('M12 4v11m-4.5-4.5L12 15l4.5-4.5M5 19.5h14')
export const IconUpload = /*#__PURE__*/ icon('M12 15V4M7.5 8.5 12 4l4.5 4.5M5 19.5h14')
export const IconCamera = /*#__PURE__*/ icon(
  'M5 8h2.5L9 5.5h6L16.5 8H19a1.5 1.5 0 0 1 1.5 1.5v8A1.5 1.5 0 0 1 19 19H5a1.5 1.5 0 0 1-1.5-1.5v-8A1.5 1.5 0 0 1 5 8ZM12 10a3.2 3.2 0 1 0 0 6.4 3.2 3.2 0 0 0 0-6.4Z',
)
export const IconSearch = /*#__PURE__*/ icon('M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM15.3 15.3 20 20')
export const IconFilter = /*#__PURE__*/ icon('M4 7h16M7 12h10M10 17h4')
export const IconChevronStart = /*#__PURE__*/ icon('m14.5 6-6 6 6 6', true)
export const IconExternal = /*#__PURE__*/ icon('M13.5 4.5h6v6M19 5l-8.5 8.5M17.5 14v5.5h-13v-13H10', true)
export const IconImage = /*#__PURE__*/ icon(
  'M5 4.5h14A1.5 1.5 0 0 1 20.5 6v12a1.5 1.5 0 0 1-1.5 1.5H5A1.5 1.5 0 0 1 3.5 18V6A1.5 1.5 0 0 1 5 4.5ZM8.5 8a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3ZM4 17l5-4.5 3.5 3 3-2.5 4.5 4',
)
export const IconClose = /*#__PURE__*/ icon('M6 6l12 12M18 6 6 18')
export const IconMore = /*#__PURE__*/ icon(
  'M5.5 11.2a.8.8 0 1 0 0 1.6.8.8 0 0 0 0-1.6ZM12 11.2a.8.8 0 1 0 0 1.6.8.8 0 0 0 0-1.6ZM18.5 11.2a.8.8 0 1 0 0 1.6.8.8 0 0 0 0-1.6Z',
)
export const IconTrash = /*#__PURE__*/ icon(
  'M4.5 7h15M9 7V4.5h6V7M6.5 7l.8 12.5h9.4L17.5 7M10.3 11v5M13.7 11v5',
)
export const IconCopy = /*#__PURE__*/ icon(
  'M9.5 8.5h9A1 1 0 0 1 19.5 9.5v9a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1ZM15.5 8.5v-3a1 1 0 0 0-1-1h-9a1 1 0 0 0-1 1v9a1 1 0 0 0 1 1h3',
)
export const IconEyeOff = /*#__PURE__*/ icon(
  'M4 4l16 16M10 5.7A9 9 0 0 1 12 5.5c6 0 9.5 6.5 9.5 6.5a16 16 0 0 1-2.7 3.4M15 17.9a8.7 8.7 0 0 1-3 .6C6 18.5 2.5 12 2.5 12a16.4 16.4 0 0 1 4-4.7M10 10a2.8 2.8 0 0 0 4 4',
)
export const IconSun = /*#__PURE__*/ icon(
  'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4',
)
export const IconMoon = /*#__PURE__*/ icon('M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10Z')
export const IconDevice = /*#__PURE__*/ icon(
  'M4.5 5h15A1 1 0 0 1 20.5 6v9.5a1 1 0 0 1-1 1h-15a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1ZM9 20h6M12 16.5V20',
)
export const IconGlobe = /*#__PURE__*/ icon(
  `${circle}M3.3 12h17.4M12 3c2.4 2.5 3.6 5.5 3.6 9s-1.2 6.5-3.6 9c-2.4-2.5-3.6-5.5-3.6-9S9.6 5.5 12 3Z`,
)
export const IconKeyboard = /*#__PURE__*/ icon(
  'M4 6.5h16A1 1 0 0 1 21 7.5v9a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1ZM6.5 10h.01M10 10h.01M14 10h.01M17.5 10h.01M8 14h8',
)
export const IconBell = /*#__PURE__*/ icon('M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15ZM10 20.5h4')
export const IconPlay = /*#__PURE__*/ icon('M8 5.5v13l10.5-6.5Z')
export const IconPause = /*#__PURE__*/ icon('M9 6v12M15 6v12')
export const IconSend = /*#__PURE__*/ icon('M20.5 4 3.5 10.5l6.5 3 3 6.5ZM20.5 4 10 13.5', true)
export const IconSignOut = /*#__PURE__*/ icon(
  'M13 4.5H6.5a1 1 0 0 0-1 1v13a1 1 0 0 0 1 1H13M10.5 12h10M17 8.5l3.5 3.5-3.5 3.5',
  true,
)
export const IconSettings = /*#__PURE__*/ icon(
  'M4 8h9M17 8h3M4 16h3M11 16h9M15 6a2 2 0 1 0 0 4 2 2 0 0 0 0-4ZM9 14a2 2 0 1 0 0 4 2 2 0 0 0 0-4Z',
)

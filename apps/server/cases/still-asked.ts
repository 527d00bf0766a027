/** Which questions we still wait for: nobody has answered, and the case goes no further without it. */
export const stillAsked = {
  answeredAt: null,
  cancelled: false,
  case: { status: 'NEEDS_INFORMATION' },
} as const

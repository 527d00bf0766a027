type Rule = { window: number; max: number }

const minute = 60
const day = 86_400

/**
 * How often one address may try, per path. A demo is used by many people behind one address and by browser tests,
 * so its limits are wider; they are never off.
 * One window lasts a day because better-auth sweeps away every counter older than its longest window, ours included.
 */
export function limitsOf(production: boolean): {
  window: number
  max: number
  customRules: Record<string, Rule>
} {
  const times = (max: number) => (production ? max : max * 10)
  return {
    window: minute,
    max: times(60),
    customRules: {
      '/sign-in/email': { window: minute, max: times(20) },
      '/sign-up/email': { window: day, max: times(50) },
      '/request-password-reset': { window: 15 * minute, max: times(5) },
      '/reset-password': { window: 15 * minute, max: times(10) },
      '/send-verification-email': { window: 15 * minute, max: times(5) },
      '/change-password': { window: minute, max: times(5) },
      '/two-factor/*': { window: minute, max: times(10) },
      '/passkey/*': { window: minute, max: times(30) },
    },
  }
}

/** How often one account may be tried, from wherever, in a quarter of an hour. */
export const accountLimit = (production: boolean) => ({ times: production ? 30 : 300, seconds: 15 * minute })

/** How long a password may be. Length is what makes one good; no rule asks for signs (NIST SP 800-63B section 3.1.1). */
export const passwordLength = { min: 10, max: 200 } as const

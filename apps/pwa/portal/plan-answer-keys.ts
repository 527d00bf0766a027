export type Decider = 'NOBODY' | 'MANAGER' | 'CREDITOR'
/** Which of the reasons is the one to tell; the small script that draws while sliding asks the same. */
export type WhyKey = Decider | 'LESS' | 'ALWAYS'

export function whyKeyOf(decider: Decider, isReduction: boolean, isAutomatic: boolean): WhyKey {
  if (decider !== 'MANAGER') return decider
  if (isReduction) return 'LESS'
  return isAutomatic ? 'MANAGER' : 'ALWAYS'
}

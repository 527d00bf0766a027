/** How a piece of news feels. The tone is never told by colour alone: an icon and a word go with it. */
export type Tone = 'neutral' | 'info' | 'attention' | 'bad' | 'good'

export const softTone: Record<Tone, string> = {
  neutral: 'bg-sunken text-ink-soft',
  info: 'bg-primary-soft text-primary',
  attention: 'bg-attention-soft text-attention',
  bad: 'bg-bad-soft text-bad',
  good: 'bg-good-soft text-good',
}

export const textTone: Record<Tone, string> = {
  neutral: 'text-ink-soft',
  info: 'text-primary',
  attention: 'text-attention',
  bad: 'text-bad',
  good: 'text-good',
}

import { expect, test } from 'vitest'
import { isAutomatic } from './inbound-mail.ts'

test.each([
  ['auto-submitted', 'auto-replied', true],
  ['Auto-Submitted', 'auto-generated (vacation)', true],
  ['auto-submitted', 'no', false],
  ['precedence', 'bulk', true],
  ['precedence', 'normal', false],
  ['return-path', '<>', true],
  ['return-path', '<grace@hollins.example>', false],
  ['content-type', 'multipart/report; report-type=delivery-status', true],
  ['subject', 'Out of office', false],
])('%s: %s', (key, value, expected) => expect(isAutomatic([{ key, value }])).toBe(expected))

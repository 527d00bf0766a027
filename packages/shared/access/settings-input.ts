import * as z from 'zod/mini'
import { languages } from '../languages.ts'

export const themes = ['system', 'light', 'dark'] as const
/** `never` stops news only: what law or contract requires always goes out at once (A43). */
export const mailNews = ['now', 'daily', 'never'] as const
export type MailNews = (typeof mailNews)[number]

/** How a person is called; letters of any script. */
export const personName = z
  .string()
  .check(z.trim(), z.minLength(1, 'fields.required'), z.maxLength(120, 'fields.tooLong'))

/** What a person may change about themselves; absent means unchanged. */
export const settingsInput = z.object({
  name: z.optional(personName),
  language: z.optional(z.enum(languages)),
  theme: z.optional(z.enum(themes)),
  mailNews: z.optional(z.enum(mailNews)),
})
export type SettingsInput = z.infer<typeof settingsInput>

import * as z from 'zod/mini'
import { signingInput } from '#shared/agreements/signing-input.ts'
import { id, language } from '#shared/fields.ts'
import { ofCreditor, open, router } from '../trpc.ts'
import { currentAgreement, offeredText } from './agreement-queries.ts'
import { type OnSigned, signAgreement } from './sign-agreement.ts'

/** `onSigned` is what the slices after this one do in the same transaction: cases that waited for a signature move on. */
export const agreementsRouter = (onSigned: OnSigned) =>
  router({
    text: open('agreements.text')
      .input(z.object({ language }))
      .query(({ input }) => offeredText(input.language)),
    current: ofCreditor('agreements.current')
      .input(z.optional(z.object({ creditorId: z.optional(id('creditor')) })))
      .query(({ ctx }) => currentAgreement(ctx)),
    sign: ofCreditor('agreements.sign')
      .input(signingInput)
      .mutation(({ ctx, input }) => signAgreement(ctx, input, onSigned)),
  })

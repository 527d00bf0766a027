import { decideWaiverInput, waiveInput } from '#shared/cases/waiver.ts'
import { decideWaiver } from './decide-waiver.ts'
import { waiveInterest } from './waive-interest.ts'
import * as z from 'zod/mini'
import { acceptInput, askInformationInput, declineInput } from '#shared/cases/decision-input.ts'
import {
  answerRequestInput,
  caseRef,
  creditorRef,
  documentInput,
  saveDraftInput,
  startDraftInput,
  submitInput,
} from '#shared/cases/draft-input.ts'
import { ofCase, ofCreditor, router } from '../trpc.ts'
import { acceptCase } from './accept-case.ts'
import { answerRequest } from './answer-request.ts'
import { askInformation } from './ask-information.ts'
import { casePage } from './case-page.ts'
import { oneCase, openDraft } from './case-queries.ts'
import { confirmEntry } from './confirm-entry.ts'
import { creditorHome } from './creditor-home.ts'
import { declineCase } from './decline-case.ts'
import { discardDraft } from './discard-draft.ts'
import { listCases, listInput } from './list-cases.ts'
import { removeDocument } from './remove-document.ts'
import { saveDraft } from './save-draft.ts'
import { startDraft } from './start-draft.ts'
import { submitCase } from './submit-case.ts'
import { timelinePage } from './timeline.ts'

export const casesRouter = router({
  home: ofCreditor('cases.home')
    .input(creditorRef)
    .query(({ ctx }) => creditorHome(ctx)),
  list: ofCreditor('cases.list')
    .input(listInput)
    .query(({ ctx, input }) => listCases(ctx, input)),
  page: ofCase('cases.page')
    .input(caseRef)
    .query(({ ctx }) => casePage(ctx)),
  one: ofCase('cases.one')
    .input(caseRef)
    .query(({ ctx }) => oneCase(ctx)),
  timeline: ofCase('cases.timeline')
    .input(z.object({ ...caseRef.shape, before: z.int() }))
    .query(({ ctx, input }) => timelinePage(ctx, input)),
  startDraft: ofCreditor('cases.startDraft')
    .input(startDraftInput)
    .mutation(({ ctx, input }) => startDraft(ctx, input)),
  draft: ofCase('cases.draft')
    .input(caseRef)
    .query(({ ctx }) => openDraft(ctx)),
  saveDraft: ofCase('cases.saveDraft')
    .input(saveDraftInput)
    .mutation(({ ctx, input }) => saveDraft(ctx, input)),
  discardDraft: ofCase('cases.discardDraft')
    .input(caseRef)
    .mutation(({ ctx }) => discardDraft(ctx)),
  submit: ofCase('cases.submit')
    .input(submitInput)
    .mutation(({ ctx, input }) => submitCase(ctx, input)),
  removeDocument: ofCase('cases.removeDocument')
    .input(documentInput)
    .mutation(({ ctx, input }) => removeDocument(ctx, input)),
  answerRequest: ofCase('cases.answerRequest')
    .input(answerRequestInput)
    .mutation(({ ctx, input }) => answerRequest(ctx, input)),
  waiveInterest: ofCase('cases.waiveInterest')
    .input(waiveInput)
    .mutation(({ ctx, input }) => waiveInterest(ctx, input)),
  decideWaiver: ofCase('cases.decideWaiver')
    .input(decideWaiverInput)
    .mutation(({ ctx, input }) => decideWaiver(ctx, input)),
  confirmEntry: ofCase('cases.confirmEntry')
    .input(caseRef)
    .mutation(({ ctx }) => confirmEntry(ctx)),
  accept: ofCase('cases.accept')
    .input(acceptInput)
    .mutation(({ ctx, input }) => acceptCase(ctx, input)),
  askInformation: ofCase('cases.askInformation')
    .input(askInformationInput)
    .mutation(({ ctx, input }) => askInformation(ctx, input)),
  decline: ofCase('cases.decline')
    .input(declineInput)
    .mutation(({ ctx, input }) => declineCase(ctx, input)),
})

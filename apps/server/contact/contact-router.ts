import { callInput } from '#shared/contact/call-input.ts'
import { checkCodeInput } from '#shared/contact/check-code-input.ts'
import { complaintInput } from '#shared/contact/complaint-input.ts'
import { answerComplaintInput, handleLeadInput } from '#shared/contact/desk-answer-input.ts'
import {
  letterInput,
  renewLinkInput,
  resendLetterInput,
  revokeLinksInput,
} from '#shared/contact/link-input.ts'
import {
  answerInput,
  askUpdateInput,
  markReadInput,
  settleInput,
  threadInput,
  threadsInput,
  writeInput,
} from '#shared/contact/message-input.ts'
import { ofCase, ofCreditor, open, router } from '../trpc.ts'
import { answerComplaint } from './answer-complaint.ts'
import { answerDebtor } from './answer-debtor.ts'
import { askUpdate } from './ask-update.ts'
import { askForCall } from './ask-for-call.ts'
import { checkCode } from './check-code.ts'
import { complain } from './complain.ts'
import { handleLead } from './handle-lead.ts'
import { markRead } from './mark-read.ts'
import { markPosted, printLetter } from './post-letter.ts'
import { renewLink } from './renew-link.ts'
import { resendLetter } from './resend-letter.ts'
import { revokeLinks } from './revoke-links.ts'
import { settleMessage } from './settle-message.ts'
import { thread, threads } from './thread-queries.ts'
import { writeToCreditor } from './write-to-creditor.ts'
import { writeToDesk } from './write-to-desk.ts'

export const contactRouter = router({
  threads: ofCreditor('contact.threads')
    .input(threadsInput)
    .query(({ ctx }) => threads(ctx)),
  thread: ofCase('contact.thread')
    .input(threadInput)
    .query(({ ctx }) => thread(ctx)),
  markRead: ofCase('contact.markRead')
    .input(markReadInput)
    .mutation(({ ctx, input }) => markRead(ctx, input)),
  askUpdate: ofCase('contact.askUpdate')
    .input(askUpdateInput)
    .mutation(({ ctx, input }) => askUpdate(ctx, input)),
  writeToDesk: ofCase('contact.writeToDesk')
    .input(writeInput)
    .mutation(({ ctx, input }) => writeToDesk(ctx, input)),
  writeToCreditor: ofCase('contact.writeToCreditor')
    .input(writeInput)
    .mutation(({ ctx, input }) => writeToCreditor(ctx, input)),
  answerDebtor: ofCase('contact.answerDebtor')
    .input(answerInput)
    .mutation(({ ctx, input }) => answerDebtor(ctx, input)),
  settleMessage: ofCase('contact.settleMessage')
    .input(settleInput)
    .mutation(({ ctx, input }) => settleMessage(ctx, input)),
  renewLink: ofCase('contact.renewLink')
    .input(renewLinkInput)
    .mutation(({ ctx, input }) => renewLink(ctx, input)),
  revokeLinks: ofCase('contact.revokeLinks')
    .input(revokeLinksInput)
    .mutation(({ ctx, input }) => revokeLinks(ctx, input)),
  resendLetter: ofCase('contact.resendLetter')
    .input(resendLetterInput)
    .mutation(({ ctx, input }) => resendLetter(ctx, input)),
  printLetter: ofCase('contact.printLetter')
    .input(letterInput)
    .mutation(({ ctx, input }) => printLetter(ctx, input)),
  markPosted: ofCase('contact.markPosted')
    .input(letterInput)
    .mutation(({ ctx, input }) => markPosted(ctx, input)),
  handleLead: open('contact.handleLead')
    .input(handleLeadInput)
    .mutation(({ ctx, input }) => handleLead(ctx, input)),
  answerComplaint: open('contact.answerComplaint')
    .input(answerComplaintInput)
    .mutation(({ ctx, input }) => answerComplaint(ctx, input)),
  askForCall: open('contact.askForCall')
    .input(callInput)
    .mutation(({ ctx, input }) => askForCall(ctx, input)),
  complain: open('contact.complain')
    .input(complaintInput)
    .mutation(({ ctx, input }) => complain(ctx, input)),
  checkCode: open('contact.checkCode')
    .input(checkCodeInput)
    .mutation(({ ctx, input }) => checkCode(ctx, input)),
})

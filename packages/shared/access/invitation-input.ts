import * as z from 'zod/mini'
import { email, id, line } from '../fields.ts'
import { membershipRoles } from './actor.ts'

/** How long an invitation waits for its answer. */
export const invitationDays = 7
/** How many may wait at one company: enough for any team, too few for a mailing. */
export const maxOpenInvitations = 25

const ofCompany = { creditorId: z.optional(id('creditor')) }

export const inviteInput = z.object({
  ...ofCompany,
  email,
  role: z.enum(membershipRoles, 'input.choose'),
})
export type InviteInput = z.infer<typeof inviteInput>

export const revokeInvitationInput = z.object({ ...ofCompany, invitationId: id('invitation') })
export const removeMemberInput = z.object({ ...ofCompany, userId: id('user') })
export const companyOnly = z.object(ofCompany)

/** The secret of an invitation's link. */
export const invitationToken = z.object({ token: line(100) })

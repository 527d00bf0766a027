import { absenceInput, endAbsenceInput } from '#shared/access/absence-input.ts'
import { companyInput } from '#shared/access/company-input.ts'
import {
  companyOnly,
  inviteInput,
  invitationToken,
  removeMemberInput,
  revokeInvitationInput,
} from '#shared/access/invitation-input.ts'
import { settingsInput } from '#shared/access/settings-input.ts'
import { ofCreditor, open, router } from '../trpc.ts'
import { absence } from './absence-queries.ts'
import { acceptInvitation } from './accept-invitation.ts'
import { me } from './access-queries.ts'
import { beAway } from './be-away.ts'
import { company, members, staff } from './company-queries.ts'
import { endAbsence } from './end-absence.ts'
import { invite } from './invite.ts'
import { readInvitation } from './invitation-queries.ts'
import { registerCompany } from './register-company.ts'
import { removeMember } from './remove-member.ts'
import { revokeInvitation } from './revoke-invitation.ts'
import { saveSettings } from './save-settings.ts'

export const accessRouter = router({
  me: open('access.me').query(({ ctx }) => me(ctx)),
  saveSettings: open('access.saveSettings')
    .input(settingsInput)
    .mutation(({ ctx, input }) => saveSettings(ctx, input)),
  registerCompany: open('access.registerCompany')
    .input(companyInput)
    .mutation(({ ctx, input }) => registerCompany(ctx, input)),
  company: ofCreditor('access.company')
    .input(companyOnly)
    .query(({ ctx }) => company(ctx)),
  members: ofCreditor('access.members')
    .input(companyOnly)
    .query(({ ctx }) => members(ctx)),
  invite: ofCreditor('access.invite')
    .input(inviteInput)
    .mutation(({ ctx, input }) => invite(ctx, input)),
  revokeInvitation: ofCreditor('access.revokeInvitation')
    .input(revokeInvitationInput)
    .mutation(({ ctx, input }) => revokeInvitation(ctx, input.invitationId)),
  removeMember: ofCreditor('access.removeMember')
    .input(removeMemberInput)
    .mutation(({ ctx, input }) => removeMember(ctx, input.userId)),
  readInvitation: open('access.readInvitation')
    .input(invitationToken)
    .query(({ ctx, input }) => readInvitation(ctx, input.token)),
  acceptInvitation: open('access.acceptInvitation')
    .input(invitationToken)
    .mutation(({ ctx, input }) => acceptInvitation(ctx, input.token)),
  absence: open('access.absence').query(({ ctx }) => absence(ctx)),
  beAway: open('access.beAway')
    .input(absenceInput)
    .mutation(({ ctx, input }) => beAway(ctx, input)),
  endAbsence: open('access.endAbsence')
    .input(endAbsenceInput)
    .mutation(({ ctx, input }) => endAbsence(ctx, input.absenceId)),
  staff: open('access.staff').query(({ ctx }) => staff(ctx)),
})

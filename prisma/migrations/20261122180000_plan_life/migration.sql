-- AlterTable
ALTER TABLE "Plan" ADD COLUMN     "brokenOn" TEXT,
ADD COLUMN     "cureBy" TEXT,
ADD COLUMN     "decidedAt" TIMESTAMPTZ(3),
ADD COLUMN     "decidedById" TEXT,
ADD COLUMN     "decision" TEXT,
ADD COLUMN     "restorations" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "supersededById" TEXT;

-- AlterTable
ALTER TABLE "PlanInstalment" ADD COLUMN     "graceUntil" TEXT;

-- Plans that were signed before have their grace in working days; public holidays count from the next plan on.
alter table "PlanInstalment" disable trigger append_only;
update "PlanInstalment" set "graceUntil" = to_char(working_days_after("dueOn"::date, 3), 'YYYY-MM-DD');
alter table "PlanInstalment" enable trigger append_only;
ALTER TABLE "PlanInstalment" ALTER COLUMN "graceUntil" SET NOT NULL;

-- What a person of the desk decides about a plan that was not kept; and a plan is replaced only by another.
alter table "Plan"
  add constraint decision_known check (decision in ('REINSTATE', 'RENEGOTIATE', 'COLLECT')),
  add constraint replaced_by_another check ("supersededById" is null or "supersededById" <> id);

-- AlterTable
ALTER TABLE "CaseEvent" ADD COLUMN     "position" BIGSERIAL NOT NULL,
ADD COLUMN     "xact" xid8 NOT NULL DEFAULT pg_current_xact_id();

-- AlterTable
ALTER TABLE "Document" ADD COLUMN     "disputeId" TEXT,
ADD COLUMN     "messageId" TEXT;

-- AlterTable
ALTER TABLE "Message" ADD COLUMN     "asksUpdate" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "fromAddress" TEXT,
ADD COLUMN     "via" TEXT NOT NULL DEFAULT 'app';

-- CreateTable
CREATE TABLE "Absence" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "deputyId" TEXT NOT NULL,
    "creditorId" TEXT,
    "fromOn" TEXT NOT NULL,
    "untilOn" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Absence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MessageRead" (
    "id" TEXT NOT NULL,
    "messageId" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "creditorId" TEXT NOT NULL,
    "readerKind" TEXT NOT NULL,
    "readerId" TEXT NOT NULL,
    "readerName" TEXT NOT NULL,
    "readAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "MessageRead_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InboundMail" (
    "id" TEXT NOT NULL,
    "messageKey" TEXT NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT NOT NULL,
    "caseId" TEXT,
    "messageId" TEXT,

    CONSTRAINT "InboundMail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Hold" (
    "id" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "creditorId" TEXT NOT NULL,
    "invoiceId" TEXT,
    "amountMinor" BIGINT,
    "reason" TEXT NOT NULL,
    "disputeId" TEXT,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "openedBy" TEXT NOT NULL,
    "liftedAt" TIMESTAMPTZ(3),
    "liftedBy" TEXT,

    CONSTRAINT "Hold_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Dispute" (
    "id" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "creditorId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "wholeCase" BOOLEAN NOT NULL,
    "pauses" BOOLEAN NOT NULL,
    "words" TEXT NOT NULL,
    "paidOn" TEXT,
    "paidMinor" BIGINT,
    "paidReference" TEXT,
    "openedByLinkId" TEXT,
    "openedByName" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "creditorDueOn" TEXT,
    "debtorDueOn" TEXT,
    "creditorStance" TEXT,
    "concededMinor" BIGINT,
    "upheldMinor" BIGINT,
    "reasonToDebtor" TEXT,
    "reasonToCreditor" TEXT,
    "resolvedById" TEXT,
    "resolvedByName" TEXT,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Dispute_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DisputeItem" (
    "id" TEXT NOT NULL,
    "disputeId" TEXT NOT NULL,
    "creditorId" TEXT NOT NULL,
    "invoiceId" TEXT NOT NULL,
    "amountMinor" BIGINT,

    CONSTRAINT "DisputeItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DisputeEntry" (
    "id" TEXT NOT NULL,
    "disputeId" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "creditorId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "fromKind" TEXT NOT NULL,
    "fromName" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DisputeEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InvoiceCredit" (
    "id" TEXT NOT NULL,
    "invoiceId" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "creditorId" TEXT NOT NULL,
    "disputeId" TEXT NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    "reason" TEXT NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "InvoiceCredit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Presence" (
    "id" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Presence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Negotiation" (
    "id" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "creditorId" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "round" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 0,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "heldUntil" TIMESTAMPTZ(3),
    "statusBefore" TEXT,
    "expiresBefore" TIMESTAMPTZ(3),
    "roundBefore" INTEGER,
    "firstApprovalById" TEXT,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Negotiation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProposalRound" (
    "id" TEXT NOT NULL,
    "negotiationId" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "creditorId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "by" TEXT NOT NULL,
    "byId" TEXT,
    "byName" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "totalMinor" BIGINT NOT NULL,
    "claimedMinor" BIGINT NOT NULL,
    "claimedOn" TEXT NOT NULL,
    "firstMinor" BIGINT NOT NULL,
    "firstOn" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "dayOfMonth" INTEGER NOT NULL,
    "instalments" JSONB NOT NULL,
    "words" TEXT,
    "whyNotViable" TEXT,
    "decider" TEXT NOT NULL,
    "why" TEXT[],
    "debtInEurMinor" BIGINT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ProposalRound_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PlanDecision" (
    "id" TEXT NOT NULL,
    "negotiationId" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "creditorId" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "byKind" TEXT NOT NULL,
    "byId" TEXT,
    "byName" TEXT NOT NULL,
    "forName" TEXT,
    "reason" TEXT,
    "whyNotViable" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PlanDecision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Plan" (
    "id" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "creditorId" TEXT NOT NULL,
    "negotiationId" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "totalMinor" BIGINT NOT NULL,
    "claimedMinor" BIGINT NOT NULL,
    "claimedOn" TEXT NOT NULL,
    "signerName" TEXT NOT NULL,
    "signedAt" TIMESTAMPTZ(3) NOT NULL,
    "signedOn" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "textSha256" TEXT NOT NULL,
    "linkId" TEXT NOT NULL,
    "ipAddress" TEXT NOT NULL,
    "userAgent" TEXT NOT NULL,
    "paperKey" TEXT,
    "paperSha256" TEXT,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Plan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PlanInstalment" (
    "id" TEXT NOT NULL,
    "planId" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "creditorId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "statutoryOn" TEXT NOT NULL,
    "dueOn" TEXT NOT NULL,
    "amountMinor" BIGINT NOT NULL,

    CONSTRAINT "PlanInstalment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Absence_userId_idx" ON "Absence"("userId");

-- CreateIndex
CREATE INDEX "Absence_deputyId_idx" ON "Absence"("deputyId");

-- CreateIndex
CREATE INDEX "Absence_creditorId_idx" ON "Absence"("creditorId");

-- CreateIndex
CREATE INDEX "MessageRead_caseId_idx" ON "MessageRead"("caseId");

-- CreateIndex
CREATE INDEX "MessageRead_creditorId_idx" ON "MessageRead"("creditorId");

-- CreateIndex
CREATE UNIQUE INDEX "MessageRead_messageId_readerKind_readerId_key" ON "MessageRead"("messageId", "readerKind", "readerId");

-- CreateIndex
CREATE UNIQUE INDEX "InboundMail_messageKey_key" ON "InboundMail"("messageKey");

-- CreateIndex
CREATE INDEX "Hold_caseId_liftedAt_idx" ON "Hold"("caseId", "liftedAt");

-- CreateIndex
CREATE INDEX "Hold_creditorId_idx" ON "Hold"("creditorId");

-- CreateIndex
CREATE INDEX "Hold_disputeId_idx" ON "Hold"("disputeId");

-- CreateIndex
CREATE INDEX "Dispute_creditorId_status_idx" ON "Dispute"("creditorId", "status");

-- CreateIndex
CREATE INDEX "Dispute_status_creditorDueOn_idx" ON "Dispute"("status", "creditorDueOn");

-- CreateIndex
CREATE UNIQUE INDEX "Dispute_caseId_number_key" ON "Dispute"("caseId", "number");

-- CreateIndex
CREATE INDEX "DisputeItem_creditorId_idx" ON "DisputeItem"("creditorId");

-- CreateIndex
CREATE UNIQUE INDEX "DisputeItem_disputeId_invoiceId_key" ON "DisputeItem"("disputeId", "invoiceId");

-- CreateIndex
CREATE INDEX "DisputeEntry_disputeId_at_idx" ON "DisputeEntry"("disputeId", "at");

-- CreateIndex
CREATE INDEX "DisputeEntry_creditorId_idx" ON "DisputeEntry"("creditorId");

-- CreateIndex
CREATE INDEX "InvoiceCredit_invoiceId_idx" ON "InvoiceCredit"("invoiceId");

-- CreateIndex
CREATE INDEX "InvoiceCredit_creditorId_idx" ON "InvoiceCredit"("creditorId");

-- CreateIndex
CREATE INDEX "Presence_subject_seenAt_idx" ON "Presence"("subject", "seenAt");

-- CreateIndex
CREATE INDEX "Negotiation_caseId_idx" ON "Negotiation"("caseId");

-- CreateIndex
CREATE INDEX "Negotiation_creditorId_idx" ON "Negotiation"("creditorId");

-- CreateIndex
CREATE INDEX "Negotiation_status_expiresAt_idx" ON "Negotiation"("status", "expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "one_live_negotiation" ON "Negotiation"("caseId") WHERE ("endedAt" IS NULL);

-- CreateIndex
CREATE INDEX "ProposalRound_caseId_idx" ON "ProposalRound"("caseId");

-- CreateIndex
CREATE INDEX "ProposalRound_creditorId_idx" ON "ProposalRound"("creditorId");

-- CreateIndex
CREATE UNIQUE INDEX "ProposalRound_negotiationId_number_key" ON "ProposalRound"("negotiationId", "number");

-- CreateIndex
CREATE INDEX "PlanDecision_negotiationId_round_idx" ON "PlanDecision"("negotiationId", "round");

-- CreateIndex
CREATE INDEX "PlanDecision_creditorId_idx" ON "PlanDecision"("creditorId");

-- CreateIndex
CREATE UNIQUE INDEX "Plan_negotiationId_key" ON "Plan"("negotiationId");

-- CreateIndex
CREATE INDEX "Plan_caseId_idx" ON "Plan"("caseId");

-- CreateIndex
CREATE INDEX "Plan_creditorId_idx" ON "Plan"("creditorId");

-- CreateIndex
CREATE UNIQUE INDEX "one_active_plan" ON "Plan"("caseId") WHERE (status = 'ACTIVE');

-- CreateIndex
CREATE INDEX "PlanInstalment_creditorId_idx" ON "PlanInstalment"("creditorId");

-- CreateIndex
CREATE INDEX "PlanInstalment_dueOn_idx" ON "PlanInstalment"("dueOn");

-- CreateIndex
CREATE UNIQUE INDEX "PlanInstalment_planId_number_key" ON "PlanInstalment"("planId", "number");

-- CreateIndex
CREATE INDEX "CaseEvent_xact_position_idx" ON "CaseEvent"("xact", "position");

-- CreateIndex
CREATE INDEX "Document_disputeId_idx" ON "Document"("disputeId");

-- CreateIndex
CREATE INDEX "Document_messageId_idx" ON "Document"("messageId");

-- AddForeignKey
ALTER TABLE "Absence" ADD CONSTRAINT "Absence_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Absence" ADD CONSTRAINT "Absence_deputyId_fkey" FOREIGN KEY ("deputyId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Document" ADD CONSTRAINT "Document_disputeId_fkey" FOREIGN KEY ("disputeId") REFERENCES "Dispute"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Document" ADD CONSTRAINT "Document_messageId_fkey" FOREIGN KEY ("messageId") REFERENCES "Message"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MessageRead" ADD CONSTRAINT "MessageRead_messageId_fkey" FOREIGN KEY ("messageId") REFERENCES "Message"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Hold" ADD CONSTRAINT "Hold_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Hold" ADD CONSTRAINT "Hold_invoiceId_fkey" FOREIGN KEY ("invoiceId") REFERENCES "Invoice"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Hold" ADD CONSTRAINT "Hold_disputeId_fkey" FOREIGN KEY ("disputeId") REFERENCES "Dispute"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Dispute" ADD CONSTRAINT "Dispute_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DisputeItem" ADD CONSTRAINT "DisputeItem_disputeId_fkey" FOREIGN KEY ("disputeId") REFERENCES "Dispute"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DisputeItem" ADD CONSTRAINT "DisputeItem_invoiceId_fkey" FOREIGN KEY ("invoiceId") REFERENCES "Invoice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DisputeEntry" ADD CONSTRAINT "DisputeEntry_disputeId_fkey" FOREIGN KEY ("disputeId") REFERENCES "Dispute"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InvoiceCredit" ADD CONSTRAINT "InvoiceCredit_invoiceId_fkey" FOREIGN KEY ("invoiceId") REFERENCES "Invoice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InvoiceCredit" ADD CONSTRAINT "InvoiceCredit_disputeId_fkey" FOREIGN KEY ("disputeId") REFERENCES "Dispute"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Negotiation" ADD CONSTRAINT "Negotiation_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProposalRound" ADD CONSTRAINT "ProposalRound_negotiationId_fkey" FOREIGN KEY ("negotiationId") REFERENCES "Negotiation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanDecision" ADD CONSTRAINT "PlanDecision_negotiationId_fkey" FOREIGN KEY ("negotiationId") REFERENCES "Negotiation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Plan" ADD CONSTRAINT "Plan_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Plan" ADD CONSTRAINT "Plan_negotiationId_fkey" FOREIGN KEY ("negotiationId") REFERENCES "Negotiation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanInstalment" ADD CONSTRAINT "PlanInstalment_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


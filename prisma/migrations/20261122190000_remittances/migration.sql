-- CreateTable
CREATE TABLE "BankDetails" (
    "id" TEXT NOT NULL,
    "creditorId" TEXT NOT NULL,
    "iban" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "street" TEXT,
    "buildingNumber" TEXT,
    "postalCode" TEXT,
    "town" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "nameCheck" TEXT NOT NULL,
    "checkedById" TEXT,
    "checkedAt" TIMESTAMPTZ(3),
    "enteredById" TEXT NOT NULL,
    "enteredByName" TEXT NOT NULL,
    "enteredByEmail" TEXT NOT NULL,
    "enteredAt" TIMESTAMPTZ(3) NOT NULL,
    "activeFrom" TIMESTAMPTZ(3) NOT NULL,
    "cancelledAt" TIMESTAMPTZ(3),
    "cancelledByName" TEXT,
    "cancelledWhy" TEXT,

    CONSTRAINT "BankDetails_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RemittanceRun" (
    "id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "proposedOn" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "creditorsCounted" INTEGER NOT NULL DEFAULT 0,
    "creditorsToCount" INTEGER NOT NULL DEFAULT 0,
    "approvalsNeeded" INTEGER NOT NULL DEFAULT 1,
    "firstById" TEXT,
    "firstByName" TEXT,
    "firstAt" TIMESTAMPTZ(3),
    "secondById" TEXT,
    "secondByName" TEXT,
    "secondAt" TIMESTAMPTZ(3),
    "heldUntil" TIMESTAMPTZ(3),
    "sentAt" TIMESTAMPTZ(3),
    "discardedById" TEXT,
    "discardedWhy" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RemittanceRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Remittance" (
    "id" TEXT NOT NULL,
    "runId" TEXT NOT NULL,
    "creditorId" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "leftOut" TEXT,
    "grossMinor" BIGINT NOT NULL,
    "feeMinor" BIGINT NOT NULL,
    "vatMinor" BIGINT NOT NULL,
    "keptMinor" BIGINT NOT NULL,
    "netMinor" BIGINT NOT NULL,
    "bankDetailsId" TEXT,
    "endToEndId" TEXT,
    "feeEndToEndId" TEXT,
    "sentAt" TIMESTAMPTZ(3),
    "confirmedOn" TEXT,
    "feeConfirmedOn" TEXT,
    "returnedOn" TEXT,
    "returnReason" TEXT,

    CONSTRAINT "Remittance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RemittanceLine" (
    "id" TEXT NOT NULL,
    "remittanceId" TEXT NOT NULL,
    "creditorId" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "grossMinor" BIGINT NOT NULL,
    "feeMinor" BIGINT NOT NULL,
    "vatMinor" BIGINT NOT NULL,
    "keptMinor" BIGINT NOT NULL,
    "payableMinor" BIGINT NOT NULL,

    CONSTRAINT "RemittanceLine_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RemittanceFile" (
    "id" TEXT NOT NULL,
    "runId" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "messageId" TEXT NOT NULL,
    "fileKey" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "transfers" INTEGER NOT NULL,
    "sumMinor" BIGINT NOT NULL,
    "writtenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RemittanceFile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FeeInvoice" (
    "id" TEXT NOT NULL,
    "creditorId" TEXT NOT NULL,
    "series" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "remittanceId" TEXT,
    "cause" TEXT NOT NULL,
    "issuedOn" TEXT NOT NULL,
    "dueOn" TEXT,
    "currency" TEXT NOT NULL,
    "netMinor" BIGINT NOT NULL,
    "vatMinor" BIGINT NOT NULL,
    "totalMinor" BIGINT NOT NULL,
    "vatTreatment" TEXT NOT NULL,
    "vatPercent" TEXT,
    "language" TEXT NOT NULL,
    "data" TEXT NOT NULL,
    "fileKey" TEXT,
    "sha256" TEXT,
    "issuedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "FeeInvoice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NumberSeries" (
    "series" TEXT NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "NumberSeries_pkey" PRIMARY KEY ("series")
);

-- CreateIndex
CREATE INDEX "BankDetails_creditorId_enteredAt_idx" ON "BankDetails"("creditorId", "enteredAt");

-- CreateIndex
CREATE INDEX "BankDetails_nameCheck_idx" ON "BankDetails"("nameCheck");

-- CreateIndex
CREATE UNIQUE INDEX "RemittanceRun_number_key" ON "RemittanceRun"("number");

-- CreateIndex
CREATE INDEX "RemittanceRun_status_idx" ON "RemittanceRun"("status");

-- CreateIndex
CREATE INDEX "RemittanceRun_proposedOn_idx" ON "RemittanceRun"("proposedOn");

-- CreateIndex
CREATE UNIQUE INDEX "Remittance_endToEndId_key" ON "Remittance"("endToEndId");

-- CreateIndex
CREATE UNIQUE INDEX "Remittance_feeEndToEndId_key" ON "Remittance"("feeEndToEndId");

-- CreateIndex
CREATE INDEX "Remittance_creditorId_sentAt_idx" ON "Remittance"("creditorId", "sentAt");

-- CreateIndex
CREATE INDEX "Remittance_status_idx" ON "Remittance"("status");

-- CreateIndex
CREATE UNIQUE INDEX "Remittance_runId_creditorId_currency_key" ON "Remittance"("runId", "creditorId", "currency");

-- CreateIndex
CREATE INDEX "RemittanceLine_creditorId_idx" ON "RemittanceLine"("creditorId");

-- CreateIndex
CREATE INDEX "RemittanceLine_caseId_idx" ON "RemittanceLine"("caseId");

-- CreateIndex
CREATE UNIQUE INDEX "RemittanceLine_remittanceId_caseId_key" ON "RemittanceLine"("remittanceId", "caseId");

-- CreateIndex
CREATE UNIQUE INDEX "RemittanceFile_messageId_key" ON "RemittanceFile"("messageId");

-- CreateIndex
CREATE INDEX "RemittanceFile_runId_idx" ON "RemittanceFile"("runId");

-- CreateIndex
CREATE UNIQUE INDEX "FeeInvoice_text_key" ON "FeeInvoice"("text");

-- CreateIndex
CREATE UNIQUE INDEX "FeeInvoice_remittanceId_key" ON "FeeInvoice"("remittanceId");

-- CreateIndex
CREATE UNIQUE INDEX "FeeInvoice_cause_key" ON "FeeInvoice"("cause");

-- CreateIndex
CREATE INDEX "FeeInvoice_creditorId_issuedOn_idx" ON "FeeInvoice"("creditorId", "issuedOn");

-- CreateIndex
CREATE UNIQUE INDEX "FeeInvoice_series_number_key" ON "FeeInvoice"("series", "number");

-- AddForeignKey
ALTER TABLE "Remittance" ADD CONSTRAINT "Remittance_runId_fkey" FOREIGN KEY ("runId") REFERENCES "RemittanceRun"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RemittanceLine" ADD CONSTRAINT "RemittanceLine_remittanceId_fkey" FOREIGN KEY ("remittanceId") REFERENCES "Remittance"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RemittanceFile" ADD CONSTRAINT "RemittanceFile_runId_fkey" FOREIGN KEY ("runId") REFERENCES "RemittanceRun"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FeeInvoice" ADD CONSTRAINT "FeeInvoice_remittanceId_fkey" FOREIGN KEY ("remittanceId") REFERENCES "Remittance"("id") ON DELETE SET NULL ON UPDATE CASCADE;

